using System.Globalization;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Text;

namespace LrExpr.Formats.Export;

/// <summary>Why a schedule cannot be written in another language.</summary>
internal static class ExportErrors
{
    public static void Code(DiagnosticBag diagnostics, ScheduleDefinition definition, string kind) => Report(
        diagnostics, definition, $"kind {Printable.Quote(kind)} is code, which cannot be written in another language; formulas and kinds that are formulas can");

    public static void TooDeep(DiagnosticBag diagnostics, ScheduleDefinition definition, int deepest) => Report(
        diagnostics, definition, string.Create(CultureInfo.InvariantCulture, $"the schedule refers to one that refers to another, and so on more than {deepest} times, which is too deep for other languages"));

    public static void ChangesState(DiagnosticBag diagnostics, ScheduleDefinition definition, long step) => Report(
        diagnostics, definition, string.Create(CultureInfo.InvariantCulture, $"the schedule listens and is another one from step {step} on, which is not written in other languages"));

    private static void Report(DiagnosticBag diagnostics, ScheduleDefinition definition, string message) =>
        diagnostics.Add(new Diagnostic("LRX3008", DiagnosticSeverity.Error, message, definition.Path, definition.File));
}
