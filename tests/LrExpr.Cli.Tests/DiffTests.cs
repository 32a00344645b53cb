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
                """{"equal":false,"removed":["b"],"added":["d"],"changed":[{"name":"a","first":{"step":10,"before":2,"after":1},"largest":{"step":20,"before":2,"after":5},"firstStep":0,"lastStep":100,"allSteps":true}],"listening":[],"same":["c"]}""" + "\n",
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

    [Theory]
    [InlineData("0", "at step 0: 0 in both", "differ next at step 1: 0.0002 -> 0.000125")]
    [InlineData("400", "at step 400: 0.08 -> 0.05, a jump of -0.03 (-37.5%)", "agree from step 800: 0.1")]
    [InlineData("800", "at step 800: 0.1 in both", "do not differ at any step to 1800")]
    [InlineData("-5", "at step -5: -0.001 -> -0.000625, a jump of 0.000375 (+37.5%)", "agree from step 0: 0")]
    public void Diff_AtAStep_SaysWhatARunWouldSee(string step, string here, string next)
    {
        var outcome = Diff("\"a\": \"step < 500 ? 0.1 * step / 500 : 0.1\", \"b\": \"1\"", "\"a\": \"step < 800 ? 0.1 * step / 800 : 0.1\", \"b\": \"1\"", "--at", step);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"most at step 500: 0.1 -> 0.0625\n         {here}\n         {next}\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_AtAStepFarBeyondThePieces_LooksOnFromThere()
    {
        var outcome = Diff("\"a\": \"step < 10 ? 1 : 2\"", "\"a\": \"step < 20 ? 1 : 3\"", "--at", "1e6");
        Assert.Contains("at step 1000000: 2 -> 3, a jump of 1 (+50%)\n         do not agree at any step to 1001000\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_AtAStep_AsJson()
    {
        var outcome = Diff("\"a\": \"step < 10 ? 0 : 2\"", "\"a\": \"step < 20 ? 1 : 2\"", "--format", "json", "--at", "5");
        Assert.Contains(
            ""","at":{"step":5,"before":0,"after":1,"jump":1,"relativeJump":null,"differs":true,"agreesFrom":{"step":20,"before":2,"after":2},"lastStep":1005,"allSteps":true}}""",
            outcome.Output,
            StringComparison.Ordinal);
        outcome = Diff("\"a\": \"step < 10 ? 2 : 4\"", "\"a\": \"step < 20 ? 2 : 4\"", "--format", "json", "--at", "20");
        Assert.Contains(""","jump":0,"relativeJump":0,"differs":false,"differsFrom":null,"lastStep":1020,"allSteps":true}}""", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_AtAStepThatIsNone_IsToldOf() =>
        Assert.Equal(new Outcome(2, "", "lrexpr: --at: 'x' is not a whole number\n"), files.Run("diff", "before.json", "after.json", "--at", "x"));

    [Fact]
    public void Diff_OfSchedulesWithInputs_IsAtWhatIsGiven()
    {
        files.Write("before.json", """{ "LrExpr": { "Inputs": { "load": null }, "Schedules": { "a": "step + load" } } }""");
        files.Write("after.json", """{ "LrExpr": { "Inputs": { "load": null }, "Schedules": { "a": "step + load * load" } } }""");
        Assert.Equal(new Outcome(2, "", "lrexpr: schedule 'a' needs input 'load'; give it by --input load=VALUE\n"), files.Run("diff", "before.json", "after.json"));
        Assert.Equal(0, files.Run("diff", "before.json", "after.json", "--input", "load=1").ExitCode);
        Assert.Contains("first at step 0: 2 -> 4\n", files.Run("diff", "before.json", "after.json", "--input", "load=2").Output, StringComparison.Ordinal);
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
