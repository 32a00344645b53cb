using LrExpr.Diagnostics;
using LrExpr.Text;

namespace LrExpr;

/// <summary>One thing that is wrong, or doubtful, with a formula or a configuration, and where.</summary>
/// <remarks>Codes and positions are stable from version to version; the wording of messages is not.</remarks>
/// <example>
/// <code>
/// LrExpr:Schedules:warmed(1,8): error LRX2001: unknown name 'warmpu'; did you mean 'warmup'?
///   step &lt; warmpu ? base(0) * step / warmup : base(step - warmup)
///          ^^^^^^
/// </code>
/// </example>
public sealed class Diagnostic
{
    internal Diagnostic(string code, DiagnosticSeverity severity, string message, string path, string? file = null, string? hint = null)
    {
        Code = code;
        Severity = severity;
        Message = message;
        Path = path;
        File = file;
        Hint = hint;
    }

    internal Diagnostic(string code, DiagnosticSeverity severity, string message, SourceText source, TextSpan span, string? hint = null)
        : this(code, severity, message, source.Path, source.File, hint)
    {
        Source = source;
        Span = span;
        (Line, Column) = source.PositionOf(span.Start);
        Length = span.Length;
    }

    /// <summary>The code of the rule that was broken, such as <c>LRX2001</c>; the list is in <c>docs/errors.md</c>.</summary>
    public string Code { get; }

    /// <summary>Whether it is an error or a warning.</summary>
    public DiagnosticSeverity Severity { get; }

    /// <summary>What is wrong, in one line of printable ASCII, with the nearest right name where there is one.</summary>
    public string Message { get; }

    /// <summary>
    /// The configuration key of the text concerned, such as <c>LrExpr:Schedules:warmed:Formula</c>; <c>formula</c> for a formula
    /// that does not come from configuration.
    /// </summary>
    public string Path { get; }

    /// <summary>The file or configuration provider the text came from, or null where none is known.</summary>
    public string? File { get; }

    /// <summary>The line within the file, from 1, of the spot or else of the key; null where that is not known.</summary>
    public int? FileLine { get; private init; }

    /// <summary>The column within that line in UTF-16 code units, from 1.</summary>
    public int? FileColumn { get; private init; }

    /// <summary>The line within the text, from 1; null where the message is not about a place in a text.</summary>
    public int? Line { get; }

    /// <summary>The column within the line in UTF-16 code units, from 1; null where the message is not about a place in a text.</summary>
    public int? Column { get; }

    /// <summary>How many UTF-16 code units are concerned, perhaps 0; null where the message is not about a place in a text.</summary>
    public int? Length { get; }

    /// <summary>What to do about it, where that is known and not in the message.</summary>
    public string? Hint { get; }

    internal SourceText? Source { get; }

    internal TextSpan Span { get; }

    /// <summary>The same with the place in the file.</summary>
    internal Diagnostic InFile(int line, int column) => Source is { } source
        ? new Diagnostic(Code, Severity, Message, source, Span, Hint) { FileLine = line, FileColumn = column }
        : new Diagnostic(Code, Severity, Message, Path, File, Hint) { FileLine = line, FileColumn = column };

    /// <summary>The message as a compiler prints it: place, severity, code, message, the line concerned and a caret below the spot.</summary>
    /// <returns>One line, or several separated by line feeds, without a line feed at the end.</returns>
    public override string ToString() => DiagnosticRenderer.Render(this);
}
