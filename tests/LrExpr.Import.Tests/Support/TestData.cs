using System.Text.Json;

namespace LrExpr.Import.Tests.Support;

/// <summary>The files of <c>tests/data</c>.</summary>
internal static class TestData
{
    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "data", file);

    public static string Text(string file) => File.ReadAllText(PathOf(file));

    public static JsonElement Json(string file)
    {
        using var document = JsonDocument.Parse(Text(file));
        return document.RootElement.Clone();
    }
}
