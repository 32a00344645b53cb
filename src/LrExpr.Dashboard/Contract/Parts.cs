using LrExpr.Highlights;

namespace LrExpr.Contract;

/// <summary>What is wrong or doubtful, as the page shows it.</summary>
/// <param name="Code">The code of the rule.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Message">What it is, in a line.</param>
/// <param name="Path">The key path of the text.</param>
/// <param name="File">The file or provider that the text came from.</param>
/// <param name="Line">The line in the file.</param>
/// <param name="Column">The column in that line.</param>
/// <param name="Text">All of it with the line concerned and carets, as a terminal shows it.</param>
/// <param name="Start">Where in the text of the formula or the value it is.</param>
/// <param name="Length">How many characters of it.</param>
internal sealed record DiagnosticPart(string Code, DiagnosticSeverity Severity, string Message, string Path, string? File, int? Line, int? Column, string Text, int? Start, int? Length)
{
    public static DiagnosticPart Of(Diagnostic diagnostic) => new(
        diagnostic.Code,
        diagnostic.Severity,
        diagnostic.Message,
        diagnostic.Path,
        diagnostic.File,
        diagnostic.FileLine,
        diagnostic.FileColumn,
        diagnostic.ToString(),
        diagnostic.Source is null ? null : diagnostic.Span.Start,
        diagnostic.Length);
}

/// <summary>A value at a step; a value that is not finite is written as a text.</summary>
internal sealed record ValuePart(long Step, double Value);

/// <summary>The values of a step before and after.</summary>
internal sealed record ChangePart(long Step, double Before, double After);

/// <summary>Where a schedule is: by its clock, or at the last call.</summary>
/// <param name="Step">The step.</param>
/// <param name="Value">The value there.</param>
/// <param name="Time">When the step begins; null where there is no clock.</param>
/// <param name="By">"clock" or "call".</param>
internal sealed record NowPart(long Step, double Value, DateTimeOffset? Time, string By);

/// <summary>A step at which a curve goes over to another piece.</summary>
internal sealed record MarkPart(long Step, string Text, double Value);

/// <summary>Between which numbers a number is moved.</summary>
internal sealed record SliderPart(double Min, double Max, double Value, string Scale, bool IsWhole);

/// <summary>What a lower layer says of a parameter that counts no more.</summary>
internal sealed record ReplacedPart(string? Source, string? Text);

/// <summary>A parameter of a schedule.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its name, and how its kind's formula writes it where that is another.</param>
/// <param name="Type">The name of its type.</param>
/// <param name="Text">The text it was given by; null for a default.</param>
/// <param name="Value">Its value, for people.</param>
/// <param name="IsDefault">Whether nobody gave it.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="Source">The file or provider it came from.</param>
/// <param name="Replaced">What lower layers say.</param>
/// <param name="Options">What a choice can be.</param>
/// <param name="Description">What it means.</param>
/// <param name="Slider">Between which numbers it is moved; null where it is no number.</param>
internal sealed record ParameterPart(
    string Name, string Title, string Type, string? Text, string Value, bool IsDefault, string Path, string? Source, IReadOnlyList<ReplacedPart> Replaced, IReadOnlyList<string> Options, string? Description, SliderPart? Slider);

/// <summary>An input of a schedule.</summary>
internal sealed record InputPart(string Name, double? Default, double? Min, double? Max, string? Description, SliderPart Slider);

/// <summary>What a schedule is made of.</summary>
internal sealed record ReferencePart(string Name, string What, string? File, bool IsShownBefore, IReadOnlyList<ReferencePart> Parts);

/// <summary>What is expected of the values, and how it is known.</summary>
internal sealed record ExpectPart(string Text, bool IsProved);

/// <summary>When step 0 is, and how long a step is.</summary>
internal sealed record ClockPart(DateTimeOffset From, double UnitSeconds, string Zone);

/// <summary>After which step the library's own schedule says no more.</summary>
internal sealed record EndPart(double Step, string? Beyond);

/// <summary>How an edited schedule differs from that of the host.</summary>
/// <param name="First">The first step with another value; null where none was found.</param>
/// <param name="Largest">The step of the range with the largest difference; null where there is none.</param>
/// <param name="Area">The sum of all differences over the steps of the range.</param>
/// <param name="IsSame">Whether no value differs.</param>
internal sealed record DifferencePart(ChangePart? First, ChangePart? Largest, double Area, bool IsSame);

/// <summary>Why the configuration as it is now is not in use.</summary>
internal sealed record RejectionPart(DateTimeOffset Since, string Reason, IReadOnlyList<DiagnosticPart> Diagnostics);

/// <summary>A schedule in the list.</summary>
internal sealed record ListedPart(string Name, string? Description, string? Kind, string? Formula, bool Listens, NowPart? Now, long Last);

/// <summary>A schedule that a revision changed.</summary>
internal sealed record ChangedPart(string Name, long? Step, double? Before, double? After);

/// <summary>A set that was put to use.</summary>
internal sealed record RevisionPart(long Revision, DateTimeOffset At, string ContentHash, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<ChangedPart> Changed);
