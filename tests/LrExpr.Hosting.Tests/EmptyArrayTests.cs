using System.Globalization;
using LrExpr.Configuration;

namespace LrExpr.Hosting.Tests;

/// <summary>An empty array in a file. .NET makes an empty text of it, and so no other text of a parameter that is an array.</summary>
public sealed class EmptyArrayTests
{
    private const string Drops = """
        "Kinds": { "Drops": { "Parameters": { "at": { "Type": "array", "Default": [] }, "values": { "Type": "array", "Optional": true } },
          "Formula": "given(values) ? count(values) : 10 - reached(step, at)" } },
        """;

    [Theory]
    [InlineData("""{ "Kind": "torch.MultiStepLR", "Parameters": { "base_lr": 7, "milestones": [] } }""", "7")]
    [InlineData("""{ "Kind": "torch.MultiStepLR", "Parameters": { "base_lr": 7, "milestones": "[]" } }""", "7")]
    [InlineData("""{ "Kind": "torch.MultiStepLR", "Parameters": { "base_lr": 7, "milestones": null } }""", "LRX3005")]
    [InlineData("""{ "Kind": "torch.MultiStepLR", "Parameters": { "base_lr": [], "milestones": [] } }""", "LRX3005")]
    [InlineData("""{ "Kind": "PiecewiseConstantDecay", "Parameters": { "boundaries": [], "values": [3] } }""", "3")]
    [InlineData("""{ "Kind": "PiecewiseConstantDecay", "Parameters": { "boundaries": [], "values": [] } }""", "LRX2011")]
    [InlineData("""{ "Kind": "Drops" }""", "10")]
    [InlineData("""{ "Kind": "Drops", "Parameters": { "at": [2] } }""", "9")]
    [InlineData("""{ "Kind": "Drops", "Parameters": { "values": [] } }""", "0")]
    [InlineData("""{ "Kind": "Drops", "Parameters": { "values": null } }""", "10")]
    [InlineData("""{ "Formula": "reached(step, [])" }""", "0")]
    [InlineData("""{ "Formula": "count(b)", "Parameters": { "b": [] } }""", "LRX3001")]
    [InlineData("""{ "Formula": "count(b)", "Parameters": { "b": "[]" } }""", "LRX3001")]
    public void EmptyArray_InAFile_IsWhatTheKindMakesOfIt(string schedule, string expected) => Assert.Equal(expected, ResultOf(schedule));

    [Theory]
    [InlineData("[2, 3]", "[]", "10")]
    [InlineData("[]", "[2]", "9")]
    [InlineData("[2, 3]", "null", "10")]
    [InlineData("[]", "null", "10")]
    public void EmptyArray_InAHigherSource_ReplacesTheLowerOne(string low, string high, string expected) =>
        Assert.Equal(expected, ResultOf(Of(low), Of(high)));

    private static string Of(string at) => $$"""{ "Kind": "Drops", "Parameters": { "at": {{at}} } }""";

    /// <summary>The value at step 5, or the codes of what is wrong.</summary>
    private static string ResultOf(params string[] layers)
    {
        using var json = new Json([.. layers.Select((layer, i) => ($"{i}.json", $$"""{ "LrExpr": { {{Drops}} "Schedules": { "a": {{layer}} } } }"""))]);
        var root = json.Build();
        return ScheduleSet.TryLoad(SectionReader.Read(root.GetSection("LrExpr"), root), out var set, out var diagnostics)
            ? set["a"].At(5).ToString(CultureInfo.InvariantCulture)
            : string.Join(' ', diagnostics.Select(diagnostic => diagnostic.Code).Distinct());
    }
}
