using System.Numerics;

namespace LrExpr.Lowering;

/// <summary>The natural logarithm to twice the digits of a double, in whole numbers.</summary>
internal static class ExactLogarithm
{
    private const int Bits = 160;

    /// <summary>Those computed last: thousands of schedules have few bases, and one logarithm takes some microseconds.</summary>
    private static readonly Known?[] Last = new Known?[64];

    /// <param name="x">A positive, finite number.</param>
    /// <returns>The nearest double and what it lacks.</returns>
    public static (double High, double Low) Of(double x)
    {
        ref var place = ref Last[(uint)x.GetHashCode() % (uint)Last.Length];
        var known = place;
        if (known is null || known.Number != x)
            place = known = new Known(x, Compute(x));
        return known.Logarithm;
    }

    private static (double High, double Low) Compute(double x)
    {
        // x = m * 2^k with m in [3/4, 3/2).
        int k = Math.ILogB(x);
        double m = Math.ScaleB(x, -k);
        if (m >= 1.5)
            (m, k) = (m / 2, k + 1);

        var logarithm = TwiceArtanh(Scaled(m) - One, Scaled(m) + One) + k * TwiceArtanh(1, 3);
        double high = ToDouble(logarithm);
        return (high, ToDouble(logarithm - Scaled(high)));
    }

    private static BigInteger One => BigInteger.One << Bits;

    /// <summary><c>2 artanh(a / b) = ln((b + a) / (b - a))</c> by its series, for <c>|a / b|</c> below 1/2.</summary>
    private static BigInteger TwiceArtanh(BigInteger a, BigInteger b)
    {
        var s = (a << Bits) / b;
        var square = (s * s) >> Bits;
        var (sum, power) = (BigInteger.Zero, s);
        for (int i = 1; !power.IsZero && power != BigInteger.MinusOne; i += 2)
        {
            sum += power / i;
            power = (power * square) >> Bits;
        }

        return 2 * sum;
    }

    /// <summary>A double in units of 2^-160; exact down to 2^-107.</summary>
    private static BigInteger Scaled(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = bits & 0xFFFFFFFFFFFFF | (exponent == 0 ? 0 : 1L << 52);
        int shift = Math.Max(exponent, 1) - 1075 + Bits;
        var magnitude = shift >= 0 ? mantissa << shift : mantissa >> -shift;
        return x < 0 ? -magnitude : magnitude;
    }

    private static double ToDouble(BigInteger x) => Math.ScaleB((double)x, -Bits);

    private sealed record Known(double Number, (double High, double Low) Logarithm);
}
