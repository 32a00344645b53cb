using System.Globalization;
using Spectre.Console;

namespace LrExpr.Cli.Output;

/// <summary>Diagnostics for people, as a compiler prints them, or for scripts.</summary>
internal static class DiagnosticReport
{
    /// <summary>As text where errors go; as JSON where results go.</summary>
    public static void Write(IReadOnlyList<Diagnostic> diagnostics, OutputFormat format, Terminal terminal)
    {
        if (format == OutputFormat.Json)
            WriteJson(diagnostics, terminal);
        else
            WriteText(diagnostics, terminal);
    }

    public static void WriteText(IReadOnlyList<Diagnostic> diagnostics, Terminal terminal)
    {
        if (diagnostics.Count == 0)
            return;
        if (terminal.ErrorColors == AnsiSupport.No)
        {
            foreach (var diagnostic in diagnostics)
                terminal.Error.Write(diagnostic.ToString() + "\n");
            return;
        }

        var colored = new ColoredDiagnostics(terminal);
        foreach (var diagnostic in diagnostics)
            colored.Write(diagnostic);
    }

    /// <summary>"no errors", "2 errors, 1 warning"</summary>
    public static string Count(IReadOnlyList<Diagnostic> diagnostics)
    {
        int errors = diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        int warnings = diagnostics.Count - errors;
        return Counted(errors, "error") + (warnings == 0 ? "" : ", " + Counted(warnings, "warning"));
    }

    public static string Counted(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? "no" : count)} {what}{(count == 1 ? "" : "s")}");

    private static void WriteJson(IReadOnlyList<Diagnostic> diagnostics, Terminal terminal) =>
        JsonText.Write(terminal.Output, text => WriteMember(diagnostics, text));

    /// <summary>As the member <c>diagnostics</c> of an object.</summary>
    public static void WriteMember(IReadOnlyList<Diagnostic> diagnostics, JsonText text) =>
        text.Objects("diagnostics", diagnostics, diagnostic => WriteJson(diagnostic, text));

    private static void WriteJson(Diagnostic diagnostic, JsonText text)
    {
        var json = text.Json;
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning");
        json.WriteString("message", diagnostic.Message);
        json.WriteString("path", diagnostic.Path);
        json.WriteString("file", diagnostic.File);
        text.Integer("fileLine", diagnostic.FileLine);
        text.Integer("fileColumn", diagnostic.FileColumn);
        text.Integer("line", diagnostic.Line);
        text.Integer("column", diagnostic.Column);
        text.Integer("length", diagnostic.Length);
        json.WriteString("hint", diagnostic.Hint);
    }
}
