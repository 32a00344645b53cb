using System.Text.Json;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Listening;

/// <summary>What a library's scheduler was told, row by row, and the rate it had then.</summary>
/// <param name="Library">The prefix of its kind.</param>
/// <param name="Row">The case as its file has it.</param>
internal sealed record Trace(string Library, JsonElement Row)
{
    /// <summary>What a configuration of the library says beside the parameters: which of its numbers is the metric.</summary>
    private static readonly string[] NoParameters = ["monitor"];

    public static IReadOnlyDictionary<string, Trace> All { get; } = Directory.EnumerateFiles(TestData.PathOf("golden/traces"), "*.json").Order(StringComparer.Ordinal)
        .SelectMany(file => TestData.Json("golden/traces/" + Path.GetFileName(file)).GetProperty("cases").EnumerateArray()
            .Select(row => new Trace(Path.GetFileName(file).Split('_')[0], row)))
        .ToDictionary(trace => trace.Row.Text("id"));

    public string Kind => $"{Library}.{Row.Text("kind")}";

    public bool IsRefused => Row.Member("construct_raises") is not null;

    /// <summary>The reports, in their order.</summary>
    public IReadOnlyList<Report> Reports => [.. Row.GetProperty("points").EnumerateArray().Select(ToReport)];

    /// <summary>The schedule as a configuration.</summary>
    public Setting ToSetting(string name) => ToSetting(name, Kind, Row.GetProperty("config"));

    private Setting ToSetting(string name, string kind, JsonElement config) => new(
        name,
        [
            new Setting("Kind", kind),
            new Setting("Parameters", config.EnumerateObject().Where(member => member.Name != "kind" && !NoParameters.Contains(member.Name)).Select(member =>
                member.Value.ValueKind == JsonValueKind.Object ? ToSetting(member.Name, $"{Library}.{member.Value.Text("kind")}", member.Value) : TestData.ToSetting(member.Name, member.Value))),
        ]);

    /// <summary>The columns are those that the file says.</summary>
    private Report ToReport(JsonElement row, int index)
    {
        if (row.GetArrayLength() == 2)
            return new Report(index, row[0].ValueKind == JsonValueKind.Null ? null : [("metric", row[0].Number())], row[1].Number());
        if (row[1].ValueKind == JsonValueKind.Array)
            return new Report(row[0].GetInt64(), [("score", row[1][1].Number()), ("score_step", row[1][0].Number())], row[2].Number());
        if (row.GetArrayLength() == 3)
            return new Report(row[0].GetInt64(), [("metric", row[1].Number())], row[2].Number());
        long updates = Row.GetProperty("points").EnumerateArray().Take(index + 1).Sum(one => one[0].GetInt64());
        return new Report(updates, [("improved", row[1].GetBoolean() ? 1 : 0)], row[3].Number()) { Before = row[2].Number() };
    }
}

/// <summary>What a scheduler was told, and what its rate was.</summary>
/// <param name="Step">The step.</param>
/// <param name="Signals">The signals; null where it was not told anything.</param>
/// <param name="After">The rate after that.</param>
internal sealed record Report(long Step, (string Name, double Value)[]? Signals, double After)
{
    /// <summary>The rate at the step before it was told; null where the file does not say.</summary>
    public double? Before { get; init; }
}
