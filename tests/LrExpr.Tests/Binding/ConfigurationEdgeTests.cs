using System.Text.Json;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Binding;

/// <summary>Corners of configuration that are easily got wrong: each section has these diagnostics, below the section, and no others.</summary>
public sealed class ConfigurationEdgeTests
{
    [Theory]
    [InlineData("""{ "Schedules": { "x": "step < 5 ? ExponentialDecay(step, 1 / 0, 10, 0.5) : 1" } }""", "LRX3001 Schedules:x", "LRX2101 Schedules:x")]
    [InlineData("""{ "Schedules": { "x": "step < 5 ? at([1 / 0], 0) : 1" } }""", "LRX2013 Schedules:x", "LRX2101 Schedules:x")]
    [InlineData("""{ "Schedules": { "x": "step < 5 ? (let y = 1 / 0; at([y], 0)) : 1" } }""", "LRX2101 Schedules:x", "LRX2013 Schedules:x")]
    [InlineData("""{ "Schedules": { "x": "step < 5 ? at([clamp(1, 5, 2)], 0) : 1" } }""", "LRX2103 Schedules:x")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "n": null }, "Formula": "step < 5 ? at([1 / n], 0) : 1" } }, "Schedules": { "x": { "Kind": "K", "Parameters": { "n": 0 } } } }""", "LRX2013 Schedules:x:Parameters:n")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "s": { "Type": "schedule", "Default": "1" } }, "Formula": "s(step)" } }, "Schedules": { "x": { "Kind": "K" } } }""", "LRX3001 Kinds:K:Parameters:s:Default")]
    [InlineData("""{ "Functions": { "f": { "Formula": "(x) => x" } }, "Schedules": { "x": "f(step)" } }""", "LRX3008 Functions:f")]
    [InlineData("""{ "Functions": { "f": null }, "Schedules": { "x": "f(step)" } }""", "LRX3008 Functions:f")]
    public void Section_WithAMistake_HasTheseDiagnosticsAndNoOthers(string section, params string[] expected)
    {
        using var json = JsonDocument.Parse(section);

        ScheduleSet.TryCompile(TestData.ToSetting("LrExpr", json.RootElement), out _, out var diagnostics);

        Assert.Equal(expected, diagnostics.Select(diagnostic => diagnostic.Code + " " + diagnostic.Path["LrExpr:".Length..]));
    }
}
