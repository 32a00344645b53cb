using System.Diagnostics.CodeAnalysis;
using LrExpr.Binding;
using LrExpr.Diagnostics;

namespace LrExpr.Formats.Libraries;

/// <summary>A schedule in the file or the code of a library that has its kind, or one that says the same.</summary>
internal static class LibraryExport
{
    /// <param name="schedule">The schedule.</param>
    /// <param name="form">The form of the library.</param>
    /// <param name="text">The text; null where there are errors.</param>
    /// <param name="diagnostics">What the library cannot say, and what it has instead.</param>
    public static bool TryWrite(ScheduleSymbol schedule, LibraryForm form, [NotNullWhen(true)] out string? text, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        text = new LibraryReader(form, new LibraryErrors(form, bag)).Read(schedule, schedule.Definition) is { } said ? form.Write(said) : null;
        diagnostics = bag.ToSorted();
        return text is not null;
    }
}
