using LrExpr.Cli.Input;

namespace LrExpr.Cli.Tests;

public class StepListTests
{
    [Theory]
    [InlineData("5", new long[] { 5 })]
    [InlineData("0,1,10..13", new long[] { 0, 1, 10, 11, 12, 13 })]
    [InlineData("0..1000:250", new long[] { 0, 250, 500, 750, 1000 })]
    [InlineData("0..999:250", new long[] { 0, 250, 500, 750 })]
    [InlineData("-2..2", new long[] { -2, -1, 0, 1, 2 })]
    [InlineData("-3..-1", new long[] { -3, -2, -1 })]
    [InlineData("7..7", new long[] { 7 })]
    [InlineData("7..8:100", new long[] { 7 })]
    [InlineData("3,1,1..2", new long[] { 3, 1, 1, 2 })]
    [InlineData(" 0 , 1 .. 2 ", new long[] { 0, 1, 2 })]
    [InlineData("1e3..1_002", new long[] { 1000, 1001, 1002 })]
    [InlineData("0..1e6:5e5", new long[] { 0, 500_000, 1_000_000 })]
    [InlineData("9223372036854775806..9223372036854775807", new long[] { long.MaxValue - 1, long.MaxValue })]
    [InlineData("-9223372036854775808..9223372036854775807:9223372036854775807", new long[] { long.MinValue, -1, long.MaxValue - 1 })]
    public void Parse_GoodList_HasTheStepsInOrder(string list, long[] expected) => Assert.Equal(expected, StepList.Parse([list]));

    [Theory]
    [InlineData("", "--steps '': a step is missing; write steps and ranges between commas, such as 0,1,10..20,0..1000:100")]
    [InlineData("1,,2", "--steps '1,,2': a step is missing; write steps and ranges between commas, such as 0,1,10..20,0..1000:100")]
    [InlineData("1,", "--steps '1,': a step is missing; write steps and ranges between commas, such as 0,1,10..20,0..1000:100")]
    [InlineData("one", "--steps 'one': 'one' is not a whole number")]
    [InlineData("0.5", "--steps '0.5': '0.5' is not a whole number")]
    [InlineData("0..", "--steps '0..': '' is not a whole number")]
    [InlineData("..5", "--steps '..5': '' is not a whole number")]
    [InlineData("0...5", "--steps '0...5': '.5' is not a whole number")]
    [InlineData("0..5..9", "--steps '0..5..9': '5..9' is not a whole number")]
    [InlineData("5..1", "--steps '5..1': range '5..1' ends before it begins")]
    [InlineData("0..9:0", "--steps '0..9:0': the stride of '0..9:0' must be 1 or more")]
    [InlineData("9..0:-1", "--steps '9..0:-1': the stride of '9..0:-1' must be 1 or more")]
    [InlineData("0..9:", "--steps '0..9:': '' is not a whole number")]
    [InlineData("0..9:1:1", "--steps '0..9:1:1': '1:1' is not a whole number")]
    [InlineData("5:2", "--steps '5:2': '5:2' has a stride but no range; write 0..1000:100")]
    [InlineData("5:2..9", "--steps '5:2..9': '5:2..9' has its stride before the end of the range; write 0..1000:100")]
    [InlineData("1e30", "--steps '1e30': '1e30' is beyond the largest step, 9223372036854775807")]
    [InlineData("1\u001b[31m", "--steps '1\\u{001B}[31m': '1\\u{001B}[31m' is not a whole number")]
    public void Parse_BadList_SaysWhatIsWrong(string list, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => StepList.Parse([list])).Message);

    [Fact]
    public void Parse_SeveralLists_FollowEachOther() => Assert.Equal([0L, 1, 5], StepList.Parse(["0..1", "5"]));

    [Fact]
    public void Parse_AsManyAsAllowed_IsGood() => Assert.Equal(StepList.MostSteps, StepList.Parse(["1..1_000_000"]).Length);

    [Theory]
    [InlineData("0..1_000_000", "1,000,001")]
    [InlineData("0..500000,0..500000", "1,000,002")]
    [InlineData("-9223372036854775808..9223372036854775807", "18,446,744,073,709,551,616")]
    public void Parse_TooMany_AreCountedButNotMade(string list, string count)
    {
        string expected = $"--steps asks for {count} values of each schedule; at most 1,000,000 are given at once (a stride thins a range out: 0..1e9:1e6)";
        Assert.Equal(expected, Assert.Throws<InputException>(() => StepList.Parse([list])).Message);
    }
}
