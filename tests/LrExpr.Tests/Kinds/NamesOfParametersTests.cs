using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <summary>Parameters whose name in configuration is not the one in the formula of their kind.</summary>
public sealed class NamesOfParametersTests
{
    private const string Every = """
        { "Kinds": { "Halves": {
            "Parameters": { "init": null, "every": { "Key": "step" }, "lowest": { "Key": "let", "Optional": true }, "choice": { "Key": "how", "Type": "choice", "Options": ["down", "up"], "Default": "down" } },
            "Constraints": ["every > 0", "every >= init or init < 1"],
            "Formula": "let n = floor(step / every); is(choice, down) ? init * 0.5 ^ n : init * 2 ^ min(n, 10) + (given(lowest) ? lowest : 0)" } },
        """;

    [Theory]
    [InlineData("{ \"Kind\": \"Halves\", \"Parameters\": { \"init\": 1, \"step\": 10 } }", 25, 0.25)]
    [InlineData("{ \"Kind\": \"Halves\", \"Parameters\": { \"init\": 1, \"Step\": 10, \"HOW\": \"up\", \"let\": 7 } }", 25, 11)]
    [InlineData("\"Halves(step, 1, 10)\"", 25, 0.25)]
    [InlineData("\"Halves(step, step: 10, init: 1)\"", 25, 0.25)]
    [InlineData("\"Halves(step, 1, 10, `let`: 7, how: up)\"", 25, 11)]
    [InlineData("\"`mxnet.FactorScheduler`(step, step: 10, factor: 0.5, base_lr: 1)\"", 21, 0.25)]
    public void Configuration_WritesTheNameThatItHasThere(string schedule, long step, double value)
    {
        var set = Load(Every + $$""" "Schedules": { "s": {{schedule}} } }""", out var diagnostics);

        Assert.Empty(diagnostics);
        Assert.Equal(value, set!["s"].At(step));
    }

    [Fact]
    public void AKindThatCallsAnother_PassesItsParametersOnUnderTheNamesThere()
    {
        var set = Load(Every[..^3] + """
            , "Outer": { "Parameters": { "length": { "Key": "step" }, "way": { "Type": "choice", "Options": ["down", "up"] } }, "Formula": "Halves(step, 1, step: length, how: way)" } },
            "Schedules": { "s": { "Kind": "Outer", "Parameters": { "step": 5, "way": "up" } } } }
            """, out var diagnostics);

        Assert.Empty(diagnostics);
        Assert.Equal(4, set!["s"].At(10));
    }

    [Theory]
    [InlineData("{ \"Kind\": \"Halves\", \"Parameters\": { \"init\": 1, \"every\": 10 } }", "LRX3004", "kind 'Halves' has no parameter 'every'")]
    [InlineData("{ \"Kind\": \"Halves\", \"Parameters\": { \"init\": 1 } }", "LRX3005", "kind 'Halves' needs the parameter 'step'")]
    [InlineData("{ \"Kind\": \"Halves\", \"Parameters\": { \"init\": 1, \"stp\": 10 } }", "LRX3004", "did you mean 'step'?")]
    [InlineData("{ \"Kind\": \"Halves\", \"Parameters\": { \"init\": 1, \"step\": 0 } }", "LRX3009", "step must be > 0, but is 0")]
    [InlineData("{ \"Kind\": \"Halves\", \"Parameters\": { \"init\": 3, \"step\": 2 } }", "LRX3009", "it must hold that step >= init || init < 1; here step is 2, init is 3")]
    [InlineData("\"Halves(step, 1, every: 10)\"", "LRX2014", "kind 'Halves' has no parameter 'every'")]
    [InlineData("\"Halves(step, 1)\"", "LRX3005", "kind 'Halves' needs the parameter 'step'")]
    [InlineData("\"Halves(step, 1, 0)\"", "LRX3009", "step must be > 0, but is 0")]
    [InlineData("\"`mxnet.FactorScheduler`(step, 0.5)\"", "LRX3009", "step must be >= 1, but is 0.5")]
    [InlineData("\"`mxnet.MultiFactorScheduler`(step, [0])\"", "LRX3009", "it must hold that at(step, 0) >= 1; here step is [0]")]
    [InlineData("\"`mxnet.MultiFactorScheduler`(step, [9, 3])\"", "LRX2012", "boundaries must not decrease, but 3 follows 9 ('step')")]
    public void Messages_NameWhatTheUserWrote(string schedule, string code, string message)
    {
        Load(Every + $$""" "Schedules": { "s": {{schedule}} } }""", out var diagnostics);

        Assert.Contains(diagnostics, diagnostic => diagnostic.Code == code && diagnostic.Message.Contains(message, StringComparison.Ordinal));
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Message.Contains("'every'", StringComparison.Ordinal) && !schedule.Contains("every", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"step\": null", "LRX3002", "'step' cannot be the name of a parameter")]
    [InlineData("\"a\": { \"Key\": \"x\" }, \"X\": null", "LRX3003", "'X' and 'x' are the same name")]
    [InlineData("\"a\": { \"Key\": \"x_y\" }, \"b\": { \"Key\": \"XY\" }", "LRX3003", "'XY' and 'x_y' are the same name")]
    [InlineData("\"a\": { \"Key\": [1] }", "LRX3008", "'Key' must be a text")]
    [InlineData("\"a\": { \"Key\": \"a`b\" }", "LRX3011", "cannot be the name of a parameter")]
    public void Declaration_ThatIsWrong_IsReported(string parameters, string code, string message)
    {
        Load($$"""{ "Kinds": { "K": { "Parameters": { {{parameters}} }, "Formula": "a" } } }""", out var diagnostics);

        Assert.Contains(diagnostics, diagnostic => diagnostic.Code == code && diagnostic.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void AReservedName_SaysHowToDeclareIt()
    {
        Load("""{ "Kinds": { "K": { "Parameters": { "step": null }, "Formula": "step" } } }""", out var diagnostics);

        Assert.Equal("declare it under the name that the formula has for it, with \"Key\": \"step\"", Assert.Single(diagnostics).Hint);
    }

    [Fact]
    public void KindInCode_HasTheNameOfItsDeclaration()
    {
        var kind = new ScheduleKind("Every", arguments => { double every = arguments.Number("every"); return step => Math.Floor(step / every); })
        {
            Parameters = [ScheduleKindParameter.Number("every").WithKey("step").Describe("How long it stays.")],
            Constraints = ["every > 0"],
        };

        Assert.Equal(3, ScheduleSet.Load(SettingJson.Read("LrExpr", """{ "Schedules": { "s": "Every(step, step: 10)" } }"""), [kind])["s"].At(35));
        Assert.False(ScheduleSet.TryLoad(SettingJson.Read("LrExpr", """{ "Schedules": { "s": { "Kind": "Every", "Parameters": { "step": -1 } } } }"""), [kind], out _, out var diagnostics));
        Assert.Equal("step must be > 0, but is -1", Assert.Single(diagnostics).Message);
    }

    [Fact]
    public void Explanation_HasBothNames()
    {
        var set = Load(Every + """ "Schedules": { "s": { "Kind": "Halves", "Parameters": { "init": 1, "step": 10 } } } }""", out _);

        Assert.Contains("step (every in the formula) = 10", set!["s"].Explain(), StringComparison.Ordinal);
    }

    private static ScheduleSet? Load(string json, out IReadOnlyList<Diagnostic> diagnostics)
    {
        ScheduleSet.TryLoad(SettingJson.Read("LrExpr", json), out var set, out diagnostics);
        return set;
    }
}
