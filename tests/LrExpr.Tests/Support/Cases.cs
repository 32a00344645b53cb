using System.Text.Json;

namespace LrExpr.Tests.Support;

/// <summary>Cases of a data file as theory data: the name of each, looked up again in the test.</summary>
internal static class Cases
{
    public static TheoryData<string> Of(IReadOnlyDictionary<string, JsonElement> cases) => [.. cases.Keys];

    public static IReadOnlyDictionary<string, JsonElement> Load(IEnumerable<JsonElement> rows) => rows.ToDictionary(row => row.Text("id"));
}
