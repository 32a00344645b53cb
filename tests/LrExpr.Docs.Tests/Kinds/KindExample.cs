using System.Text.Json;
using LrExpr.Cli.Input;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Examples;

namespace LrExpr.Docs.Tests.Kinds;

/// <summary>
/// What the documentation shows of a kind: parameters and how many steps of the curve. They stand in <c>examples.json</c>; a kind that is not there gets a
/// golden case, drawn as far as <c>lrexpr plot</c> draws it, and is added to the file with the pages.
/// </summary>
internal sealed record KindExample(string Kind, long Steps, IReadOnlyList<string> Parameters)
{
    /// <summary>What reports give, as a formula of their steps; null for a kind that listens to nothing.</summary>
    public string? Signal { get; init; }

    public const string File = "tests/LrExpr.Docs.Tests/Kinds/examples.json";

    public static IReadOnlyDictionary<string, KindExample> All { get; } = Read();

    /// <summary>The file as it should be: as it is, without kinds that are gone, and with those that are new.</summary>
    public static string Written
    {
        get
        {
            var written = ReadWritten();
            string[] gone = [.. written.Keys.Except(Catalogue.Kinds.Select(kind => kind.Name)).Select(name => $"  \"{name}\":")];
            var lines = Repository.Read(File).TrimEnd('\n').Split('\n')[..^1].Where(line => !gone.Any(line.StartsWith)).ToList();
            foreach (var added in All.Values.Where(example => !written.ContainsKey(example.Kind)).GroupBy(example => example.Kind[..Math.Max(0, example.Kind.IndexOf('.', StringComparison.Ordinal))]))
            {
                lines[^1] = lines[^1].TrimEnd(',') + ",";
                lines.Add("");
                lines.AddRange(added.Select(example => $"  \"{example.Kind}\": {{ \"Steps\": {example.Steps}, \"Parameters\": {{ {string.Join(", ", example.Parameters)} }} }},"));
            }

            lines[^1] = lines[^1].TrimEnd(',');
            return string.Join('\n', lines) + "\n}\n";
        }
    }

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
