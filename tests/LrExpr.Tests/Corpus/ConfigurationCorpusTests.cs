using System.Text.Json;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Corpus;

/// <summary>The corpus of whole configurations.</summary>
public sealed class ConfigurationCorpusTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Ok = Cases.Load(TestData.JsonLines("corpus/configurations-ok.jsonl"));

    private static readonly IReadOnlyDictionary<string, JsonElement> Bad = Cases.Load(TestData.JsonLines("corpus/configurations-bad.jsonl"));

    public static TheoryData<string> OkCases => Cases.Of(Ok);

    public static TheoryData<string> BadCases => Cases.Of(Bad);

    [Theory]
    [MemberData(nameof(OkCases))]
    public void Configuration_ThatIsRight_HasTheValuesExpected(string id)
    {
        var set = ScheduleSet.Load(TestData.ToSetting("LrExpr", Ok[id].GetProperty("config")));

        foreach (var schedule in Ok[id].GetProperty("checks").EnumerateObject())
            CorpusValues.AssertEqual(schedule.Value, set[schedule.Name]);
    }

    [Theory]
    [MemberData(nameof(BadCases))]
    public void Configuration_ThatIsWrong_IsReportedWithCodeAndPlace(string id)
    {
        bool isRight = ScheduleSet.TryLoad(TestData.ToSetting("LrExpr", Bad[id].GetProperty("config")), out _, out var diagnostics);

        Assert.False(isRight);
        foreach (var expected in Bad[id].GetProperty("errors").EnumerateArray())
        {
            Assert.Contains(diagnostics, diagnostic =>
                diagnostic.Severity == DiagnosticSeverity.Error
                && diagnostic.Code == expected.Text("code")
                && (diagnostic.Path + ":").StartsWith(expected.Text("path") + ":", StringComparison.OrdinalIgnoreCase)
                && (expected.Member("line") is not { } line || diagnostic.Line == line.GetInt32())
                && (expected.Member("column") is not { } column || diagnostic.Column == column.GetInt32()));
        }
    }
}
