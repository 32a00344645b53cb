using System.Globalization;
using CsCheck;
using LrExpr.Cli.Plotting;
using LrExpr.Curves;

namespace LrExpr.Cli.Tests;

public sealed class ScaleTests
{
    private static readonly Gen<double> AnyFinite = Gen.OneOf(Gen.Double[-1000, 1000], Gen.Double[-1e-300, 1e-300], Gen.Double.Where(double.IsFinite));

    [Fact]
    public void ScaleForValues_OfAnyValues_ShowsAllOfThem() => Gen.Select(AnyFinite.Array[1, 5], Gen.Int[2, 12]).Sample((values, most) =>
    {
        var scale = AxisScale.ForValues(values, isLogarithmic: false, most);
        Assert.True(scale.Low < scale.High, $"{scale}");
        Assert.All(values, value => Assert.InRange(scale.FractionOf(value), -1e-9, 1 + 1e-9));
    });

    [Fact]
    public void LogarithmicScale_OfAnyPositiveValues_ShowsAllOfThem() => Gen.Select(AnyFinite.Array[1, 5], Gen.Int[2, 12]).Sample((values, most) =>
    {
        var scale = AxisScale.ForValues(values, isLogarithmic: true, most);
        Assert.True(scale.Low > 0 && scale.Low < scale.High && double.IsFinite(scale.High), $"{scale}");
        Assert.All(values.Where(value => value > 0), value => Assert.InRange(scale.FractionOf(value), -1e-9, 1 + 1e-9));
    });

    [Fact]
    public void Ticks_OfAnyScale_AreWithinItRisingAndFew() => Gen.Select(AnyFinite.Array[1, 5], Gen.Int[2, 12], Gen.Bool).Sample((values, most, isLogarithmic) =>
    {
        var scale = AxisScale.ForValues(values, isLogarithmic, most);
        var ticks = Ticks.Of(scale, most);
        Assert.InRange(ticks.Count, 2, most + 2);
        Assert.All(ticks, tick => Assert.InRange(tick.Value, scale.Low, scale.High));
        Assert.Equal(ticks.Select(tick => tick.Value).Distinct().Order(), ticks.Select(tick => tick.Value));
        Assert.All(ticks, tick => Assert.Equal(tick.Value, double.Parse(tick.Label, CultureInfo.InvariantCulture)));
    });

    [Fact]
    public void Ticks_OfAnySteps_AreWholeNumbersWithin() => Gen.Select(Gen.Long, Gen.Long, Gen.Int[2, 20]).Sample((a, b, most) =>
    {
        var scale = AxisScale.ForSteps(Math.Min(a, b), Math.Max(a, b), isLogarithmic: false);
        var ticks = Ticks.Of(scale, most);
        Assert.All(ticks, tick => Assert.InRange(tick.Value, scale.Low, scale.High));
        Assert.All(ticks, tick => Assert.Equal(Math.Floor(tick.Value), tick.Value));
    });

    [Fact]
    public void Fraction_OfAScale_IsUndoneByItsValue() => Gen.Select(Gen.Double[1e-6, 1e6], Gen.Double[1.001, 1e6], Gen.Double[0, 1], Gen.Bool).Sample((low, factor, fraction, isLogarithmic) =>
    {
        var scale = new AxisScale(low, low * factor, isLogarithmic);
        Assert.Equal(fraction, scale.FractionOf(scale.ValueAt(fraction)), 1e-9);
    });

    [Theory]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(0, 0.3, 3, "0 0.1 0.2 0.3")]
    [InlineData(-5, 5, 4, "-5 0 5")]
    [InlineData(0, 1e15, 2, "0 5e14 1e15")]
    [InlineData(0, 3e-7, 3, "0 1e-07 2e-07 3e-07")]
    [InlineData(0, 1234567, 3, "0 500000 1000000")]
    public void Ticks_OfALinearScale_AreRoundNumbers(double low, double high, int most, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Of(new AxisScale(low, high, false), most).Select(tick => tick.Label)));

    [Theory]
    [InlineData(1499, 2499, 2, "1000 2000 3000")]
    [InlineData(0.1, 0.95, 5, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(-3, 7, 3, "-5 0 5 10")]
    [InlineData(0.5, 0.5, 4, "0 0.2 0.4 0.6")]
    public void Ticks_OfAScaleForValues_BeginAndEndIt(double low, double high, int most, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Of(AxisScale.ForValues([low, high], false, most), most).Select(tick => tick.Label)));

    [Theory]
    [InlineData(1, 1000, 5, "1 10 100 1000")]
    [InlineData(1e-300, 1e300, 4, "1e-300 1e-150 1 1e150 1e300")]
    [InlineData(1, 10, 5, "1 2 5 10")]
    [InlineData(1, 5, 9, "1 2 3 4 5")]
    public void Ticks_OfALogarithmicScale_ArePowersOfTen(double low, double high, int most, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Of(new AxisScale(low, high, true), most).Select(tick => tick.Label)));

    [Fact]
    public void Sample_OfAnyCurve_KeepsTheExtremesOfAllSteps() => Gen.Select(Gen.Int[0, 300_000], Gen.Int[2, 400]).Sample((spike, columns) =>
    {
        var schedule = Schedule.Compile(FormattableString.Invariant($"step == {spike} ? 5 : sin(step)"));
        var curve = new CurveSampler(0, 300_000, columns, isLogarithmic: false).Sample(schedule);
        Assert.Contains(new CurvePoint(spike, 5), curve.Points);
        Assert.True(curve.Points.Count <= 4 * (columns + 1));
        Assert.Equal((0, 300_000), (curve.Points[0].Step, curve.Points[^1].Step));
        Assert.True(curve.HasAllSteps);
    }, iter: 20);

    [Fact]
    public void SimplifiedLine_OfASpike_KeepsIt() =>
        Assert.Equal([(0, 0), (1, 0), (1, 10), (1, 5), (2, 5)], SimplifiedLine.Of([(0, 0), (0.5, 0), (1, 0), (1, 10), (1, 5), (1.5, 5), (2, 5)], 0.2));
}
