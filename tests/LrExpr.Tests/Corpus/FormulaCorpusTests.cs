using System.Text.Json;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Corpus;

/// <summary>The corpus of formulas: values computed by hand-written expressions, and mistakes with codes and positions.</summary>
public sealed class FormulaCorpusTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Ok =
        Cases.Load(TestData.JsonLines("corpus/formulas-ok.jsonl"));

    private static readonly IReadOnlyDictionary<string, JsonElement> Bad =
        Cases.Load(TestData.JsonLines("corpus/formulas-bad.jsonl"));

    public static TheoryData<string> OkCases => Cases.Of(Ok);

    public static TheoryData<string> BadCases => Cases.Of(Bad);

    [Theory]
    [MemberData(nameof(OkCases))]
    public void Formula_ThatIsRight_HasTheValuesExpected(string id)
    {
        var schedule = ScheduleSet.Load(SectionOf(Ok[id]))["main"];

        CorpusValues.AssertEqual(Ok[id].GetProperty("checks"), schedule);
    }

    [Theory]
    [MemberData(nameof(BadCases))]
    public void Formula_ThatIsWrong_IsReportedWithCodeAndPosition(string id)
    {
        var row = Bad[id];

        bool isRight = ScheduleSet.TryLoad(SectionOf(row), out _, out var diagnostics);

        Assert.False(isRight);
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        foreach (string code in Texts(row, "codes"))
            Assert.Contains(code, errors.Select(error => error.Code));
        if (row.Member("codes_any") is not null)
            Assert.NotEmpty(errors.Select(error => error.Code).Intersect(Texts(row, "codes_any")));
        if (row.Member("error_at") is { } position)
        {
            var first = errors.First(error => error.Path.StartsWith("LrExpr:Schedules:main", StringComparison.Ordinal) && !error.Path.Contains("Parameters"));
            Assert.Equal((position.GetProperty("line").GetInt32(), position.GetProperty("column").GetInt32()), (first.Line, first.Column));
        }

        if (row.Member("error_in") is { } place)
            Assert.Contains(errors, error => error.Path.StartsWith(PathOf(place.GetString()!), StringComparison.OrdinalIgnoreCase));
        if (row.Member("suggest") is { } suggestion)
            Assert.Contains(errors, error => error.Message.Contains($"'{suggestion}'", StringComparison.Ordinal));
    }

    private static string PathOf(string place)
    {
        var parts = place.Split('.', 2);
        return parts[0] switch
        {
            "parameters" => "LrExpr:Schedules:main:Parameters:" + parts[1],
            "functions" => "LrExpr:Functions:" + parts[1],
            _ => "LrExpr:Schedules:" + parts[1],
        };
    }

    private static Setting SectionOf(JsonElement row)
    {
        var schedules = new List<Setting> { ScheduleOf("main", row) };
        if (row.Member("schedules") is { } others)
            schedules.AddRange(others.EnumerateObject().Select(other => ScheduleOf(other.Name, other.Value)));
        var sections = new List<Setting> { new("Schedules", schedules) };
        if (row.Member("functions") is { } functions)
            sections.Add(TestData.ToSetting("Functions", functions));
        return new Setting("LrExpr", sections);
    }

    private static IEnumerable<string> Texts(JsonElement row, string property) =>
        row.Member(property)?.EnumerateArray().Select(text => text.GetString()!) ?? [];

    private static Setting ScheduleOf(string name, JsonElement row) => new(name,
    [
        TestData.ToSetting("Formula", row.GetProperty("formula")),
        TestData.ToSetting("Parameters", row.GetProperty("parameters")),
        .. row.Member("dialect") is { } dialect ? [TestData.ToSetting("Dialect", dialect)] : Array.Empty<Setting>(),
    ]);
}
