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
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "n": 1 }, "Constraints": { "0": "n > 0", "2": "n > 1" }, "Formula": "n * step" } } }""", "LRX3001 Kinds:K:Constraints")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "n": 1 }, "Constraints": { "a": "n > 0" }, "Formula": "n * step" } } }""", "LRX3008 Kinds:K:Constraints")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "b": { "Type": "bool", "Default": true } }, "Formula": "b ? 1 : step" } }, "Schedules": { "x": { "Kind": "K" } } }""", "LRX3008 Kinds:K:Parameters:b:Type")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "s": { "Type": "shedule" } }, "Formula": "s(step)" } }, "Schedules": { "x": { "Kind": "K" } } }""", "LRX3008 Kinds:K:Parameters:s:Type")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "c": { "Type": "choise", "Options": ["a"] } }, "Formula": "is(c, a) ? 1 : step" } } }""", "LRX3008 Kinds:K:Parameters:c:Type")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "T_max": 1, "TMax": 2 }, "Formula": "T_max + TMax + step" } } }""", "LRX3003 Kinds:K:Parameters:TMax")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "b": { "Type": null, "Default": true } }, "Formula": "b ? 1 : step" } } }""")]
    [InlineData("""{ "Schedules": { "x": { "Formula": "a(1)", "Parameters": { "a": 1 } } } }""", "LRX2007 Schedules:x:Formula")]
    [InlineData("""{ "Functions": { "f": "(x) => x => 3 ? 1 : 2" } }""", "LRX1005 Functions:f")]
    [InlineData("""{ "Functions": { "f": "(x) => x * base" }, "Schedules": { "base": "step" } }""", "LRX4003 Functions:f")]
    [InlineData("""{ "Kinds": { "K": { "Formula": "step * base" } }, "Schedules": { "base": "step" } }""", "LRX4003 Kinds:K:Formula")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "c": { "Type": "choice", "Default": "a" } }, "Formula": "is(c, a) ? 1 : step" } } }""", "LRX3008 Kinds:K:Parameters:c")]
    [InlineData("""{ "Kinds": { "In": { "Parameters": { "c": { "Type": "choice", "Options": ["b", "d"] } }, "Formula": "is(c, b) ? 1 : step" }, "Out": { "Parameters": { "c": { "Type": "choice", "Options": ["a", "b"] } }, "Formula": "In(step, c)" } }, "Schedules": { "x": { "Kind": "Out", "Parameters": { "c": "b" } }, "y": { "Kind": "Out", "Parameters": { "c": "a" } } } }""", "LRX2016 Schedules:y:Parameters:c")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "n": null, "m": null, "s": { "Type": "schedule" } }, "Formula": "n * m * s(stp)" } }, "Schedules": { "x": { "Kind": "K", "Parameters": { "n": "1 +", "s": { "Formula": "stp" } } } } }""", "LRX2001 Kinds:K:Formula", "LRX3001 Schedules:x:Parameters:n", "LRX2001 Schedules:x:Parameters:s:Formula")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "s": { "Type": "schedule" } }, "Formula": "s(step)" } }, "Schedules": { "x": { "Kind": "K", "Parameters": { "s": { "Formula": "stp", "Foo": 1 } } } } }""", "LRX3004 Schedules:x:Parameters:s:Foo", "LRX2001 Schedules:x:Parameters:s:Formula")]
    [InlineData("""{ "Schedules": { "x": { "Formula": "at(a, step)", "Parameters": { "a": { "0": 1, "01": 2 } } } } }""", "LRX3001 Schedules:x:Parameters:a")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "s": { "Type": "schedules" } }, "Formula": "s(step)" } } }""", "LRX2004 Kinds:K:Formula")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "c": { "Type": "choice", "Options": ["a"] } }, "Formula": "c(step)" } } }""", "LRX2004 Kinds:K:Formula")]
    [InlineData("""{ "Schedules": { "x": { "Formula": "a * stp", "Parameters": { "a": "1 +" }, "Expect": { "Foo": 1, "Min": "a", "Max": "b", "Steps": 0 } } } }""", "LRX7003 Schedules:x:Expect:Foo", "LRX7003 Schedules:x:Expect:Max", "LRX7003 Schedules:x:Expect:Steps", "LRX2001 Schedules:x:Formula", "LRX3001 Schedules:x:Parameters:a")]
    [InlineData("""{ "Schedules": { "x": { "Kind": "ExponentialDecay", "Parameters": { "decay_steps": 5, "decay_rate": 1 }, "Expect": { "Max": "initial_learning_rate", "Min": "low" } } } }""", "LRX3005 Schedules:x", "LRX7003 Schedules:x:Expect:Min")]
    [InlineData("""{ "Functions": { "f": "(x) => nope" }, "Schedules": { "x": "f(1, 2)" } }""", "LRX2001 Functions:f", "LRX2003 Schedules:x")]
    [InlineData("""{ "Kinds": { "K": { "Parameters": { "c": { "Type": "choise", "Default": "a" } }, "Formula": "is(c, a) ? 1 : step" } }, "Schedules": { "x": "K(step, a) + K(step)" } }""", "LRX3008 Kinds:K:Parameters:c:Type")]
    [InlineData("""{ "Schedules": { "x": { "Formula": "sqrt(step - 1)", "Expect": { "Monotone": "increasing", "Steps": 1 } } } }""", "LRX7002 Schedules:x:Expect", "LRX7001 Schedules:x:Formula")]
    public void Section_WithAMistake_HasTheseDiagnosticsAndNoOthers(string section, params string[] expected)
    {
        using var json = JsonDocument.Parse(section);

        ScheduleSet.TryLoad(TestData.ToSetting("LrExpr", json.RootElement), out _, out var diagnostics);

        Assert.Equal(expected, diagnostics.Select(diagnostic => diagnostic.Code + " " + diagnostic.Path["LrExpr:".Length..]));
    }

    [Theory]
    [InlineData("Constraints")]
    [InlineData("Parameters:n:Options")]
    public void ArrayOfAKind_FromTwoSources_IsReportedAtTheArray(string path)
    {
        var merged = new Setting(path.Split(':')[^1], [new Setting("0", "is(n, a)", "one.json"), new Setting("1", "a", "two.json")]);
        var whole = new Setting("Options", [new Setting("0", "a")]);
        var choice = new Setting("n", [new Setting("Type", "choice"), path == "Constraints" ? whole : merged]);
        var kind = new Setting("K", [new Setting("Parameters", [choice]), new Setting("Formula", "is(n, a) ? 1 : step"), .. path == "Constraints" ? [merged] : Array.Empty<Setting>()]);

        ScheduleSet.TryLoad(new Setting("LrExpr", [new Setting("Kinds", [kind])]), out _, out var diagnostics);

        Assert.Contains(diagnostics, diagnostic => diagnostic.Code == "LRX3010" && diagnostic.Path == "LrExpr:Kinds:K:" + path);
    }

    [Theory]
    [InlineData("table", "at(values(p), reached(step, keys(p)))")]
    [InlineData("schedules", "join(step, [1], p)")]
    [InlineData("array", "at(p, step)")]
    public void Parameter_OfMoreElementsThanAnArrayMayHave_IsReportedAtTheParameter(string type, string formula)
    {
        var many = new Setting("p", Enumerable.Range(0, 1_025).Select(i => new Setting($"{i}", "1")));
        var kind = new Setting("K", [new Setting("Parameters", [new Setting("p", [new Setting("Type", type)])]), new Setting("Formula", formula)]);
        var schedule = new Setting("x", [new Setting("Kind", "K"), new Setting("Parameters", [many])]);

        ScheduleSet.TryLoad(new Setting("LrExpr", [new Setting("Kinds", [kind]), new Setting("Schedules", [schedule])]), out _, out var diagnostics);

        Assert.Equal([("LRX5007", "LrExpr:Schedules:x:Parameters:p")], diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Path)));
    }

    [Fact]
    public void Kind_TooDearWithTheScheduleGiven_IsReportedAtThatParameter()
    {
        string dear = string.Join(" + ", Enumerable.Repeat("normal(1, step)", 90));
        var kind = new Setting("K", [new Setting("Parameters", [new Setting("k", "1"), new Setting("s", [new Setting("Type", "schedule")])]), new Setting("Formula", "k * s(step) + s(step + 1)")]);
        var schedule = new Setting("x", [new Setting("Kind", "K"), new Setting("Parameters", [new Setting("s", "dear")])]);
        var schedules = new Setting("Schedules", [new Setting("dear", dear), schedule]);

        ScheduleSet.TryLoad(new Setting("LrExpr", [new Setting("Kinds", [kind]), schedules]), out _, out var diagnostics);

        Assert.Equal([("LRX5008", "LrExpr:Schedules:x:Parameters:s")], diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Path)));
    }
}
