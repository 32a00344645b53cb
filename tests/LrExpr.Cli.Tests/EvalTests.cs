using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class EvalTests(Workspace files) : IClassFixture<Workspace>
{
    [Fact]
    public void Eval_AllSchedules_AreATable()
    {
        files.Write("good.json", Files.Good);
        const string Expected = """
            step  keras  learning_rate  momentum
               0  0.1    0.1            0.9
             500  0.1    0.1            0.9
            1000  0.05   0.05           0.9
            1500  0.05   0.05           0.9

            """;
        Assert.Equal(new Outcome(0, Expected, ""), files.Run("eval", "good.json", "--steps", "0..1500:500"));
    }

    [Fact]
    public void Eval_NamedSchedules_AreInTheOrderAsked()
    {
        files.Write("good.json", Files.Good);
        const string Expected = """
            step  momentum  learning_rate
              -5  0.9       0.2
               0  0.9       0.1

            """;
        var outcome = files.Run("eval", "good.json", "--name", "momentum", "--name", "LEARNING_RATE", "--name", "Momentum", "--steps", "-5,0");
        Assert.Equal(new Outcome(0, Expected, ""), outcome);
    }

    [Fact]
    public void Eval_AsJson_IsPairsByName()
    {
        files.Write("good.json", Files.Good);
        Assert.Equal(
            new Outcome(0, """{"learning_rate":[[0,0.1],[1,0.1],[1000,0.05]],"momentum":[[0,0.9],[1,0.9],[1000,0.9]]}""" + "\n", ""),
            files.Run("eval", "good.json", "--name", "learning_rate", "--name", "momentum", "--steps", "0,1,1000", "--format", "json"));
    }

    [Fact]
    public void Eval_NotFinite_IsText()
    {
        files.Write("odd.json", Files.NotFinite);
        var json = files.Run("eval", "odd.json", "--steps", "0..2", "--format", "json");
        Assert.Equal((0, """{"down":[[0,1],[1,"-Infinity"],[2,-1]],"even":[[0,0.5],[1,0.5],[2,0.5]],"odd":[[0,"NaN"],[1,"NaN"],[2,"-Infinity"]],"up":[[0,-1],[1,"Infinity"],[2,1]]}""" + "\n"), (json.ExitCode, json.Output));
        Assert.Contains("warning LRX7001", json.Error, StringComparison.Ordinal);

        const string Expected = """
            step  down       even  odd        up
               0  1          0.5   NaN        -1
               1  -Infinity  0.5   NaN        Infinity
               2  -1         0.5   -Infinity  1

            """;
        Assert.Equal(Expected, files.Run("eval", "odd.json", "--steps", "0..2").Output);
    }

    [Fact]
    public void Eval_NamedSchedule_IsSparedTheWarningsOfOthers()
    {
        files.Write("odd.json", Files.NotFinite);
        Assert.Equal(new Outcome(0, "{\"even\":[[0,0.5]]}\n", ""), files.Run("eval", "odd.json", "--name", "even", "--steps", "0", "--format", "json"));
        Assert.StartsWith("LrExpr:Schedules:odd(1,1): warning LRX7001", files.Run("eval", "odd.json", "--name", "odd", "--steps", "0").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e-5", "1e-05")]
    [InlineData("1e300", "1e300")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("1/3", "0.3333333333333333")]
    [InlineData("-0 * step", "-0")]
    [InlineData("123456789012345680", "1.2345678901234568e17")]
    public void Eval_Number_IsTheShortestThatReadsBack(string formula, string expected)
    {
        var outcome = files.Run("eval", "--formula", formula, "--steps", "1", "--format", "json");
        using var json = System.Text.Json.JsonDocument.Parse(outcome.Output);
        double value = json.RootElement.GetProperty("formula")[0][1].GetDouble();
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(value));
        Assert.Equal(expected.Length, outcome.Output.Length - """{"formula":[[1,]]}""".Length - 1);
    }

    [Fact]
    public void Eval_ManySchedules_AreInBlocksThatFit()
    {
        files.Write("wide.json", $$"""{ "LrExpr": { "Schedules": { {{string.Join(",", Enumerable.Range(1, 5).Select(i => $"\"schedule_{i}\": \"step / 3 + {i}\""))}} } } }""");
        const string Expected = """
            step  schedule_1          schedule_2          schedule_3
               0  1                   2                   3
               1  1.3333333333333333  2.3333333333333335  3.3333333333333335

            step  schedule_4         schedule_5
               0  4                  5
               1  4.333333333333333  5.333333333333333

            """;
        Assert.Equal(Expected, files.Run("eval", "wide.json", "--steps", "0,1").Output);
    }

    [Fact]
    public void Eval_Formula_HasItsName()
    {
        string[] args = ["eval", "--formula", "init * rate ^ step", "--param", "init=0.1", "--param", "rate = 1/2", "--steps", "0..2"];
        const string Expected = """
            step  formula
               0  0.1
               1  0.05
               2  0.025

            """;
        Assert.Equal(new Outcome(0, Expected, ""), files.Run(args));
        Assert.Equal(new Outcome(0, """{"formula":[[0,0.1],[1,0.05],[2,0.025]]}""" + "\n", ""), files.Run([.. args, "--format", "json"]));
    }

    [Fact]
    public void Eval_FormulaThatBeginsWithAMinus_IsNoOption() =>
        Assert.Equal("{\"formula\":[[-2,2],[-1,1]]}\n", files.Run("eval", "--formula", "-step", "--steps", "-2..-1", "--format", "json").Output);

    [Fact]
    public void Eval_WrongFormula_IsReportedWhereItIsWrong()
    {
        string[] args = ["eval", "--formula", "0.1 * rat ^ step", "--param", "rate=0.9", "--steps", "0"];
        var text = files.Run(args);
        Assert.Equal((1, ""), (text.ExitCode, text.Output));
        Assert.StartsWith("""
            formula(1,7): error LRX2001: unknown name 'rat'; did you mean 'rate'?
              0.1 * rat ^ step
                    ^^^

            """, text.Error, StringComparison.Ordinal);

        var json = files.Run([.. args, "--format", "json"]);
        Assert.Equal((1, ""), (json.ExitCode, json.Error));
        Assert.StartsWith("""{"diagnostics":[{"code":"LRX2001","severity":"error","message":"unknown name 'rat'; did you mean 'rate'?","path":"formula","file":null,"fileLine":null,"fileColumn":null,"line":1,"column":7,"length":3,"hint":null}""", json.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Eval_Kind_TakesItsParametersInAnySpelling()
    {
        const string Expected = """
            step  ExponentialDecay
               0  0.1
              10  0.05

            """;
        Assert.Equal(new Outcome(0, Expected, ""), files.Run(
            "eval", "--kind", "ExponentialDecay", "--param", "initial_learning_rate=0.1", "--param", "DecaySteps=10", "--param", "decay_rate=1/2", "--param", "staircase=true", "--steps", "0,10"));
    }

    [Fact]
    public void Eval_WrongKind_IsReported()
    {
        var outcome = files.Run("eval", "--kind", "CosinDecay", "--steps", "0");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("unknown kind 'CosinDecay'; did you mean 'CosineDecay'?", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Eval_UnknownNames_AreAllReportedWithTheNearest()
    {
        files.Write("good.json", Files.Good);
        string[] args = ["eval", "good.json", "--name", "momentmu", "--name", "keras", "--name", "zzz", "--steps", "0"];
        const string Expected = """
            LrExpr:Schedules: error LRX2002: unknown schedule 'momentmu'; did you mean 'momentum'?
            LrExpr:Schedules: error LRX2002: unknown schedule 'zzz'; expected one of 'keras', 'learning_rate', 'momentum'

            """;
        Assert.Equal(new Outcome(1, "", Expected), files.Run(args));
        Assert.Equal(
            new Outcome(1, """{"diagnostics":[{"code":"LRX2002","severity":"error","message":"unknown schedule 'momentmu'; did you mean 'momentum'?","path":"LrExpr:Schedules","file":null,"fileLine":null,"fileColumn":null,"line":null,"column":null,"length":null,"hint":null},{"code":"LRX2002","severity":"error","message":"unknown schedule 'zzz'; expected one of 'keras', 'learning_rate', 'momentum'","path":"LrExpr:Schedules","file":null,"fileLine":null,"fileColumn":null,"line":null,"column":null,"length":null,"hint":null}]}""" + "\n", ""),
            files.Run([.. args, "--format", "json"]));
    }

    [Fact]
    public void Eval_ConfigurationWithErrors_GivesDiagnosticsInsteadOfValues()
    {
        files.Write("bad.json", Files.Bad);
        var text = files.Run("eval", "bad.json", "--name", "base", "--steps", "0");
        Assert.Equal((1, ""), (text.ExitCode, text.Output));
        Assert.Contains("error LRX2001", text.Error, StringComparison.Ordinal);
        var json = files.Run("eval", "bad.json", "--name", "base", "--steps", "0", "--format", "json");
        Assert.Equal((1, ""), (json.ExitCode, json.Error));
        string diagnostics = json.Output.TrimEnd()[..^1];
        Assert.EndsWith("]", diagnostics, StringComparison.Ordinal);
        Assert.StartsWith(diagnostics + ",\"configurations\":", files.Run("check", "bad.json", "--format", "json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Eval_AMillionSteps_AreWritten()
    {
        var outcome = files.Run("eval", "--formula", "step / 8", "--steps", "1..1e6", "--format", "json");
        using var json = System.Text.Json.JsonDocument.Parse(outcome.Output);
        var values = json.RootElement.GetProperty("formula");
        Assert.Equal(1_000_000, values.GetArrayLength());
        Assert.Equal(125_000, values[999_999][1].GetDouble());
    }
}
