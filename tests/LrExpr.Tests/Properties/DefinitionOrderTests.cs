namespace LrExpr.Tests.Properties;

/// <summary>Definitions refer to each other in any order, and what is reported does not depend on it.</summary>
public class DefinitionOrderTests
{
    private static readonly Setting Kinds = new("Kinds",
    [
        new Setting("Of", [new Setting("Formula", "inner(step)"), new Setting("Parameters", [new Setting("inner", [new Setting("Type", "schedule")])])]),
        new Setting("Times", [new Setting("Formula", "by * step"), new Setting("Parameters", [new Setting("by", [new Setting("Type", "number")])])]),
    ]);

    [Theory]
    [InlineData("Functions", "(x) => unknown", "(x) => [b(x)]")]
    [InlineData("Schedules", "unknown", "[b(step)]")]
    [InlineData("Schedules", "b(step)", "b(step) && true")]
    public void Faults_OfWhatIsCalled_HideNothingOfTheCaller(string group, string called, string caller)
    {
        var members = new[] { new Setting("a", caller), new Setting("b", called) };

        var before = Diagnostics(new Setting(group, members));
        var after = Diagnostics(new Setting(group, members.Reverse()));

        Assert.Equal(2, before.Select(diagnostic => diagnostic.Path).Distinct().Count());
        Assert.Equal(before.Select(diagnostic => diagnostic.ToString()), after.Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void Parameter_NamedLikeASchedule_IsNoReferenceToIt()
    {
        var rate = new Setting("rate", [new Setting("Formula", "Times(step, rate)"), new Setting("Parameters", [new Setting("rate", "2")])]);

        Assert.Equal(14, ScheduleSet.Load(Section(rate))["rate"].At(7));
    }

    [Fact]
    public void Circle_ThroughAScheduleInPlace_NamesItAfterItsPlace()
    {
        var schedule = new Setting("a", [new Setting("Kind", "Of"), new Setting("Parameters", [new Setting("inner", "a(step) + 1")])]);

        var circle = Assert.Single(Diagnostics(new Setting("Schedules", [schedule])));

        Assert.Equal("LRX4001", circle.Code);
        Assert.EndsWith("a -> a:inner -> a", circle.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schedule_GivenToAKindByName_MayStandBehindIt()
    {
        var set = ScheduleSet.Load(Section(
            new Setting("a", "Of(step, b) + Of(step, inner: c)"),
            new Setting("b", [new Setting("Kind", "Of"), new Setting("Parameters", [new Setting("inner", "c")])]),
            new Setting("c", "step * 2")));

        Assert.Equal(28, set["a"].At(7));
    }

    private static Setting Section(params Setting[] schedules) => new("LrExpr", [Kinds, new Setting("Schedules", schedules)]);

    private static IReadOnlyList<Diagnostic> Diagnostics(Setting group)
    {
        ScheduleSet.TryLoad(new Setting("LrExpr", [Kinds, group]), out _, out var diagnostics);
        return diagnostics;
    }
}
