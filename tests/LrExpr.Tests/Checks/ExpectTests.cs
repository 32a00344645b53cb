using System.Text.Json;
using LrExpr.Diagnostics;
using LrExpr.Settings;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Checks;

public sealed class ExpectTests
{
    [Theory]
    [InlineData("0.1 * 0.5 ^ (step / 5000)", """{ "Min": 0, "Max": 0.1, "Monotone": "decreasing", "To": 1e12 }""", "Min, Max, Monotone proved for steps 0 to 1000000000000")]
    [InlineData("cos(step)", """{ "Min": -1, "MaxJump": 1, "To": 1000 }""", "Min proved for steps 0 to 1000; MaxJump checked at every step")]
    [InlineData("cos(step)", """{ "Min": -0.9999999999, "To": 300 }""", "Min checked at every step from 0 to 300")]
    [InlineData("cos(step / 1000)", """{ "MaxJump": 0.0011, "From": 5, "Steps": 10 }""", "MaxJump checked at every step from 5 to 14")]
    [InlineData("1 / (sin(step) + 0.5)", """{ "Finite": true, "To": 99 }""", "Finite checked at every step from 0 to 99")]
    [InlineData("min(1, step / 10000)", """{ "Max": 1 }""", "Max proved for steps 0 to 10000")]
    [InlineData("0.5", """{ "Max": 1, "Finite": true }""", "Finite, Max proved for step 0")]
    [InlineData("min(30, 2 ^ step)", """{ "Total": { "To": 5, "Max": 61 } }""", "Total checked at every step from 0 to 5")]
    [InlineData("min(30, 2 ^ step)", """{ "Max": 30, "Total": { "From": 1, "To": 2, "Max": 6, "Min": 6 } }""", "Max proved for steps 0 to 5; Total checked at every step from 1 to 2")]
    [InlineData("1 / (1 + step)", """{ "Total": { "To": 1e13, "Min": 1, "Max": 1e14 } }""", "Total proved for steps 0 to 10000000000000")]
    [InlineData("1", "{}", "")]
    public void Expect_ThatIsMet_SaysHowThatIsKnown(string formula, string expect, string outcome)
    {
        var set = Load(formula, expect, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(outcome, set!["x"].Expect?.ToString() ?? "");
        Assert.Equal(outcome.Length > 0, set["x"].Explain().Contains("\nexpected    " + outcome, StringComparison.Ordinal) && outcome.Length > 0);
    }

    [Fact]
    public void Expect_OfARangeThatIsTooLong_IsSampled()
    {
        var set = Load("1 / (sin(step) + 0.5)", """{ "Finite": true, "To": 1e15 }""", out _);
        Assert.Matches("^Finite sampled at [0-9]{3,5} steps from 0 to 1000000000000000$", set!["x"].Expect!.ToString());
    }

    [Theory]
    [InlineData("step < 123456789012 ? normal(1, step) : 50 + step", """{ "Max": 40, "To": 1e15 }""", "at step 123456789012 the value 123456789062 is not at most 'Max', 40")]
    [InlineData("normal(1, step) + (step == 1e15 ? 90 : 0)", """{ "Max": 40, "To": 1e15 }""", "at step 1000000000000000 the value")]
    [InlineData("min(30, 2 ^ step)", """{ "Total": { "To": 5, "Max": 60 } }""", "the total of steps 0 to 5 is 61, which is not at most 'Max', 60")]
    [InlineData("min(30, 2 ^ step)", """{ "Total": { "To": 5, "Min": 62 } }""", "the total of steps 0 to 5 is 61, which is not at least 'Min', 62")]
    [InlineData("sqrt(step - 1)", """{ "Total": { "To": 5, "Min": 62 } }""", "the total of steps 0 to 5 is nan, which is no number")]
    [InlineData("0.1 - step / 1000", """{ "Min": 0, "From": 50, "To": 1e15 }""", "at step 1")]
    public void Expect_ThatIsNotMet_IsAnError(string formula, string expect, string message)
    {
        Assert.Null(Load(formula, expect, out var diagnostics));
        var diagnostic = Assert.Single(diagnostics, one => one.Severity == DiagnosticSeverity.Error);
        Assert.Equal("LRX7002", diagnostic.Code);
        Assert.StartsWith(message, diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Steps": 5, "To": 7 }""", "LRX7003", "LrExpr:Schedules:x:Expect:Steps")]
    [InlineData("""{ "From": 5, "To": 4 }""", "LRX7003", "LrExpr:Schedules:x:Expect:To")]
    [InlineData("""{ "To": 1e17 }""", "LRX7003", "LrExpr:Schedules:x:Expect:To")]
    [InlineData("""{ "To": "5 +" }""", "LRX7003", "LrExpr:Schedules:x:Expect:To")]
    [InlineData("""{ "Total": 5 }""", "LRX7003", "LrExpr:Schedules:x:Expect:Total")]
    [InlineData("""{ "Total": { "To": 5 } }""", "LRX7003", "LrExpr:Schedules:x:Expect:Total")]
    [InlineData("""{ "Total": { "To": 5, "Mx": 5, "Min": 0 } }""", "LRX7003", "LrExpr:Schedules:x:Expect:Total:Mx")]
    [InlineData("""{ "Total": { "To": 1e12, "Max": 5 } }""", "LRX5009", "LrExpr:Schedules:x:Expect:Total")]
    public void Expect_ThatIsMalformed_IsAnError(string expect, string code, string path)
    {
        Assert.Null(Load("normal(1, step)", expect, out var diagnostics));
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((code, path), (diagnostic.Code, diagnostic.Path));
    }

    [Fact]
    public void Expect_OfAScheduleTakenOver_IsStillKnown()
    {
        const string Json = """{ "Schedules": { "x": { "Formula": "0.5", "Expect": { "Max": 1 } }, "y": "EDIT" } }""";
        var first = ScheduleSet.Load(SettingOf(Json.Replace("EDIT", "1", StringComparison.Ordinal)));
        Assert.True(ScheduleSet.TryLoad(SetContent.Of(SettingOf(Json.Replace("EDIT", "2", StringComparison.Ordinal))), [], first, out var second, out _));
        Assert.Equal("Max proved for step 0", second["x"].Expect!.ToString());
    }

    private static ScheduleSet? Load(string formula, string expect, out IReadOnlyList<Diagnostic> diagnostics)
    {
        ScheduleSet.TryLoad(SettingOf($$"""{ "Schedules": { "x": { "Formula": "{{formula}}", "Expect": {{expect}} } } }"""), out var set, out diagnostics);
        diagnostics = [.. diagnostics.Where(diagnostic => diagnostic.Code != "LRX7001")];
        return set;
    }

    private static Setting SettingOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return TestData.ToSetting("LrExpr", document.RootElement);
    }
}
