using Spectre.Console;
using StyledText = Spectre.Console.Text;

namespace LrExpr.Cli.Output;

/// <summary>Diagnostics on a terminal: severity, code and carets stand out.</summary>
internal sealed class ColoredDiagnostics
{
    private static readonly Style Faint = new(decoration: Decoration.Dim);

    private readonly IAnsiConsole _console;

    public ColoredDiagnostics(Terminal terminal)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.ErrorColors,
            ColorSystem = ColorSystemSupport.Standard,
            Out = new AnsiConsoleOutput(terminal.Error),
        });

        // The terminal breaks lines by itself; a break made here would part the carets from what they mean.
        _console.Profile.Width = int.MaxValue / 2;
    }

    public void Write(Diagnostic diagnostic)
    {
        var accent = new Style(diagnostic.Severity == DiagnosticSeverity.Error ? Color.Red : Color.Yellow, decoration: Decoration.Bold);
        string label = (diagnostic.Severity == DiagnosticSeverity.Error ? "error " : "warning ") + diagnostic.Code;
        string[] lines = diagnostic.ToString().Split('\n');

        // The label ends with the code, which no key path before it can hold.
        int start = lines[0].IndexOf(": " + label + ":", StringComparison.Ordinal) + 2;
        _console.Write(new StyledText(lines[0][..start]));
        _console.Write(new StyledText(label, accent));
        _console.Write(new StyledText(lines[0][(start + label.Length)..] + "\n"));
        foreach (string line in lines.Skip(1))
            _console.Write(new StyledText(line + "\n", IsCarets(line) ? accent : line.StartsWith("  in ", StringComparison.Ordinal) ? Faint : Style.Plain));
    }

    private static bool IsCarets(string line) => line.Trim() is { Length: > 0 } marks && marks.All(mark => mark == '^');
}
