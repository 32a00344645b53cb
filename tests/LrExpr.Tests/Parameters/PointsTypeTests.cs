namespace LrExpr.Tests.Parameters;

/// <summary>Points, as the piecewise schedules of Baselines and RLlib have them: <c>[[0, 1], [100, 0.1]]</c>.</summary>
public sealed class PointsTypeTests
{
    [Fact]
    public void Points_AreATableOfTheirFirstNumbers()
    {
        var schedule = Load(Points(["0", "1"], ["10", "0.5"], ["30", "1e-1"]))["a"];

        Assert.Equal([1, 0.75, 0.5, 0.3, 0.1, 0.1], new long[] { 0, 5, 10, 20, 30, 99 }.Select(schedule.At));
    }

    [Fact]
    public void Point_MayBeATextOfAnArray_AndItsNumbersFormulas()
    {
        var schedule = Load(new Setting("endpoints", [new("0", "[0, 2 ^ -1]"), new("1", [new("0", "2 * 5"), new("1", "1")])]))["a"];

        Assert.Equal([0.5, 0.75, 1], new long[] { 0, 5, 10 }.Select(schedule.At));
    }

    [Fact]
    public void Points_ThatAreNone_AreEachReported()
    {
        Assert.Equal(["'endpoints' must be an array of pairs, such as [[0, 1], [100, 0.1]]"], Messages(new Setting("endpoints", "0.5")));
        Assert.Equal(
            ["each of 'endpoints' must be a pair of numbers, but this one has 3", "'endpoints' must be in ascending order, but 5 follows 10", "each of 'endpoints' must be a pair of numbers, such as [100, 0.1]"],
            Messages(new Setting("endpoints", [.. Points(["0", "1"], ["10", "1"], ["10", "1", "2"], ["5", "1"]).Children, new("4", [new("x", "1")])])));
    }

    [Fact]
    public void Points_TooMany_AreRefused()
    {
        string[][] points = [.. Enumerable.Range(0, 2_000).Select(step => new[] { FormattableString.Invariant($"{step}"), "1" })];

        Assert.Equal("LRX5007", Assert.Single(Assert.Throws<ScheduleException>(() => Load(Points(points))).Diagnostics).Code);
    }

    [Fact]
    public void Points_OfAKindInCode_AreItsTable()
    {
        var kind = new ScheduleKind("Steps", arguments =>
        {
            var points = arguments.Table("endpoints");
            return step => points.Last(point => point.Key <= step).Value;
        })
        { Parameters = [ScheduleKindParameter.Points("endpoints")] };
        var set = ScheduleSet.Load(
            new Setting("LrExpr", [new("Schedules", [new("a", [new("Kind", "Steps"), new("Parameters", [Points(["0", "1"], ["10", "0.5"], ["10", "0.25"])])])])]), [kind]);

        Assert.Equal([1, 0.25], new long[] { 9, 10 }.Select(set["a"].At));
    }

    private static IEnumerable<string> Messages(Setting endpoints)
    {
        var diagnostics = Assert.Throws<ScheduleException>(() => Load(endpoints)).Diagnostics;
        Assert.All(diagnostics, diagnostic => Assert.Equal("LRX3001", diagnostic.Code));
        return diagnostics.Select(diagnostic => diagnostic.Message);
    }

    private static Setting Points(params string[][] points) => new("endpoints", Elements(points.Select(point => (Func<string, Setting>)(key => new Setting(key, Elements(point.Select(number => (Func<string, Setting>)(inner => new Setting(inner, number)))))))));

    private static IEnumerable<Setting> Elements(IEnumerable<Func<string, Setting>> elements) =>
        elements.Select((element, i) => element(FormattableString.Invariant($"{i}")));

    private static ScheduleSet Load(Setting endpoints) =>
        ScheduleSet.Load(new Setting("LrExpr", [new("Schedules", [new("a", [new("Kind", "rllib.PiecewiseSchedule"), new("Parameters", [endpoints])])])]));
}
