using System.Reflection;
using System.Text.Json;
using LrExpr.Cli.Input;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Output;

/// <summary>Findings as SARIF 2.1.0, the format that code scanning and editors read.</summary>
internal static class SarifReport
{
    public static void Write(IReadOnlyList<CheckedConfiguration> found, Terminal terminal) => JsonText.Write(terminal.Output, text =>
    {
        var json = text.Json;
        string[] rules = [.. found.SelectMany(configuration => configuration.Diagnostics).Select(diagnostic => diagnostic.Code).Distinct().Order(StringComparer.Ordinal)];
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        text.Objects("runs", [found], _ =>
        {
            WriteTool(rules, text);
            json.WriteString("columnKind", "utf16CodeUnits");
            text.Objects("invocations", [found], _ => WriteInvocation(found, text));
            var results = found.SelectMany(configuration => configuration.Diagnostics.Select(diagnostic => (configuration, diagnostic)));
            text.Objects("results", results, result => WriteResult(result.configuration, result.diagnostic, Array.IndexOf(rules, result.diagnostic.Code), text));
        });
    });

    private static void WriteTool(string[] rules, JsonText text)
    {
        text.Json.WriteStartObject("tool");
        text.Json.WriteStartObject("driver");
        text.Json.WriteString("name", "lrexpr");
        text.Json.WriteString("version", typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
        text.Objects("rules", rules, rule => text.Json.WriteString("id", rule));
        text.Json.WriteEndObject();
        text.Json.WriteEndObject();
    }

    /// <summary>A file that cannot be used is a failure of the run, not a finding.</summary>
    private static void WriteInvocation(IReadOnlyList<CheckedConfiguration> found, JsonText text)
    {
        InputException[] faults = [.. found.Select(configuration => configuration.Fault).OfType<InputException>()];
        text.Json.WriteBoolean("executionSuccessful", faults.Length == 0);
        text.Objects("toolExecutionNotifications", faults, fault =>
        {
            text.Json.WriteString("level", "error");
            WriteMessage(fault.Message, text.Json);
            text.Objects("locations", [fault], _ => WritePlace(fault.File, fault.Line, fault.Column, text.Json));
        });
    }

    private static void WriteResult(CheckedConfiguration configuration, Diagnostic diagnostic, int rule, JsonText text)
    {
        string source = diagnostic.File is { } file && configuration.FileOf(diagnostic) is null ? $" (in {Printed.Line(file)})" : "";
        text.Json.WriteString("ruleId", diagnostic.Code);
        text.Json.WriteNumber("ruleIndex", rule);
        text.Json.WriteString("level", diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning");
        WriteMessage($"{diagnostic.Message}{(diagnostic.Hint is { } hint ? "; " + hint : "")}{source}", text.Json);
        text.Objects("locations", [diagnostic], _ =>
        {
            WritePlace(configuration.FileOf(diagnostic), diagnostic.FileLine, diagnostic.FileColumn, text.Json);
            text.Objects("logicalLocations", [diagnostic.Path], path => text.Json.WriteString("fullyQualifiedName", Printed.Line(path)));
        });
    }

    private static void WriteMessage(string message, Utf8JsonWriter json)
    {
        json.WriteStartObject("message");
        json.WriteString("text", message);
        json.WriteEndObject();
    }

    private static void WritePlace(string? file, int? line, int? column, Utf8JsonWriter json)
    {
        if (file is null or GivenFile.Dash)
            return;
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(file));
        json.WriteEndObject();
        if (line is not null && column is not null)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", line.Value);
            json.WriteNumber("startColumn", column.Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Relative where the path is, since the readers of a report have the files elsewhere.</summary>
    internal static string UriOf(string file) => Path.IsPathRooted(file)
        ? new Uri(Path.GetFullPath(file)).AbsoluteUri
        : string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
