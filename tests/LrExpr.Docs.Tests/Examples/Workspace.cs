using System.Text.Json;
using LrExpr.Cli;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Docs.Tests.Documents;

namespace LrExpr.Docs.Tests.Examples;

/// <summary>A folder with the configurations that a document shows, and the tool run on them.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lrexpr-docs-").FullName + Path.DirectorySeparatorChar;

    public string Folder => _folder;

    /// <summary>Writes a file. Where what is shown is only what stands in the section, or only one schedule, the rest is put around it.</summary>
    public void Write(string file, string json, bool isSchedule = false)
    {
        if (isSchedule)
            json = $"{{ \"Schedules\": {{ \"example\": {json} }} }}";
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        WriteText(file, document.RootElement.TryGetProperty("LrExpr", out _) ? json : $"{{ \"LrExpr\": {json} }}");
    }

    public void WriteText(string file, string text) => File.WriteAllText(_folder + file, text);

    /// <summary>What is wrong or doubtful with a file, read as a host reads it, with paths relative to the folder.</summary>
    public IReadOnlyList<string> Check(string file)
    {
        ScheduleSet.TryLoad(new ConfigurationInput([_folder + file], "LrExpr", false).Read(), out _, out var diagnostics);
        return [.. diagnostics.Select(diagnostic => diagnostic.ToString().Replace(_folder, "", StringComparison.Ordinal))];
    }

    /// <summary>Runs the tool; paths in what it says are relative to the folder.</summary>
    public string Run(IEnumerable<string> args)
    {
        using var output = new StringWriter();
        Program.Run([.. args.Select(arg => Path.GetExtension(arg) is ".json" or ".csv" || File.Exists(_folder + arg) ? _folder + arg : arg)], new Terminal(output, output));
        return output.ToString().ReplaceLineEndings("\n").Replace(_folder, "", StringComparison.Ordinal);
    }

    /// <summary>A folder with the first configuration of a document that has the name, as an application finds it beside itself.</summary>
    public static Workspace Of(string document, string file)
    {
        var workspace = new Workspace();
        workspace.Write(file, Document.Open(document).Blocks.First(block => block.Language == "json" && NameOf(block) == file).Text);
        return workspace;
    }

    public static string NameOf(Block block) => block.Words.FirstOrDefault(word => word.EndsWith(".json", StringComparison.Ordinal)) ?? "appsettings.json";

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
