using System.Text;
using System.Text.Json;
using LrExpr.Configuration;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Examples;
using LrExpr.Docs.Tests.Kinds;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Docs.Tests.Schema;

/// <summary>The configurations of the repository, as files with the section <c>LrExpr</c>.</summary>
internal static class Configurations
{
    public static IReadOnlyList<string> AppSettings { get; } =
    [
        .. new[] { "samples", "src", "tests", "benchmarks", "docs" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "appsettings*.json", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal)),
    ];

    /// <summary>Good ones that stand alone, by where they are from.</summary>
    public static IReadOnlyDictionary<string, string> Good { get; } = new[]
    {
        Lines("corpus/configurations-ok.jsonl").Select(line => ("corpus/" + line.GetProperty("id").GetString(), Around(line.GetProperty("config").GetRawText()))),
        Lines("schema/good.jsonl").Select(line => ("schema/" + line.GetProperty("id").GetString(), Around(line.GetProperty("config").GetRawText()))),
        KindExample.All.Values.Select(example => ("kind/" + example.Kind, Around($$"""{ "Schedules": { "example": {{example.Json}} } }"""))),
        KerasEnvelopes().Where(envelope => Accepts(envelope.Json)),
        Repository.Documents.SelectMany(file => Document.Open(file).Blocks.Where(IsGood).Select(block => ($"{file}({block.Line})", Shown(block)))),
        AppSettings.Select(file => (file, Repository.Read(file))),
    }.SelectMany(group => group).ToDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>Parts of configurations that are good together with others.</summary>
    public static IReadOnlyDictionary<string, string> Layers { get; } = Repository.Documents
        .SelectMany(file => Document.Open(file).Blocks.Where(block => block.Language == "json" && block.Words.Contains("layer")).Select(block => ($"{file}({block.Line})", Shown(block))))
        .Concat(Lines("schema/layers.jsonl").Select(line => ("schema/" + line.GetProperty("id").GetString(), Around(line.GetProperty("config").GetRawText()))))
        .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    public static IEnumerable<JsonElement> Lines(string file) =>
        Repository.Read("tests/data/" + file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    public static string Around(string section) => $$"""{ "LrExpr": {{section}} }""";

    /// <summary>Whether a host takes the file.</summary>
    public static bool Accepts(string json)
    {
        try
        {
            var root = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
            return ScheduleSet.TryLoad(SectionReader.Read(root.GetSection("LrExpr"), root), out _, out _);
        }
        catch (FormatException)
        {
            // A key stands twice.
            return false;
        }
    }

    private static IEnumerable<(string Id, string Json)> KerasEnvelopes() =>
        from row in JsonDocument.Parse(Repository.Read("tests/data/golden/keras_serialization.json")).RootElement.GetProperty("cases").EnumerateArray()
        from form in new[] { "serialized", "serialized_legacy" }
        where row.TryGetProperty(form, out _)
        select ($"{row.GetProperty("id").GetString()}/{form}", Around($$"""{ "Schedules": { "pasted": {{row.GetProperty(form).GetRawText()}} } }"""));

    private static bool IsGood(Block block) => block.Language == "json" && !block.Words.Contains("wrong") && !block.Words.Contains("layer") && !block.IsForeign;

    private static string Shown(Block block)
    {
        using var files = new Workspace();
        files.Write("shown.json", block.Text, block.Words.Contains("schedule"));
        return File.ReadAllText(files.Folder + "shown.json");
    }
}
