using System.Text.Json;
using LrExpr.Diagnostics;
using LrExpr.Settings;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Checks;

/// <summary>Schedules that are used at steps after the last one that their kinds are made for.</summary>
public sealed class EndCheckTests
{
    private const string Cycle = """{ "Kind": "torch.OneCycleLR", "Parameters": { "max_lr": 0.1, "total_steps": 100 } }""";
    private const string Raises = "PyTorch raises ValueError, and here a cosine rises again and a line falls below 0";

    [Fact]
    public void Run_ThatIsLongerThanItsKind_IsAWarningAtTheKind()
    {
        var warning = Assert.Single(Warnings($$"""{ "Horizon": { "Total": 500 }, "Schedules": { "x": {{Cycle}} } }"""));

        Assert.Equal(("LRX7006", DiagnosticSeverity.Warning, "LrExpr:Schedules:x:Kind"), (warning.Code, warning.Severity, warning.Path));
        Assert.Equal($"'torch.OneCycleLR' ends at step 100, and by 'Horizon' it is used up to step 499: {Raises}", warning.Message);
    }

    [Theory]
    [InlineData("100", null)]
    [InlineData("101", null)]
    [InlineData("101.5", 101)]
    [InlineData("102", 101)]
    [InlineData("1e9", 999999999)]
    public void Horizon_IsOneStepMoreThanTheLast(string total, int? last) =>
        AssertUsedUpTo(last, $$"""{ "Horizon": { "Total": {{total}} }, "Schedules": { "x": {{Cycle}} } }""");

    [Theory]
    [InlineData("""{ "Max": 1, "To": 100 }""", "[]", null)]
    [InlineData("""{ "Max": 1, "To": 300 }""", "[]", 300)]
    [InlineData("""{ "Max": 1, "From": 50, "Steps": 100 }""", "[]", 149)]
    [InlineData("""{ "Max": 1 }""", "[]", null)]
    [InlineData("{}", """[{ "At": 7, "Max": 1 }, { "At": 200, "Max": 1 }, { "From": 100, "To": 150, "Max": 1 }]""", 200)]
    [InlineData("{}", """[{ "At": 100, "Max": 1 }]""", null)]
    public void Range_OfAnExpectationOrATest_IsOneOfUse(string expect, string tests, int? last) =>
        AssertUsedUpTo(last, $$"""{ "Schedules": { "x": { "Kind": "torch.OneCycleLR", "Parameters": { "max_lr": 0.1, "total_steps": 100 }, "Expect": {{expect}}, "Tests": {{tests}} } } }""");

    [Theory]
    [InlineData(101, 1000, null)]
    [InlineData(102, 1000, 101)]
    [InlineData(200, 90, null)]
    public void Part_OfASequence_IsUsedForItsTurn(int boundary, int total, int? last) =>
        AssertUsedUpTo(last, $$"""
            { "Horizon": { "Total": {{total}} },
              "Schedules": { "all": { "Kind": "lrexpr.sequential", "Parameters": { "schedules": [{{Cycle}}, 0.01], "boundaries": [{{boundary}}] } } } }
            """);

    [Theory]
    [InlineData(999, 1000, null)]
    [InlineData(500, 602, 101)]
    public void LastPart_IsUsedForWhatIsLeft_AlsoUnderAName(int boundary, int total, int? last) =>
        AssertUsedUpTo(last, $$"""
            { "Horizon": { "Total": {{total}} },
              "Schedules": { "cycle": {{Cycle}}, "all": { "Kind": "torch.SequentialLR", "Parameters": { "schedulers": ["0.1", "cycle"], "milestones": [{{boundary}}] } } } }
            """);

    [Theory]
    [InlineData("cycle(step)", 999)]
    [InlineData("cycle(min(step, 100))", null)]
    [InlineData("cycle(step % 80)", null)]
    [InlineData("cycle(step / 10) + cycle(step / 5)", 199)]
    [InlineData("step < 101 ? cycle(step) : 0.1", null)]
    [InlineData("step <= 101 ? cycle(step) : 0.1", 101)]
    [InlineData("step >= 500 and step < 700 ? cycle(step - 500) : 0.1", 199)]
    [InlineData("step < 950 or step == 960 ? 0.1 : cycle(step - 950)", null)]
    [InlineData("step > 900 ? cycle(step - 900) : 0.1", null)]
    [InlineData("step % 7 < 3 ? cycle(step) : 0.1", null)]
    [InlineData("let s = step - 850; s < 0 ? 0.1 : cycle(s)", null)]
    [InlineData("let s = step; s < 50 ? cycle(s) : 0.1", null)]
    [InlineData("let s = step; step < 50 ? cycle(s) : 0.1", null)]
    [InlineData("let s = step; step < 150 ? cycle(s - 10) : 0.1", 139)]
    [InlineData("let s = max(0, step - 850); cycle(s)", 149)]
    [InlineData("`lrexpr.warmup`(step, 100, cycle)", 899)]
    [InlineData("`lrexpr.sequential`(step, [cycle, cycle], [50])", 949)]
    public void Schedule_ThatAFormulaCalls_IsUsedAtTheStepsItIsCalledWith(string formula, int? last) =>
        AssertUsedUpTo(last, $$"""{ "Horizon": { "Total": 1000 }, "Schedules": { "cycle": {{Cycle}}, "all": "{{formula}}" } }""");

