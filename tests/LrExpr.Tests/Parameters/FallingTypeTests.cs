namespace LrExpr.Tests.Parameters;

/// <summary>Numbers that may fall to 0, as RL Zoo has them: <c>lin_3e-4</c>.</summary>
public sealed class FallingTypeTests
{
    [Theory]
    [InlineData("lin_3e-4", 3e-4, 1.5e-4, 0)]
    [InlineData("Linear_.5", 0.5, 0.25, 0)]
    [InlineData(" 0.1 ", 0.1, 0.1, 0.1)]
    [InlineData("-2", -2, -2, -2)]
    [InlineData("lin_0", 0, 0, 0)]
    public void Number_WithAWordBeforeIt_FallsToZero(string given, double first, double half, double last) =>
        Assert.Equal([first, half, last], new long[] { 0, 50, 100 }.Select(Load(given)["a"].At));

    [Theory]
    [InlineData("lin_a")]
    [InlineData("lin_")]
    [InlineData("lin_1_2")]
    [InlineData("lin-0.1")]
    [InlineData("1e999")]
    [InlineData("lin_1e999")]
    public void Text_ThatIsNeither_IsRefused(string given)
    {
        var diagnostic = Assert.Single(Assert.Throws<ScheduleException>(() => Load(given)).Diagnostics);

        Assert.Equal("LRX3001", diagnostic.Code);
        Assert.Equal("'learning_rate' must be a number, or a text such as 'lin_3e-4' for one that falls to 0", diagnostic.Message);
    }

    [Fact]
    public void Number_InAFormula_StaysAsItIs() => Assert.Equal(0.1, Schedule.Compile("`rl_zoo3.learning_rate`(step, 100, 0.1)").At(50));

    [Fact]
    public void Number_OfAKindInCode_IsATableOfItsTwoEnds()
    {
        var kind = new ScheduleKind("Falls", arguments =>
        {
            var ends = arguments.Table("p");
            return step => ends[0].Value + ends[1].Value;
        })
        { Parameters = [ScheduleKindParameter.Falling("p")] };
        var set = ScheduleSet.Load(new Setting("LrExpr", [new("Schedules", [
            new("a", [new("Kind", "Falls"), new("Parameters", [new("p", "lin_4")])]),
            new("b", [new("Kind", "Falls"), new("Parameters", [new("p", "4")])])])]), [kind]);

        Assert.Equal([4, 8], new[] { set["a"].At(0), set["b"].At(0) });
    }

    private static ScheduleSet Load(string given) => ScheduleSet.Load(new Setting("LrExpr", [new("Schedules", [
        new("a", [new("Kind", "rl_zoo3.learning_rate"), new("Parameters", [new("total_timesteps", "100"), new("learning_rate", given)])])])]));
}
