using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Formats.Keras;
using LrExpr.Kinds;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Formats.Libraries;

/// <summary>Why a library cannot say a schedule, and which of its kinds could be used.</summary>
internal sealed class LibraryErrors(LibraryForm form, DiagnosticBag diagnostics)
{
    public void Formula(ScheduleDefinition definition) =>
        Report(definition, $"a formula has no form in {form.Library}, which has schedules of its own kinds only", "Python, C# and JavaScript can say any formula");

    public void Kind(ScheduleDefinition definition, KindSymbol kind)
    {
        string[] alike = [.. AlikeTo(kind).Select(row => $"{row.Name} ({row.Note})")];
        Report(
            definition,
            $"kind {Printable.Quote(kind.Name)} has no equal in {form.Library}" + (Translations.All.Any(row => row.From == kind.Name && row.Prefix == form.Prefix) ? " with these parameters" : ""),
            alike.Length > 0 ? "it is nearly the same as " + string.Join("; ", alike) : "Python, C# and JavaScript can say any kind");
    }

    public void Function(ScheduleDefinition definition, KindSymbol kind, string parameter) =>
        Report(definition, $"'{parameter}' of {Printable.Quote(kind.Name)} is a function, which is not written here", "as Python, the function is written");

    public void OwnRate(ScheduleDefinition definition, KindSymbol kind) =>
        Report(definition, $"kind {Printable.Quote(kind.Name)} sets the rate of the optimizer, which the other schedules in the list begin with, in {form.Library}", "it can be written by itself");

    public void OtherRate(ScheduleDefinition definition, double one, double other) =>
        Report(definition, $"the schedules in the list have {PythonText.Float(one)} and {PythonText.Float(other)} as their rates, but an optimizer has one in {form.Library}", "give them the same rate");

    public void Factor(ScheduleDefinition definition, KindSymbol kind) => Report(
        definition,
        $"kind {Printable.Quote(kind.Name)}, with these parameters, does not multiply what the schedules beside it leave in {form.Library}, so that they are no product there",
        "those that do are " + string.Join(", ", form.Multiplies.Keys));

    /// <summary>Kinds of the library that say of themselves, or of which the kind says, that they are nearly the same.</summary>
    private IEnumerable<RelatedKind> AlikeTo(KindSymbol kind) => kind.Definition.SeeAlso.Where(row => LibraryCall.PrefixOf(row.Name) == form.Prefix)
        .Concat(BuiltInKinds.Libraries.Where(library => library.Prefix == form.Prefix).SelectMany(library => library.Kinds)
            .SelectMany(other => other.SeeAlso.Where(row => Names.Same(row.Name, kind.Name)).Select(row => row with { Name = other.Name })))
        .DistinctBy(row => row.Name);

    private void Report(ScheduleDefinition definition, string message, string hint) =>
        diagnostics.Add(new Diagnostic("LRX3008", DiagnosticSeverity.Error, message, definition.Path, definition.File, hint));
}
