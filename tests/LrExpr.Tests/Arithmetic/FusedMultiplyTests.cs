using LrExpr.Language.Arithmetic;

namespace LrExpr.Tests.Arithmetic;

/// <summary>The emulation of the instruction has its bits; the library's function is right on every machine, by the instruction or without.</summary>
public sealed class FusedMultiplyTests
{
    [Fact]
    public void Edges_have_the_bits_of_the_instruction()
    {
        foreach (double a in Numbers.Edges)
            foreach (double b in Numbers.Edges)
                foreach (double c in Numbers.Edges)
                    Check(a, b, c);
    }

    [Fact]
    public void Random_triples_have_the_bits_of_the_instruction()
    {
        var numbers = new Numbers(1);
        for (int i = 0; i < 3_000_000; i++)
        {
            double a = Factor(numbers, i), b = Factor(numbers, i / 3);
            double c = (i % 5) switch
            {
                // What cancels, almost cancels, or decides how the product is rounded.
                0 => -(a * b),
                1 => a * b * -(1 + numbers.Whole(-4, 4) * Math.ScaleB(1, -52)),
                2 => Math.ScaleB(a * b, numbers.Whole(-120, 120)),
                3 => Math.ScaleB(1, numbers.Whole(-120, 120)),
                _ => Factor(numbers, i / 7),
            };
            Check(a, b, c);
        }
    }

    private static double Factor(Numbers numbers, int kind) => (kind % 4) switch
    {
        0 => numbers.AnyBits(),
        1 => numbers.Between(-2, 2),
        2 => Math.ScaleB(numbers.Whole(-(1 << 27), 1 << 27), numbers.Whole(-40, 40)),
        _ => Math.ScaleB(numbers.Between(1, 2), numbers.Whole(-1074, 1023)),
    };

    private static void Check(double a, double b, double c)
    {
        double expected = Math.FusedMultiplyAdd(a, b, c), actual = FusedMultiply.Emulated(a, b, c);
        if (!Numbers.Same(expected, actual))
            Assert.Fail($"{a:R} * {b:R} + {c:R} = {actual:R}, not {expected:R}");
        if (!Numbers.Same(expected, FusedMultiply.Add(a, b, c)))
            Assert.Fail($"{a:R} * {b:R} + {c:R} is another number by the library");
    }
}
