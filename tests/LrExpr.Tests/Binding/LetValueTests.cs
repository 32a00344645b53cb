using System.Text.Json;
using LrExpr.Diagnostics;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Binding;

/// <summary>A fault in the value of a <c>let</c> counts where the name is used: nowhere, perhaps, or always. It is reported once, at its own place.</summary>
public sealed class LetValueTests
{
    /// <summary>Not every formula uses all parameters.</summary>
    private const string Unused = "LRX2902";

    private static readonly ScheduleParameters Parameters = new() { ["n"] = 0, ["w"] = -1 };

    [Theory]
    [InlineData("let t = step / n; n > 0 ? t : 1", 1)]
    [InlineData("let t = ln(w); let u = clamp(step, 5, w); n > 0 ? t + u : 2", 2)]
    [InlineData("let t = step / n; let u = t * t; let v = u + t; n > 0 ? v : 3", 3)]
    [InlineData("let t = step / n; let u = n > 0 ? t : 4; u", 4)]
    [InlineData("let t = (let u = step / n; u + 1); n > 0 ? t : 5", 5)]
    [InlineData("let t = step / n; let u = (let v = t; v * 2); if(n > 0, u, w > 0, t, 6)", 6)]
    [InlineData("let isLate = step / n > 1; n > 0 and isLate ? 1 : 7", 7)]
    [InlineData("let t = ExponentialDecay(step, 1, n, 0.5); n > 0 ? t : 9", 9)]
    [InlineData("let t = ExponentialDecay(step, 1, 1 / n, 0.5); n > 0 ? t : 10", 10)]
    [InlineData("let t = 1 / n; at([n > 0 ? t : 11], 0)", 11)]
    public void Value_ThatOnlyAnExcludedBranchUses_IsNotReported(string formula, double value)
    {
        bool isRight = Schedule.TryCompile(formula, Parameters, out var schedule, out var diagnostics);

        Assert.True(isRight, string.Join(Environment.NewLine, diagnostics));
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Code != Unused);
        Assert.Equal(value, BothForms.At(schedule!, 3));
    }

    [Theory]
    [InlineData("let t = 1 / «n»; step < 5 ? t : 1", "LRX2101")]
    [InlineData("let t = 1 / «n»; let u = t + 1; step < 5 ? u : 1", "LRX2101")]
    [InlineData("let t = 1 / «n»; let u = step < 5 ? t : 1; u", "LRX2101")]
    [InlineData("let t = «ln(w)»; step < 5 ? t : step < 9 ? t * 2 : 1", "LRX2102")]
    [InlineData("let t = «clamp(step, 5, w)»; step < 5 ? t : 1", "LRX2103")]
    [InlineData("let t = (let u = 1 / «n»; u); step < 5 and t > 3 ? 2 : 1", "LRX2101")]
    public void Value_ThatABranchUses_IsWarnedOfOnce(string formula, string code) => AssertReported(formula, code, DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("let t = step / «n»; t", "LRX2101")]
    [InlineData("let t = step / «n»; (step < 5 ? t : 1) + t", "LRX2101")]
    [InlineData("let t = step / «n»; let u = t; n > 0 ? u : t", "LRX2101")]
    [InlineData("let t = step / «n»; let u = t; u + 1", "LRX2101")]
    [InlineData("let t = step / «n»; t < 3 ? 1 : 2", "LRX2101")]
    [InlineData("let t = (let u = step / «n»; u); t * 2", "LRX2101")]
    [InlineData("let t = at([1 / «n»], 0); n > 0 ? t : 1", "LRX2101")]
    [InlineData("let t = «ExponentialDecay»(step, 1, n, 0.5); t", "LRX3009")]
    [InlineData("let t = «ExponentialDecay»(step, 1, n, 0.5); step < 5 ? t : 1", "LRX3009")]
    public void Value_ThatIsAlwaysUsed_IsAnErrorAtItsPlace(string formula, string code) => AssertReported(formula, code, DiagnosticSeverity.Error);

    [Fact]
    public void Value_ThatNothingUses_IsReportedAsBefore()
    {
        Schedule.TryCompile("let t = step / n; 1", Parameters, out _, out var diagnostics);

        Assert.Equal(["LRX2101", "LRX2901"], diagnostics.Select(diagnostic => diagnostic.Code).Where(code => code != Unused).Order());
    }

    [Theory]
    [InlineData("""{ "n": 0 }""", "")]
    [InlineData("""{ "n": 4 }""", "")]
    [InlineData("""{ "n": 0, "cut": true }""", "LRX2101 Schedules:x:Parameters:n")]
    [InlineData("""{ "n": 0, "late": 7 }""", "")]
    public void Value_InAKindWithSchedules_IsReportedAtTheParameterWhereItIsUsed(string parameters, string expected)
    {
        string section =
            """
            { "Functions": { "part": "(t, n) => let p = t / n; n > 0 ? p : 1" },
              "Kinds": { "K": {
                "Parameters": { "n": null, "cut": false, "late": { "Type": "number", "Optional": true }, "s": { "Type": "schedule" } },
                "Formula": "let p = s(step) / (n * n); let q = p - late; let r = part(step, n); if(cut, p, given(late) and n > 0, q, n > 0, p, r)" } },
              "Schedules": { "x": { "Kind": "K", "Parameters": PARAMETERS } } }
            """;
        using var json = JsonDocument.Parse(section.Replace("PARAMETERS", parameters[..^1] + """, "s": "step" }""", StringComparison.Ordinal));

        ScheduleSet.TryLoad(TestData.ToSetting("LrExpr", json.RootElement), out _, out var diagnostics);

        Assert.Equal(expected, string.Join(" ", diagnostics.Select(diagnostic => diagnostic.Code + " " + diagnostic.Path["LrExpr:".Length..])));
    }

    /// <param name="marked">The formula with the place between marks.</param>
    /// <param name="code">The code.</param>
    /// <param name="severity">How serious it is.</param>
    private static void AssertReported(string marked, string code, DiagnosticSeverity severity)
    {
        string formula = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

        Schedule.TryCompile(formula, Parameters, out _, out var diagnostics);

        var one = Assert.Single(diagnostics, diagnostic => diagnostic.Code is not ("LRX7001" or Unused));
        Assert.Equal((code, severity, marked.IndexOf('«', StringComparison.Ordinal) + 1), (one.Code, one.Severity, one.Column));
    }
}
