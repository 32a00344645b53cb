using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace LrExpr.Language.Arithmetic;

/// <summary><c>a * b + c</c> rounded once, where code cannot be made with the instruction for it.</summary>
internal static class FusedMultiply
{
    /// <summary>
    /// Whether the C library has the instruction: it looks for it at run time, even where code for older processors was made ahead of time. A wrong
    /// answer would cost time, but no bits.
    /// </summary>
    private static readonly bool LibraryHasInstruction = HasInstruction || ProcessorHasInstruction();

    /// <summary>Whether code can use the instruction: known when code is made, so that nothing is asked at run time.</summary>
    public static bool HasInstruction => Fma.IsSupported || AdvSimd.IsSupported;

    /// <summary>With the bits of the instruction.</summary>
    public static double Add(double a, double b, double c) => LibraryHasInstruction ? Math.FusedMultiplyAdd(a, b, c) : Emulated(a, b, c);

    /// <summary>
    /// By S. Boldo and G. Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms using rounding to odd" (2008): the product and the sums are kept
    /// with their errors, and what is added last is rounded to an odd number, so that the two roundings are as one. That is for numbers whose product
    /// and errors are normal; the C library is slow and right for the others.
    /// </summary>
    internal static double Emulated(double a, double b, double c)
    {
        // Biased exponents: neither a part of the product may vanish, nor a part of a factor overflow.
        int ea = Exponent(a), eb = Exponent(b), ec = Exponent(c);
        if ((uint)(ea - 1) > 1980 || (uint)(eb - 1) > 1980 || (uint)(ea + eb - 1200) > 1800 || ec > 2000)
            return (a == 0 || b == 0) && ea < 0x7FF && eb < 0x7FF ? a * b + c : Math.FusedMultiplyAdd(a, b, c);

        double product = a * b;
        var (aHigh, aLow) = Halves(a);
        var (bHigh, bLow) = Halves(b);
        double productLow = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
        var (sum, sumLow) = Sum(c, productLow);
        var (most, rest) = Sum(product, sum);
        return most + OddSum(rest, sumLow);
    }

    private static bool ProcessorHasInstruction()
    {
        if (!X86Base.IsSupported)
            return false;

        // FMA, XSAVE used by the operating system, AVX.
        const int Needed = 1 << 12 | 1 << 27 | 1 << 28;
        return (X86Base.CpuId(1, 0).Ecx & Needed) == Needed;
    }

    private static int Exponent(double x) => (int)(BitConverter.DoubleToInt64Bits(x) >> 52) & 0x7FF;

    /// <summary>Two numbers of 26 bits whose sum is a number (T. J. Dekker).</summary>
    private static (double High, double Low) Halves(double x)
    {
        double large = x * 134217729.0;
        double high = large - (large - x);
        return (high, x - high);
    }

    /// <summary>A sum and what it lacks (D. E. Knuth).</summary>
    private static (double High, double Low) Sum(double a, double b)
    {
        double sum = a + b;
        double part = sum - a;
        return (sum, (a - (sum - part)) + (b - part));
    }

    /// <summary>A sum that, if it is not exact, is that of its two neighbours whose last bit is 1.</summary>
    private static double OddSum(double a, double b)
    {
        var (sum, low) = Sum(a, b);
        long bits = BitConverter.DoubleToInt64Bits(sum);
        if (low == 0 || (bits & 1) != 0)
            return sum;
        return BitConverter.Int64BitsToDouble((low > 0) == (sum > 0) ? bits + 1 : bits - 1);
    }
}
