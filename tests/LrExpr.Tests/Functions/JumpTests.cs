using LrExpr.Facts;
using LrExpr.Language;

namespace LrExpr.Tests.Functions;

/// <summary>Lines between points of which several are at one place: there the last of them holds, and just before it the first.</summary>
public sealed class JumpTests
{
    private static readonly FunctionSymbol Function = FunctionTable.Interpolate;

    [Theory]
    [InlineData(new double[] { 0, 10, 10, 20 }, new double[] { 0, 1, 5, 6 }, 9, 0.9)]
    [InlineData(new double[] { 0, 10, 10, 20 }, new double[] { 0, 1, 5, 6 }, 10, 5)]
    [InlineData(new double[] { 0, 10, 10, 20 }, new double[] { 0, 1, 5, 6 }, 12, 5.2)]
    [InlineData(new double[] { 0, 0, 10 }, new double[] { 3, 1, 2 }, -1, 3)]
    [InlineData(new double[] { 0, 0, 10 }, new double[] { 3, 1, 2 }, 0, 1)]
    [InlineData(new double[] { 0, 0, 10 }, new double[] { 3, 1, 2 }, 5, 1.5)]
    [InlineData(new double[] { 0, 10, 10 }, new double[] { 0, 1, 7 }, 5, 0.5)]
    [InlineData(new double[] { 0, 10, 10 }, new double[] { 0, 1, 7 }, 10, 7)]
    [InlineData(new double[] { 0, 10, 10 }, new double[] { 0, 1, 7 }, 11, 7)]
    [InlineData(new double[] { 0, 5, 5, 5, 10 }, new double[] { 0, 1, 99, 3, 4 }, 5, 3)]
    [InlineData(new double[] { 0, 5, 5, 5, 10 }, new double[] { 0, 1, 99, 3, 4 }, 2.5, 0.5)]
    [InlineData(new double[] { 4, 4 }, new double[] { 1, 2 }, 3, 1)]
    [InlineData(new double[] { 4, 4 }, new double[] { 1, 2 }, 4, 2)]
    [InlineData(new double[] { 4, 4, 4 }, new double[] { 1, 2, 3 }, 5, 3)]
    public void Value_AroundAJump_IsThatOfItsSide(double[] xs, double[] ys, double x, double value) =>
        Assert.Equal(value, Function.Invoke([x, xs, ys]).Number, 1e-15);

    /// <summary>Closures, machine code, blocks with few points and with many, and plans that cut the points to those of a range.</summary>
    [Theory]
    [InlineData("interp(step, [0, 100, 100, 300], [0, 1, 5, 2])")]
    [InlineData("interp(step / 7, [0, 0, 10, 10, 20, 20], [3, 1, 2, 5, 4, 0])")]
    [InlineData("interp(min(step, 100), [0, 100, 100, 300], [0, 1, 5, 2])")]
    [InlineData("interp(max(step, 100), [0, 100, 100, 300], [0, 1, 5, 2])")]
    [InlineData("interp(step % 100, [0, 50, 50, 99, 99], [0, 1, 2, 3, 9])")]
    [InlineData("interp(step, sorted(concat(range(40), range(40))), sums(range(80)))")]
    [InlineData("interp(-step, [-200, -100, -100, 0], [0, 1, 5, 2])")]
    [InlineData("step < 100 ? interp(step, [0, 100, 100, 300], [0, 1, 5, 2]) : interp(step, [0, 100, 100, 300], [0, 1, 5, 2])")]
    public void Values_InEveryWay_AreTheSame(string formula)
    {
        var schedule = Schedule.Compile(formula);
        double[] expected = [.. Enumerable.Range(-50, 1000).Select(step => LrExpr.Binding.BoundEvaluator.Evaluate(schedule.Symbol.Body, step))];
        double[] filled = new double[1000];
        schedule.Fill(-50, filled);
        double[] planned = new double[950];
        schedule.Fill(0, planned);

        Assert.Equal(expected, Enumerable.Range(-50, 1000).Select(step => schedule.At(step)));
        Assert.Equal(expected, Enumerable.Range(-50, 1000).Select(step => schedule.Function(step)));
        Assert.Equal(expected, filled);
        Assert.Equal(expected[50..], planned);
    }

    [Theory]
    [InlineData("interp(step, [0, 10, 10, 20], [1, 2, 5, 5])", Tendency.Rising)]
    [InlineData("interp(step, [0, 10, 10, 20], [5, 4, 1, 0])", Tendency.Falling)]
    [InlineData("interp(step, [0, 10, 10, 20], [0, 4, 1, 2])", Tendency.Unknown)]
    [InlineData("interp(step, [0, 0, 10], [2, 2, 2])", Tendency.Constant)]
    public void Facts_OfJumps_AreThoseOfThePoints(string formula, object tendency)
    {
        var fact = new FactReader(new StepRange(0, 100)).Visit(Schedule.Compile(formula).Code.Lowered.Body);

        Assert.Equal((Tendency)tendency, fact.Tendency);
        Assert.True(fact.Interval.IsFinite);
    }

    [Fact]
    public void Outline_OfAJump_MarksItOnce()
    {
        var outline = Schedule.Compile("interp(step, [0, 100, 100, 200], [0, 1, 5, 6])").Outline;

        Assert.Equal([100, 200], outline.Landmarks(0, 1000).Select(mark => mark.Step));
        Assert.Equal((200, 6), outline.Settled());
    }

    [Fact]
    public void Pchip_WithPointsAtOnePlace_IsRefused()
    {
        Schedule.TryCompile("pchip(step, [0, 10, 10], [0, 1, 2])", null, out _, out var diagnostics);

        Assert.Equal("boundaries must be strictly increasing, but 10 follows 10", Assert.Single(diagnostics).Message);
    }
}
