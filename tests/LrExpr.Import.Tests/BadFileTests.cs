using System.Text.Json;
using LrExpr.Import.Tests.Support;

namespace LrExpr.Import.Tests;

/// <summary>Files that are wrong, and all that is said of them: <c>tests/data/imports/bad/expected.json</c>.</summary>
public sealed class BadFileTests
{
    private const string Folder = "imports/bad/";

    public static TheoryData<string> Files => [.. TestData.Json(Folder + "expected.json").EnumerateObject().Select(row => row.Name)];

    [Fact]
    public void Files_AllThereAre_AreDescribed() => Assert.Equal(
        Directory.EnumerateFiles(TestData.PathOf(Folder)).Select(Path.GetFileName).Where(name => name != "expected.json").Order(StringComparer.Ordinal),
        TestData.Json(Folder + "expected.json").EnumerateObject().Select(row => row.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void File_Wrong_IsReportedInItsLinesAndColumns(string name)
    {
        var row = TestData.Json(Folder + "expected.json").GetProperty(name);
        var options = new ScheduleImportOptions { Source = name, Dialect = row.TryGetProperty("from", out var from) ? from.GetString() : null };

        bool isGood = ScheduleImport.TryRead(TestData.Text(Folder + name), options, out var import, out var diagnostics);

        Assert.Equal(
            row.GetProperty("diagnostics").EnumerateArray().Select(line => line.GetString()),
            diagnostics.Select(diagnostic => diagnostic.ToString().Split('\n')[0]));
        Assert.Equal(diagnostics.All(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning), isGood);
        Assert.Equal(isGood, import is not null);
        Assert.All(diagnostics, diagnostic => Assert.Equal(name, diagnostic.File));
    }
}
