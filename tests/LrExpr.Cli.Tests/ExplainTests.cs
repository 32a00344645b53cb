using System.Text.Json;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class ExplainTests(Workspace files) : IClassFixture<Workspace>
{
    [Fact]
    public void Explain_Schedule_SaysWhatItIsAndWhereItComesFrom()
    {
        files.Write("good.json", Files.Good);
        var outcome = files.Run("explain", "good.json", "LEARNING_RATE");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("init * 0.5 ^ floor(step / steps)", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("good.json", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_TwoFiles_TakesTheLastArgumentAsName()
    {
        files.Write("base.json", """{ "LrExpr": { "Schedules": { "a": { "Formula": "rate", "Parameters": { "rate": 1 } } } } }""");
        files.Write("production.json", """{ "LrExpr": { "Schedules": { "a": { "Parameters": { "rate": "1 / 4" } } } } }""");
        var outcome = files.Run("explain", "base.json", "production.json", "a", "--format", "json");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(["name", "kind", "formula", "dialect", "description", "cost", "parameters", "explanation"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            """[{"name":"rate","text":"1 / 4","path":"LrExpr:Schedules:a:Parameters:rate","file":"production.json"}]""",
            json.RootElement.GetProperty("parameters").GetRawText());
    }

    [Fact]
    public void Explain_UnknownName_NamesTheNearest()
    {
        files.Write("good.json", Files.Good);
        Assert.Equal(
            new Outcome(1, "", "LrExpr:Schedules: error LRX2002: unknown schedule 'kears'; did you mean 'keras'?\n"),
            files.Run("explain", "good.json", "kears"));
    }

    [Fact]
    public void Explain_WithoutName_IsWrongUsage()
    {
        files.Write("good.json", Files.Good);
        Assert.Equal(
            new Outcome(2, "", "lrexpr: explain needs a CONFIG and a NAME\nSee 'lrexpr explain --help'.\n"),
            files.Run("explain", "good.json"));
    }
}
