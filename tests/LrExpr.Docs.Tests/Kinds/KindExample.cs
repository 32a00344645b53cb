using System.Text.Json;
using LrExpr.Cli.Input;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Examples;

namespace LrExpr.Docs.Tests.Kinds;

/// <summary>
/// What the documentation shows of a kind: parameters and how many steps of the curve. Some examples stand in <c>examples.json</c>; the others are golden
/// cases, drawn as far as <c>lrexpr plot</c> draws them. A kind without one fails a test.
/// </summary>
internal sealed record KindExample(string Kind, long Steps, IReadOnlyList<string> Parameters)
{
    /// <summary>What reports give, as a formula of their steps; null for a kind that listens to nothing.</summary>
    public string? Signal { get; init; }

    public const string File = "tests/LrExpr.Docs.Tests/Kinds/examples.json";

    public static IReadOnlyDictionary<string, KindExample> All { get; } = Read();

    /// <summary>A schedule of the kind as it stands in configuration.</summary>
    public string Json => $$"""{ "Kind": "{{Kind}}", "Parameters": {""" + "\n  " + string.Join(",\n  ", Parameters) + "\n} }";

    public CompiledSchedule Load()
    {
        using var files = new Workspace();
        files.Write("example.json", $$"""{ "Schedules": { "example": {{Json}} } }""");
        return ScheduleSet.Load(new ConfigurationInput([files.Folder + "example.json"], "LrExpr", false).Read())["example"];
    }

    private static Dictionary<string, KindExample> Read()
    {
        var written = ReadWritten();
        foreach (var kind in Catalogue.Kinds.Where(kind => !written.ContainsKey(kind.Name)))
        {
            if (GoldenExamples.ParametersOf(kind) is { } parameters)
                written.Add(kind.Name, Drawn(new KindExample(kind.Name, 0, parameters)));
        }

        return written;
    }

    private static KindExample Drawn(KindExample example) => example with { Steps = Math.Min(example.Load().LastForPeople, 1_000_000) };

    private static Dictionary<string, KindExample> ReadWritten()
    {
        using var document = JsonDocument.Parse(Repository.Read(File));
        return document.RootElement.EnumerateObject().ToDictionary(
            kind => kind.Name,
            kind => new KindExample(
                kind.Name,
                kind.Value.GetProperty("Steps").GetInt64(),
                [.. kind.Value.GetProperty("Parameters").EnumerateObject().Select(parameter => $"\"{parameter.Name}\": {parameter.Value.GetRawText()}")])
            {
                Signal = kind.Value.TryGetProperty("Signal", out var signal) ? signal.GetString() : null,
            });
    }
}
