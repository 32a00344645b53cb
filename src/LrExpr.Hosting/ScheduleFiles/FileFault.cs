using System.Globalization;
using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.ScheduleFiles;

/// <summary>What is wrong with a JSON file that the JSON provider refused, and where.</summary>
/// <param name="Reason">What is wrong, in a sentence without an end; it may quote the file.</param>
/// <param name="Place">The line, and the column in UTF-16 code units, both from 1; null where the fault has no place.</param>
internal sealed record FileFault(string Reason, (int Line, int Column)? Place = null)
{
    /// <summary>The key path that stands twice, and where it stands first; null for other faults.</summary>
    public (string Path, int Line, int Column)? Twice { get; private init; }

    /// <param name="content">The file.</param>
    /// <param name="cause">What the provider threw. It tells what is wrong where nothing is found, as when the file was written to since.</param>
    public static FileFault Of(byte[] content, Exception cause)
    {
        var json = JsonTree.Read(content);
        if (json.Fault is { } fault)
            return new FileFault(fault.Reason, json.PositionOf(fault.Span.Start));
        if (new JsonKeys(json).Twice is not var (path, first, second))
            return new FileFault((cause.InnerException ?? cause).Message);
        var (line, column) = json.PositionOf(first.Start);
        return new FileFault($"the key '{Printable.Cut(path, 80)}' stands here for the second time", json.PositionOf(second.Start)) { Twice = (path, line, column) };
    }

    /// <summary>As <c>(3,14): not valid JSON: ...</c>, safe to show.</summary>
    public override string ToString() =>
        (Place is var (line, column) ? string.Create(CultureInfo.InvariantCulture, $"({line},{column})") : "") + ": " + Printable.Escape(Reason);
}