    [Fact]
    public void Kind_ThatAFormulaCalls_IsWarnedOfAtItsName()
    {
        var warnings = Warnings("""
            { "Horizon": { "Total": 1000 },
              "Functions": { "half": "(x) => x / 2" },
              "Schedules": { "x": "step < 101 ? `torch.OneCycleLR`(step, 0.1, 100) : half(`torch.CosineAnnealingLR`(step, 0.1, 300))" } }
            """);

        var warning = Assert.Single(warnings);
        Assert.Equal("'torch.CosineAnnealingLR' ends at step 300, and by 'Horizon' it is used up to step 999: the rate rises again, in PyTorch as here", warning.Message);
        Assert.Equal(("LrExpr:Schedules:x", 56), (warning.Path, warning.Column));
    }

    [Theory]
    [InlineData("2 * length", 100, 500, 499)]
    [InlineData("2 * length", 100, 201, null)]
    [InlineData("inf", 100, 500, null)]
    [InlineData("length / 3", 100, 35, 34)]
    [InlineData("length / 3", 100, 34, null)]
    public void OwnKind_SaysItsEnd(string until, int length, int total, int? last)
    {
        var warnings = Warnings($$"""
            { "Kinds": { "Line": { "Parameters": { "length": null }, "Until": "{{until}}", "Formula": "step / length" } },
              "Horizon": { "Total": {{total}} }, "Schedules": { "x": { "Kind": "Line", "Parameters": { "length": {{length}} } } } }
            """);

        Assert.Equal(last is { } step ? [$"up to step {step}: its formula goes on"] : [], warnings.Select(warning => warning.Message[warning.Message.IndexOf("up to", StringComparison.Ordinal)..]));
    }

    [Theory]
    [InlineData("step", "LRX4003 LrExpr:Kinds:Line:Until")]
    [InlineData("lenght", "LRX2001 LrExpr:Kinds:Line:Until")]
    [InlineData("length > 1", "LRX2005 LrExpr:Kinds:Line:Until")]
    [InlineData("1 / (length - 10)", "LRX2101 LrExpr:Schedules:x:Parameters:length")]
    public void End_ThatIsNone_IsAnError(string until, string expected)
    {
        Assert.False(ScheduleSet.TryLoad(SettingJson.Read("LrExpr", $$"""
            { "Kinds": { "Line": { "Parameters": { "length": null }, "Until": "{{until}}", "Formula": "step / length" } },
              "Schedules": { "x": { "Kind": "Line", "Parameters": { "length": 10 } } } }
            """), out _, out var diagnostics));

        Assert.Equal(expected, string.Join(" ", diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Path}")));
    }

    /// <summary>The part itself is not read again.</summary>
    [Fact]
    public void Edit_OfWhatCallsASchedule_CanUseItFurther()
    {
        string section = $$"""{ "Schedules": { "cycle": {{Cycle}}, "all": { "Formula": "cycle(step)", "Expect": { "Max": 1, "To": 90 } } } }""";
        var before = ScheduleSet.Load(SettingJson.Read("LrExpr", section));
        var after = ScheduleSet.Load(SettingJson.Read("LrExpr", section.Replace("90", "900", StringComparison.Ordinal)), before);

        Assert.Empty(before.Warnings);
        Assert.Equal("LrExpr:Schedules:cycle:Kind", Assert.Single(after.Warnings).Path);
    }

    [Fact]
    public void Explanation_SaysWhereItEnds()
    {
        var set = ScheduleSet.Load(SettingJson.Read("LrExpr", $$"""{ "Schedules": { "x": {{Cycle}} } }"""));

        Assert.Contains($"\nends        at step 100; after it {Raises}\n", set["x"].Explain(), StringComparison.Ordinal);
    }

    private static void AssertUsedUpTo(int? last, string section)
    {
        var warnings = Warnings(section);
        Assert.Equal(last is { } step ? [$"up to step {step}: {Raises}"] : [], warnings.Select(warning => warning.Message[warning.Message.IndexOf("up to", StringComparison.Ordinal)..]));
    }

    private static IReadOnlyList<Diagnostic> Warnings(string section) => ScheduleSet.Load(SettingJson.Read("LrExpr", section)).Warnings;
}
