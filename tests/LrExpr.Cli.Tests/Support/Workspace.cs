using LrExpr.Cli.Output;
using Spectre.Console;

namespace LrExpr.Cli.Tests.Support;

/// <summary>A folder with files, and the tool run on them. Paths in what it says are those relative to the folder.</summary>
public sealed class Workspace : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lrexpr-").FullName + Path.DirectorySeparatorChar;

    internal string Folder => _folder;

    internal void Write(string file, string text) => File.WriteAllText(_folder + file, text);

    internal void Write(string file, byte[] content) => File.WriteAllBytes(_folder + file, content);

    internal string Read(string file) => File.ReadAllText(_folder + file);

    /// <summary>Runs the tool. Arguments that end in <c>.json</c>, <c>.csv</c> or <c>.svg</c> stand for a file of the folder.</summary>
    internal Outcome Run(params string[] args) => Run(80, AnsiSupport.No, args);

    internal Outcome Run(int width, AnsiSupport colors, params string[] args) =>
        Run(width, colors, args.Select(arg => Path.GetExtension(arg) is ".json" or ".csv" or ".svg" && !Path.IsPathRooted(arg) ? _folder + arg : arg));

    /// <summary>Runs the tool on paths as they are given, from the folder of the tests.</summary>
    internal Outcome RunAsIs(params string[] args) => Run(80, AnsiSupport.No, args.AsEnumerable());

    private Outcome Run(int width, AnsiSupport colors, IEnumerable<string> args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, width, colors);
        int exitCode = Program.Run([.. args], terminal);
        return new Outcome(exitCode, Relative(output), Relative(error));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Relative(StringWriter text) => text.ToString().Replace(_folder, "", StringComparison.Ordinal).ReplaceLineEndings("\n");
}
