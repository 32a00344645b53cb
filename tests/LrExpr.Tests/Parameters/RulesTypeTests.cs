namespace LrExpr.Tests.Parameters;

/// <summary>Rules, as Diffusers has them: <c>1:10, 0.1:20, 0.005</c>.</summary>
public sealed class RulesTypeTests
{
    [Theory]
    [InlineData("1:10,0.1:20,0.005", 1, 0.1, 0.005)]
    [InlineData(" 0.1 : 20 , 1 : 10 , 5e-3 ", 1, 0.1, 0.005)]
    [InlineData("0.5:10,0.1:20,1:10,0.005", 1, 0.1, 0.005)]
    [InlineData("0.25", 0.25, 0.25, 0.25)]
    public void Rules_InAnyOrder_HoldBeforeTheirSteps(string rules, double before10, double before20, double later)
    {
        var schedule = Load(rules)["a"];

        Assert.Equal([before10, before10, before20, before20, later, later], new long[] { 0, 9, 10, 19, 20, 1000 }.Select(schedule.At));
    }

    [Theory]
    [InlineData("1:10,0.1:20,", "the rule '' of 'step_rules' must be a value without a step, such as '0.005', for all steps that no other rule is for")]
    [InlineData("1:1e3,0.1", "the rule '1:1e3' of 'step_rules' must be a value, a colon and a whole step, such as '0.1:20'")]
    [InlineData("1:10,0.1:20", "the rule '0.1:20' of 'step_rules' must be a value without a step, such as '0.005', for all steps that no other rule is for")]
    [InlineData("1,0.1:20,0.005", "the rule '1' of 'step_rules' must be a value, a colon and a whole step, such as '0.1:20'")]
    [InlineData("1:2:3,inf", "the rule '1:2:3' of 'step_rules' must be a value, a colon and a whole step, such as '0.1:20'", "the rule 'inf' of 'step_rules' must be a value without a step, such as '0.005', for all steps that no other rule is for")]
    public void Rules_ThatCannotBeRead_AreEachReported(string rules, params string[] messages)
    {
        var diagnostics = Assert.Throws<ScheduleException>(() => Load(rules)).Diagnostics;

        Assert.All(diagnostics, diagnostic => Assert.Equal("LRX3001", diagnostic.Code));
        Assert.Equal(messages, diagnostics.Select(diagnostic => diagnostic.Message));
    }

    [Fact]
    public void Rules_TooMany_AreRefused()
    {
        string rules = string.Concat(Enumerable.Range(1, 2_000).Select(step => FormattableString.Invariant($"1:{step},"))) + "1";

        Assert.Equal("LRX5007", Assert.Single(Assert.Throws<ScheduleException>(() => Load(rules)).Diagnostics).Code);
    }

    [Fact]
    public void Rules_InTheFormOfATable_AreRefused()
    {
        var diagnostic = Assert.Single(Assert.Throws<ScheduleException>(() => Load(new Setting("step_rules", [new("10", "1")]))).Diagnostics);

        Assert.Equal("'step_rules' must be rules: a text such as '1:10, 0.1:20, 0.005'", diagnostic.Message);
    }

    [Fact]
    public void Rules_OfAKindInCode_AreItsTable()
    {
        var kind = new ScheduleKind("Steps", arguments =>
        {
            var rows = arguments.Table("rules");
            return step => rows.First(row => step < row.Key).Value;
        })
        { Parameters = [ScheduleKindParameter.Rules("rules")] };
        var set = ScheduleSet.Load(
            new Setting("LrExpr", [new("Schedules", [new("a", [new("Kind", "Steps"), new("Parameters", [new("rules", "1:10, 0.1:20, 0.005")])])])]), [kind]);

        Assert.Equal([1, 0.1, 0.005], new long[] { 9, 10, 20 }.Select(set["a"].At));
    }

    private static ScheduleSet Load(string rules) => Load(new Setting("step_rules", rules));

    private static ScheduleSet Load(Setting rules) => ScheduleSet.Load(new Setting("LrExpr", [new("Schedules", [
        new("a", [new("Kind", "diffusers.piecewise_constant"), new("Parameters", [new("base_lr", "1"), rules])])])]));
}
