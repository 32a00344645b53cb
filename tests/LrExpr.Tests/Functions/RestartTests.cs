namespace LrExpr.Tests.Functions;

/// <summary>What libraries compute in loops, as tables that are made at load.</summary>
public sealed class RestartTests
{
    private const string Restarts = """
        let lengths = iterate(t_0, min(trunc(t_0 * t_mult), 2 ^ 53), 1000);
        let ends = sums(lengths);
        let n = reached(step, ends);
        base_lr * (1 + cos(pi * (step - at(ends - lengths, n)) / at(lengths, n))) / 2
        """;

    /// <summary>Values of Composer's <c>CosineAnnealingWarmRestartsScheduler</c>; where its periods have shrunk to nothing it raises, and here there is no number.</summary>
    [Theory]
    [InlineData(10, 2, new[] { 0, 0.1, 1, 0.09755282581475769, 9, 0.0024471741852423235, 10, 0.1, 11, 0.0993844170297569, 29, 0.0006155829702431171, 30, 0.1, 44, 0.07269952498697733, 70, 0.1, 149, 3.8548187963854955e-05, 150, 0.1, 230, 0.05 })]
    [InlineData(16, 0.5, new[] { 0, 0.1, 15, 0.0009607359798384785, 16, 0.1, 17, 0.09619397662556434, 23, 0.0038060233744356634, 24, 0.1, 26, 0.05, 28, 0.1, 29, 0.05, 30, 0.1, 31, double.NaN, 60, double.NaN })]
    public void Periods_RoundedEachTime_AreThoseOfComposer(double first, double factor, double[] points)
    {
        var schedule = Schedule.Compile(Restarts, new() { ["base_lr"] = 0.1, ["t_0"] = first, ["t_mult"] = factor });

        Assert.All(points.Chunk(2), point => Assert.Equal(point[1], schedule.At((long)point[0]), 1e-15));
    }

    [Theory]
    [InlineData(10, 1.5)]
    [InlineData(10, 1.1)]
    [InlineData(1000, 1.001)]
    [InlineData(7, 1)]
    [InlineData(1, 1.5)]
    [InlineData(3, 2.7)]
    public void Periods_RoundedEachTime_BeginWhereALoopSays(int first, double factor)
    {
        var start = Schedule.Compile(
            "let lengths = iterate(t_0, min(trunc(t_0 * t_mult), 2 ^ 53), 1000); let ends = sums(lengths); at(ends - lengths, reached(step, ends))",
            new() { ["t_0"] = first, ["t_mult"] = factor });
        long begun = 0, length = first, end = length;
        for (int period = 1; period <= 1000 && begun < 1_000_000; period++)
        {
            Assert.Equal(begun, start.At(begun));
            Assert.Equal(begun, start.At(end - 1));
            (begun, length) = (end, (int)(length * factor));
            end += length;
        }
    }

    /// <summary>Values of Paddle's <c>PiecewiseDecay</c> with boundaries that are not sorted: the first one that is beyond the step counts.</summary>
    [Fact]
    public void Boundaries_ThatAreNotSorted_AreThoseOfPaddle()
    {
        var schedule = Schedule.Compile("at([0.3, 0.2, 0.1], reached(step, maxima([50, 20])))");

        Assert.Equal([0.3, 0.3, 0.3, 0.3, 0.1, 0.1], new long[] { 0, 19, 20, 49, 50, 90 }.Select(step => schedule.At(step)));
    }
}
