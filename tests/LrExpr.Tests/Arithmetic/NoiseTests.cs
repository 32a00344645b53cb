using LrExpr.Language.Arithmetic;

namespace LrExpr.Tests.Arithmetic;

/// <summary>Noise is that of Philox, whatever seed and index are.</summary>
public sealed class NoiseTests
{
    private const double TwoToMinus53 = 1.0 / (1L << 53), TwoTo63 = 9223372036854775808.0;

    [Fact]
    public void Noise_OfEdges()
    {
        double[] edges = [.. Numbers.Edges, 42, 4294967296, -4294967297, TwoTo63, -TwoTo63, 9.3e18, 9223372036854774784];
        foreach (double seed in edges)
        {
            foreach (double n in edges)
                Check(seed, n);
        }
    }

    [Fact]
    public void Noise_OfManySteps()
    {
        var numbers = new Numbers(24);
        for (int i = 0; i < 100_000; i++)
        {
            Check(42, i);
            Check(numbers.Between(-1e19, 1e19), numbers.Between(-1e10, 1e10));
        }
    }

    private static void Check(double seed, double n)
    {
        double uniform = Scalar.Of<Uniform>(seed, n), normal = Scalar.Of<Normal>(seed, n);
        if (double.IsNaN(seed) || double.IsNaN(n))
        {
            Assert.True(double.IsNaN(uniform) && double.IsNaN(normal));
            return;
        }

        var (a, b) = Philox.Draw((ulong)Step(seed), (ulong)Step(n));
        double u = ((a >> 11) + 1) * TwoToMinus53, v = (b >> 11) * TwoToMinus53;
        double plain = Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
        if (!Numbers.Same((a >> 11) * TwoToMinus53, uniform) || !(Math.Abs(normal - plain) <= 1e-14))
            Assert.Fail($"{seed:R} and {n:R}: {uniform:R} and {normal:R}, not {(a >> 11) * TwoToMinus53:R} and {plain:R}");
    }

    private static long Step(double x)
    {
        double floor = Math.Floor(x);
        return floor >= TwoTo63 ? long.MaxValue : floor <= -TwoTo63 ? long.MinValue : (long)floor;
    }
}
