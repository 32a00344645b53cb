using LrExpr.Language.Arithmetic;

namespace LrExpr.Tests.Arithmetic;

/// <summary>Values that people know, and those of zeros, infinities and NaN.</summary>
public sealed class ExactValueTests
{
    private static readonly (string Name, Func<double, double> Own, Func<double, double> Known)[] Functions =
    [
        ("exp", Scalar.Of<Exp>, Math.Exp),
        ("ln", Scalar.Of<Ln>, Math.Log),
        ("log2", Scalar.Of<Log2>, Math.Log2),
        ("log10", Scalar.Of<Log10>, Math.Log10),
        ("sinh", Scalar.Of<Sinh>, Math.Sinh),
        ("cosh", Scalar.Of<Cosh>, Math.Cosh),
        ("tanh", Scalar.Of<Tanh>, Math.Tanh),
    ];

    [Fact]
    public void Zeros_infinities_NaN_and_limits_are_those_of_Math()
    {
        foreach (var (name, own, known) in Functions)
        {
            foreach (double x in Numbers.Edges)
            {
                if (!double.IsFinite(known(x)) || known(x) == 0 ? !Numbers.Same(own(x), known(x)) : Math.Abs(own(x) / known(x) - 1) > 1e-15)
                    Assert.Fail($"{name}({x:R}) = {own(x):R}, not {known(x):R}");
            }
        }
    }

    [Fact]
    public void Exp_and_ln_of_0_and_1()
    {
        Assert.Equal(1, Scalar.Of<Exp>(0));
        Assert.Equal(1, Scalar.Of<Exp>(-0.0));
        Assert.True(Numbers.Same(0, Scalar.Of<Ln>(1)));
        Assert.True(Numbers.Same(0, Scalar.Of<Log2>(1)));
        Assert.True(Numbers.Same(0, Scalar.Of<Log10>(1)));
        Assert.Equal(Math.E, Scalar.Of<Exp>(1));
        Assert.Equal(0.6931471805599453, Scalar.Of<Ln>(2));
        Assert.Equal(2.302585092994046, Scalar.Of<Ln>(10));
    }

    [Fact]
    public void Logarithms_of_powers_are_whole_numbers()
    {
        for (int n = -1074; n <= 1023; n++)
            Assert.Equal(n, Scalar.Of<Log2>(Math.ScaleB(1, n)));
        for (int n = 0; n <= 22; n++)
            Assert.Equal(n, Scalar.Of<Log10>(TenTo(n)));
    }

    [Fact]
    public void Powers_of_2_and_10_are_exact()
    {
        for (int n = -1080; n <= 1030; n++)
            Assert.Equal(Math.ScaleB(1, n), Scalar.Of<Power>(2, n));
        for (int n = 0; n <= 22; n++)
            Assert.Equal(TenTo(n), Scalar.Of<Power>(10, n));
    }

    [Fact]
    public void Sigmoid_has_its_limits()
    {
        Assert.Equal(0.5, Scalar.Of<Sigmoid>(0));
        Assert.Equal(1, Scalar.Of<Sigmoid>(40));
        Assert.Equal(1, Scalar.Of<Sigmoid>(double.PositiveInfinity));
        Assert.True(Numbers.Same(0, Scalar.Of<Sigmoid>(double.NegativeInfinity)));
        Assert.True(double.IsNaN(Scalar.Of<Sigmoid>(double.NaN)));
        Assert.Equal(double.Epsilon, Scalar.Of<Sigmoid>(-744.5));
        Assert.Equal(0.7310585786300049, Scalar.Of<Sigmoid>(1));
    }

    [Fact]
    public void Odd_functions_are_odd_and_small_numbers_stay()
    {
        var numbers = new Numbers(2);
        for (int i = 0; i < 20_000; i++)
        {
            double x = numbers.Mixed();
            Assert.True(Numbers.Same(-Scalar.Of<Sinh>(x), Scalar.Of<Sinh>(-x)));
            Assert.True(Numbers.Same(-Scalar.Of<Tanh>(x), Scalar.Of<Tanh>(-x)));
            Assert.True(Numbers.Same(Scalar.Of<Cosh>(x), Scalar.Of<Cosh>(-x)));
            double small = Math.ScaleB(numbers.Between(-1, 1), numbers.Whole(-1080, -28));
            Assert.True(Numbers.Same(small, Scalar.Of<Sinh>(small)));
            Assert.True(Numbers.Same(small, Scalar.Of<Tanh>(small)));
        }
    }

    private static double TenTo(int n)
    {
        double power = 1;
        for (int i = 0; i < n; i++)
            power *= 10;
        return power;
    }
}
