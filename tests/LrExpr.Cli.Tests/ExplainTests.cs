using System.Text.Json;
using LrExpr.Cli.Tests.Support;
using Spectre.Console;

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
    public void Explain_FormulaOrKind_NeedsNoConfiguration()
    {
        Assert.StartsWith("schedule    formula\n", files.Run("explain", "--formula", "min(step, 2)").Output, StringComparison.Ordinal);
        Assert.Contains("largest     0.1 at step 0\n", files.Run("explain", "--kind", "torch.StepLR", "--param", "base_lr=0.1", "--param", "step_size=30").Output, StringComparison.Ordinal);
        Assert.Equal(1, files.Run("explain", "--formula", "min(stp, 2)").ExitCode);
    }

    [Fact]
    public void Explain_TwoFiles_TakesTheLastArgumentAsName()
    {
        files.Write("base.json", """{ "LrExpr": { "Schedules": { "a": { "Formula": "rate", "Parameters": { "rate": 1 } } } } }""");
        files.Write("production.json", """{ "LrExpr": { "Schedules": { "a": { "Parameters": { "rate": "1 / 4" } } } } }""");
        var outcome = files.Run("explain", "base.json", "production.json", "a", "--format", "json");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(["name", "kind", "formula", "dialect", "description", "cost", "inputs", "parameters", "explanation", "parts", "first", "last", "marks", "smallest", "largest", "allSteps", "constantFrom", "values"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            """[{"name":"rate","text":"1 / 4","value":0.25,"path":"LrExpr:Schedules:a:Parameters:rate","file":"production.json"}]""",
            json.RootElement.GetProperty("parameters").GetRawText());
    }

    [Fact]
    public void Explain_ScheduleWithInputs_SaysForWhichAndBetweenWhichNumbers()
    {
        files.Write("inputs.json", """
            {
              "LrExpr": {
                "Inputs": { "client": 0, "load": { "Default": 0.25, "Min": 0, "Max": 1 }, "user": null },
                "Schedules": { "delay": "uniform(client, step) * min(60, 2 ^ step) * (1 + load)", "line": "user + step" }
              }
            }
            """);
        var outcome = files.Run("explain", "inputs.json", "delay", "--steps", "0..10");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("where       client is 0 and load is 0.25\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("between     0 and 120 for all inputs\n", outcome.Output, StringComparison.Ordinal);

        outcome = files.Run("explain", "inputs.json", "delay", "--steps", "0..10", "--input", "load=0");
        Assert.Contains("load = 0.25, 0 to 1; given as 0", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("where       client is 0 and load is 0\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("between     0 and 60 for all inputs\n", outcome.Output, StringComparison.Ordinal);

        outcome = files.Run("explain", "inputs.json", "line", "--steps", "0..2");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("where       user is 0\n", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("between", outcome.Output, StringComparison.Ordinal);

        Assert.Contains("""
            "inputValues":{"client":0,"load":0.25},"bounds":[0,120],
            """, files.Run("explain", "inputs.json", "delay", "--steps", "0..10", "--format", "json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_Schedule_TellsItsCourse()
    {
        files.Write("course.json", """
            {
              "LrExpr": {
                "Functions": { "half": "(x) => x / 2" },
                "Schedules": {
                  "base": "half(0.2)",
                  "warmed": "step < 500 ? base(0) * step / 500 : max(0.01, base(step) - 1e-5 * (step - 500))"
                }
              }
            }
            """);
        Golden.Verify("explain.80.txt", files.Run("explain", "course.json", "warmed").Output);
        Golden.Verify("explain.20.txt", files.Run(20, AnsiSupport.No, "explain", "course.json", "warmed").Output);
        using var json = JsonDocument.Parse(files.Run("explain", "course.json", "warmed", "--format", "json", "--steps", "0..600").Output);
        Assert.Equal("""[{"name":"base","what":"schedule","parts":[{"name":"half","what":"function","parts":[]}]}]""", json.RootElement.GetProperty("parts").GetRawText());
        Assert.Equal("""[{"step":500,"text":"step < 500"}]""", json.RootElement.GetProperty("marks").GetRawText());
        Assert.Equal("[9500,0.01]", json.RootElement.GetProperty("constantFrom").GetRawText());
        Assert.Equal("[500,0.1]", json.RootElement.GetProperty("largest").GetRawText());
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
