using System.Globalization;
using LrExpr.Cli.Output;
using LrExpr.Configuration;

namespace LrExpr.Cli.Input;

/// <summary>Says in one line what is wrong with a JSON file, and where.</summary>
internal static class BrokenJson
{
    /// <param name="file">The file.</param>
    /// <param name="section">The section whose keys are the user's: one that stands twice is reported like other faults in it.</param>
    /// <param name="cause">What the JSON provider said.</param>
    public static Exception Describe(GivenFile file, string section, Exception cause)
    {
        var fault = JsonFault.Of(file.Content, cause);
        if (fault.Key?.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase) == true)
            return DefinedTwice(file, fault.Key, fault);
        string place = fault.Line is null ? "" : string.Create(CultureInfo.InvariantCulture, $"({fault.Line},{fault.Column})");
        return new InputException($"{Printed.Line(file.Name)}{place}: {Printed.Line(fault.Reason)}") { File = file.Path, Line = fault.Line, Column = fault.Column };
    }

    private static ScheduleException DefinedTwice(GivenFile file, string key, JsonFault second)
    {
        string name = Printed.Quote(key.AsSpan(key.LastIndexOf(':') + 1));
        string? hint = JsonPlaces.Of(file.Utf8).Find(key, 0) is var (line, column)
            ? string.Create(CultureInfo.InvariantCulture, $"the first one is in line {line}, column {column} of the file")
            : null;
        var diagnostic = new Diagnostic("LRX3003", DiagnosticSeverity.Error, $"{name} is defined twice", key, file.Name, hint);
        return new ScheduleException([second is { Line: { } secondLine, Column: { } secondColumn } ? diagnostic.InFile(secondLine, secondColumn) : diagnostic]);
    }
}
