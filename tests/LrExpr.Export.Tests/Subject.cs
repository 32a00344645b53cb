using System.Text.Json;
using LrExpr.Tests.Support;

namespace LrExpr.Export.Tests;

/// <summary>A schedule that is exported and compared.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Schedule">The schedule.</param>
internal sealed record Subject(string Name, CompiledSchedule Schedule)
{
    /// <summary>Nearly the same schedules, which have other values where the schedule hangs on the last places of its functions; none where all steps count.</summary>
    public IEnumerable<CompiledSchedule> Neighbours { get; init; } = [];

    /// <summary>A schedule of every built-in kind, with the parameters of its example in the documentation.</summary>
    public static IReadOnlyList<Subject> Kinds { get; } =
        [.. TestData.Json("examples.json").EnumerateObject().Select(kind => new Subject(kind.Name, Compile(Section(
            ("main", new Setting("main", [new Setting("Kind", kind.Name), TestData.ToSetting("Parameters", kind.Value.GetProperty("Parameters"))]))))))];

    /// <summary>The formulas of the corpus, and every schedule of its configurations.</summary>
    public static IReadOnlyList<Subject> Corpus { get; } =
    [
        .. TestData.JsonLines("corpus/formulas-ok.jsonl").Select(row => new Subject(row.Text("id"), Compile(OfFormula(row)))),
        .. TestData.JsonLines("corpus/configurations-ok.jsonl").SelectMany(OfConfiguration),
    ];

    /// <summary>Where Python and IEEE 754 part ways, the ends of what numbers there are, and shapes that code could trip over.</summary>
    public static IReadOnlyList<Subject> Edges { get; } =
        [.. File.ReadLines(TestData.PathOf("export/edges.formulas")).Where(line => line.Length > 0 && line[0] != '#').Select(line => Of(line))];

    public static Subject Of(string formula) =>
        new(formula, LrExpr.Schedule.Compile(formula, new ScheduleParameters { ["rate"] = 0.96, ["lambda"] = 3, ["return"] = "2 * 250", ["xs"] = "[10, 20]" }));

    public override string ToString() => Name;

    private static Setting OfFormula(JsonElement row) => Section(
    [
        ("main", ScheduleOf("main", row)),
        .. row.Member("schedules") is { } others ? others.EnumerateObject().Select(other => (other.Name, ScheduleOf(other.Name, other.Value))) : [],
    ], row.Member("functions") is { } functions ? TestData.ToSetting("Functions", functions) : null);

    private static IEnumerable<Subject> OfConfiguration(JsonElement row)
    {
        var set = ScheduleSet.Load(TestData.ToSetting("LrExpr", row.GetProperty("config")));
        return set.Names.Select(name => new Subject(row.Text("id") + ":" + name, set[name]));
    }

    private static Setting ScheduleOf(string name, JsonElement row) => new(name,
    [
        TestData.ToSetting("Formula", row.GetProperty("formula")),
        TestData.ToSetting("Parameters", row.GetProperty("parameters")),
        .. row.Member("dialect") is { } dialect ? [TestData.ToSetting("Dialect", dialect)] : Array.Empty<Setting>(),
    ]);

    private static Setting Section(params (string Name, Setting Schedule)[] schedules) => Section(schedules, null);

    private static Setting Section((string Name, Setting Schedule)[] schedules, Setting? functions) =>
        new("LrExpr", [new Setting("Schedules", schedules.Select(schedule => schedule.Schedule)), .. functions is null ? Array.Empty<Setting>() : [functions]]);

    private static CompiledSchedule Compile(Setting section) => ScheduleSet.Load(section)["main"];
}
