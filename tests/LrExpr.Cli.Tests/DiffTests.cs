using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class DiffTests(Workspace files) : IClassFixture<Workspace>
{
    private static string Section(string schedules) => $$"""{ "LrExpr": { "Schedules": { {{schedules}} } } }""";

    private Outcome Diff(string before, string after, params string[] options)
    {
        files.Write("before.json", Section(before));
        files.Write("after.json", Section(after));
        return files.Run(["diff", "before.json", "after.json", .. options]);
    }

    [Theory]
    [InlineData("\"a\": \"0.1\"", "\"a\": \"0.1\"")]
    [InlineData("\"a\": \"0.1\"", "\"A\": \"1 / 10\"")]
    [InlineData("\"a\": \"2 * step\"", "\"a\": { \"Formula\": \"step * 2\", \"Description\": \"twice\" }")]
    [InlineData("\"a\": \"0/0 + step\"", "\"a\": \"step + 0/0\"")]
    [InlineData("", "")]
    public void Diff_SameValues_IsGood(string before, string after)
    {
        var outcome = Diff(before.Replace("0/0", "ln(-1 - step)", StringComparison.Ordinal), after.Replace("0/0", "ln(-1 - step)", StringComparison.Ordinal));
        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("no differences in ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_AllKindsOfDifferences_AreToldWithAPlot()
    {
        var outcome = Diff("\"a\": \"step < 10 ? 1 : 2\", \"b\": \"1\", \"c\": \"3\"", "\"a\": \"step < 20 ? 1 : 2\", \"c\": \"3\", \"d\": \"4\"", "--height", "3", "--width", "40");
        Assert.Equal(1, outcome.ExitCode);
        Golden.Verify("diff.40.txt", outcome.Output);
        Assert.StartsWith("removed  b\nadded    d\nchanged  a\n         first at step 10: 2 -> 1\n         most at step 10: 2 -> 1\n", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("same     c\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_AsJson_HasTheSame()
    {
        var outcome = Diff("\"a\": \"step < 10 ? 1 : 2\", \"b\": \"1\", \"c\": \"3\"", "\"a\": \"step < 20 ? 1 : 5\", \"c\": \"3\", \"d\": \"4\"", "--format", "json", "--steps", "0..100");
        Assert.Equal(
            new Outcome(
                1,
                """{"equal":false,"removed":["b"],"added":["d"],"changed":[{"name":"a","first":{"step":10,"before":2,"after":1},"largest":{"step":20,"before":2,"after":5},"firstStep":0,"lastStep":100,"allSteps":true}],"same":["c"]}""" + "\n",
                ""),
            outcome);
    }

    [Fact]
    public void Diff_ValueThatIsNoNumberAnyMore_IsTheLargestDifference()
    {
        var outcome = Diff("\"a\": \"step\"", "\"a\": \"step == 7 ? ln(-step) : 2 * step\"", "--format", "json", "--steps", "0..100");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("""largest":{"step":7,"before":7,"after":"NaN"}""", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_DifferenceBeforeStepZero_IsFoundInTheRangeAskedFor()
    {
        var outcome = Diff("\"a\": \"1\"", "\"a\": \"step < 0 ? 2 : 1\"", "--format", "json", "--steps", "-10..10");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("""first":{"step":-10,"before":1,"after":2}""", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_Environments_LayTheirFilesOverTheGiven()
    {
        files.Write("appsettings.json", """{ "LrExpr": { "Parameters": { "rate": 0.1 }, "Schedules": { "a": "rate" } } }""");
        files.Write("appsettings.Production.json", """{ "LrExpr": { "Parameters": { "rate": 0.2 } } }""");
        files.Write("appsettings.Staging.json", """{ "LrExpr": { "Parameters": { "rate": "0.1 * 2" } } }""");
        Assert.Equal(0, files.Run("diff", "appsettings.json", "--environment", "Staging", "Production").ExitCode);
        files.Write("appsettings.Development.json", "{}");
        var outcome = files.Run("diff", "--environment", "Development", "Production", "appsettings.json", "--format", "json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("""first":{"step":0,"before":0.1,"after":0.2}""", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(
            new Outcome(2, "", "lrexpr: appsettings.Prodction.json: no such file\n"),
            files.Run("diff", "appsettings.json", "--environment", "Development", "Prodction"));
    }

    [Fact]
    public void Diff_BrokenConfiguration_IsReported()
    {
        var outcome = Diff("\"a\": \"1\"", "\"a\": \"stp\"");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("error LRX2001: unknown name 'stp'", outcome.Error, StringComparison.Ordinal);
    }
}
