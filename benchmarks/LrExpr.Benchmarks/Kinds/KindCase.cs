using System.Text.Json;
using LrExpr.Benchmarks.Formulas;

namespace LrExpr.Benchmarks.Kinds;

/// <summary>A schedule of which many values are asked for: an example of a kind, or a formula.</summary>
/// <param name="Name">The kind, or what the formula is called.</param>
/// <param name="Steps">How many steps of it are of interest.</param>
/// <param name="Load">Makes it.</param>
internal sealed record KindCase(string Name, long Steps, Func<CompiledSchedule> Load)
{
    private const string Examples = "examples.json";

    /// <summary>Every kind of the catalogue with the parameters that the documentation shows, and formulas with what few kinds have.</summary>
    public static IReadOnlyList<KindCase> All { get; } =
    [
        .. ReadKinds(),
        .. SampleFormulas.All.Select(formula => new KindCase(formula.Name, SampleFormulas.Steps, formula.Compile)),
        .. new[] { "0.97 ^ step", "0.5 ^ floor(step / 30)", "step ^ -0.5", "tanh(step / 500)", "normal(42, step)", "uniform(42, step)" }
            .Select(text => new KindCase($"`{text}`", 1_000, () => Schedule.Compile(text))),
    ];

    private static IEnumerable<KindCase> ReadKinds()
    {
        using var stream = typeof(KindCase).Assembly.GetManifestResourceStream(Examples)!;
        using var document = JsonDocument.Parse(stream);
        var examples = document.RootElement.EnumerateObject().ToDictionary(
            kind => kind.Name, kind => (Steps: kind.Value.GetProperty("Steps").GetInt64(), Parameters: SettingOf("Parameters", kind.Value.GetProperty("Parameters"))));
        return [.. Catalogue.Kinds.Select(kind => new KindCase(kind.Name, examples[kind.Name].Steps, () => LoadKind(kind.Name, examples[kind.Name].Parameters)))];
    }

    private static CompiledSchedule LoadKind(string kind, Setting parameters) =>
        ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [new Setting("x", [new Setting("Kind", kind), parameters])])]))["x"];

    private static Setting SettingOf(string key, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new Setting(key, json.EnumerateObject().Select(member => SettingOf(member.Name, member.Value))),
        JsonValueKind.Array => new Setting(key, json.EnumerateArray().Select((element, index) => SettingOf(index.ToString(System.Globalization.CultureInfo.InvariantCulture), element))),
        _ => new Setting(key, json.ToString()),
    };
}
