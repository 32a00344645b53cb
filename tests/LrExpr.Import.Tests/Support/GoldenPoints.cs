using System.Text.Json;

namespace LrExpr.Import.Tests.Support;

/// <summary>The values that a library itself gives for a configuration.</summary>
public sealed record GoldenPoints(string Id, IReadOnlyList<(long Step, double Value)> Points, double Relative, double Absolute)
{
    /// <summary>The case of an id; behind a number sign stands the column, where there are several.</summary>
    public static GoldenPoints Of(string id)
    {
        string[] parts = id.Split('#');
        string library = parts[0][..parts[0].IndexOf('/', StringComparison.Ordinal)];
        string file = File.Exists(TestData.PathOf($"imports/golden/{library}.json")) ? $"imports/golden/{library}.json" : $"golden/{library}.json";
        var row = TestData.Json(file).GetProperty("cases").EnumerateArray().Single(row => row.GetProperty("id").GetString() == parts[0]);
        int column = parts.Length == 1 ? 1 : row.GetProperty("point_fields").EnumerateArray().Select(field => field.GetString()).ToList().IndexOf(parts[1]);
        var notes = File.Exists(TestData.PathOf($"golden/notes/{library}.json")) ? TestData.Json($"golden/notes/{library}.json") : default;
        return new GoldenPoints(
            parts[0],
            [.. row.GetProperty("points").EnumerateArray().Select(point => (point[0].GetInt64(), point[column].GetDouble()))],
            Number(notes, "relative") ?? 1e-12,
            Number(notes, "absolute") ?? 0);
    }

    /// <summary>By how much a value may differ from that of the library.</summary>
    public double Tolerance(double value) => Relative * Math.Abs(value) + Relative / 100 * Points.Max(point => Math.Abs(point.Value)) + Absolute;

    private static double? Number(JsonElement notes, string name) =>
        notes.ValueKind == JsonValueKind.Object && notes.TryGetProperty(name, out var value) ? value.GetDouble() : null;
}
