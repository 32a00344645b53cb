using System.Globalization;
using LrExpr.Cli.Input;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Output;

/// <summary>Commands in the log of a GitHub workflow, of which it makes annotations at the lines of the files.</summary>
internal static class GitHubReport
{
    public static void Write(IReadOnlyList<CheckedConfiguration> found, Terminal terminal)
    {
        foreach (var configuration in found)
        {
            if (configuration.Fault is { } fault)
                Write(terminal, "error", fault.File, fault.Line, fault.Column, "lrexpr", fault.Message);
            foreach (var diagnostic in configuration.Diagnostics)
            {
                string command = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
                Write(terminal, command, configuration.FileOf(diagnostic), diagnostic.FileLine, diagnostic.FileColumn, diagnostic.Code, Message(configuration, diagnostic));
            }
        }
    }

    private static string Message(CheckedConfiguration configuration, Diagnostic diagnostic)
    {
        string source = diagnostic.File is { } file && configuration.FileOf(diagnostic) is null ? $"\nin {Printed.Line(file)}" : "";
        return $"{Printed.Line(diagnostic.Path)}: {diagnostic.Message}{(diagnostic.Hint is { } hint ? "\nhint: " + hint : "")}{source}";
    }

    private static void Write(Terminal terminal, string command, string? file, int? line, int? column, string title, string message)
    {
        var properties = new List<string>();
        if (file is not null and not GivenFile.Dash)
        {
            properties.Add("file=" + Property(file.Replace('\\', '/')));
            if (line is not null)
                properties.Add(string.Create(CultureInfo.InvariantCulture, $"line={line},col={column}"));
        }

        properties.Add("title=" + Property(title));
        terminal.Output.Write($"::{command} {string.Join(',', properties)}::{Data(message)}\n");
    }

    /// <summary>A line feed would end the command, and a percent sign begins what stands for one.</summary>
    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
