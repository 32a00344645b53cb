using System.Globalization;
using LrExpr.Cli.Text;
using LrExpr.ScheduleFiles;

namespace LrExpr.Cli.Input;

/// <summary>Says in one line what is wrong with a JSON file, and where.</summary>
internal static class BrokenJson
{
    /// <param name="file">The file.</param>
    /// <param name="section">The section whose keys are the user's: one that stands twice is reported like other faults in it.</param>
    /// <param name="cause">What the JSON provider said.</param>
    public static Exception Describe(GivenFile file, string section, Exception cause)
    {
        var fault = FileFault.Of(file.Content, cause);
        if (fault.Twice is var (path, firstLine, firstColumn) && path.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase))
        {
            string name = Printed.Quote(path.AsSpan(path.LastIndexOf(':') + 1));
            string hint = string.Create(CultureInfo.InvariantCulture, $"the first one is in line {firstLine}, column {firstColumn} of the file");
            var diagnostic = new Diagnostic("LRX3003", DiagnosticSeverity.Error, $"{name} is defined twice", path, file.Name, hint);
            return new ScheduleException([fault.Place is var (secondLine, secondColumn) ? diagnostic.InFile(secondLine, secondColumn) : diagnostic]);
        }

        string place = fault.Place is var (line, column) ? string.Create(CultureInfo.InvariantCulture, $"({line},{column})") : "";
        return new InputException($"{Printed.Line(file.Name)}{place}: {Printed.Line(fault.Reason)}") { File = file.Path, Line = fault.Place?.Line, Column = fault.Place?.Column };
    }
}
