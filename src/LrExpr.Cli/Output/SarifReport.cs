using System.Reflection;
using System.Text.Json;
using LrExpr.Cli.Input;

namespace LrExpr.Cli.Output;

/// <summary>Findings as SARIF 2.1.0, the format that code scanning and editors read.</summary>
internal static class SarifReport
{
    public static void Write(IReadOnlyList<CheckedConfiguration> found, Terminal terminal) => JsonText.Write(terminal.Output, text =>
    {
        var json = text.Json;
        string[] rules = [.. found.SelectMany(configuration => configuration.Diagnostics).Select(diagnostic => diagnostic.Code).Distinct().Order(StringComparer.Ordinal)];
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(rules, json);
        json.WriteString("columnKind", "utf16CodeUnits");
        WriteInvocation(found, json);
        json.WriteStartArray("results");
        foreach (var configuration in found)
        {
            foreach (var diagnostic in configuration.Diagnostics)
                WriteResult(configuration, diagnostic, Array.IndexOf(rules, diagnostic.Code), json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteTool(string[] rules, Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "lrexpr");
        json.WriteString("version", typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
        json.WriteStartArray("rules");
        foreach (string rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A file that cannot be used is a failure of the run, not a finding.</summary>
    private static void WriteInvocation(IReadOnlyList<CheckedConfiguration> found, Utf8JsonWriter json)
    {
        InputException[] faults = [.. found.Select(configuration => configuration.Fault).OfType<InputException>()];
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", faults.Length == 0);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("level", "error");
            WriteMessage(fault.Message, json);
            json.WriteStartArray("locations");
            json.WriteStartObject();
            WritePlace(fault.File, fault.Line, fault.Column, json);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResult(CheckedConfiguration configuration, Diagnostic diagnostic, int rule, Utf8JsonWriter json)
    {
        string source = diagnostic.File is { } file && configuration.FileOf(diagnostic) is null ? $" (in {Printed.Line(file)})" : "";
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning");
        WriteMessage($"{diagnostic.Message}{(diagnostic.Hint is { } hint ? "; " + hint : "")}{source}", json);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        WritePlace(configuration.FileOf(diagnostic), diagnostic.FileLine, diagnostic.FileColumn, json);
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", Printed.Line(diagnostic.Path));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
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
