using System.Diagnostics.CodeAnalysis;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Loading;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Formats.Keras;

/// <summary>
/// Keras' JSON to a schedule, on the way every definition goes: JSON, setting, definition, schedule. Only the places of what is wrong
/// are put back from key paths into the JSON.
/// </summary>
internal static class KerasJsonReader
{
    private const string Root = "keras";

    public static bool TryRead(
        string json, KerasJsonOptions options, [NotNullWhen(true)] out LoadedSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics)
    {
        // A byte order mark is no part of the text.
        var faults = new JsonFaults(new SourceText(json.StartsWith('\uFEFF') ? json[1..] : json, Root, options.Source));
        var elsewhere = new DiagnosticBag();
        schedule = Read(faults, options, elsewhere);
        diagnostics = [.. elsewhere.ToSorted(), .. faults.ToDiagnostics()];
        if (faults.HasErrors || elsewhere.HasErrors)
            schedule = null;
        return schedule is not null;
    }

    /// <param name="faults">Receives what is wrong in the JSON.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="elsewhere">Receives what is wrong with the kinds that were given.</param>
    private static LoadedSchedule? Read(JsonFaults faults, KerasJsonOptions options, DiagnosticBag elsewhere)
    {
        var errors = new KerasJsonErrors(faults);
        if (JsonParts.Read(faults) is not { } document || new ScheduleFinder(errors).Find(document, options.Pointer) is not { } found)
            return null;
        var place = new KerasSettings(errors, NamesOf(options), options.Source).Convert(found, Root);
        if (faults.HasErrors)
            return null;

        var bag = new DiagnosticBag();
        var loaded = Load(place, options, bag);
        var places = new JsonPlaces(document, Root);
        var shape = new KerasShape(places, errors);
        shape.Check(loaded.Symbols[0]);
        foreach (var diagnostic in bag.All.Where(diagnostic => !shape.HasReported(diagnostic.Path)))
        {
            if (places.Find(diagnostic.Path) is { } member)
                Add(diagnostic, member, faults);
            else
                elsewhere.Add(diagnostic);
        }

        return loaded.Schedules.SingleOrDefault();
    }

    private static LoadedSet Load(PlacedSetting place, KerasJsonOptions options, DiagnosticBag bag)
    {
        var reader = new DefinitionReader(bag);
        var section = options.Section is { } given
            ? new Setting(given.Key, given.Text, given.Children.Where(child => !Names.Same(child.Key, "Schedules")), given.Source)
            : new Setting("LrExpr", []);
        string name = place.Child("config")?.Child("name")?.Setting.Text is { Length: > 0 } own ? own : place.Child("class_name")!.Value.Setting.Text!;
        var set = reader.ReadSection(section, options.Kinds) with
        {
            Schedules = [reader.ReadSchedule(place, name)],
            HasNames = false,
        };
        return Loading.Load.Set(set, bag);
    }

    private static HashSet<string> NamesOf(KerasJsonOptions options) =>
        new((options.Section?["Kinds"]?.Children ?? []).Select(kind => kind.Key).Concat(options.Kinds.Select(kind => kind.Name)), Names.Comparer);

    /// <summary>A diagnostic at its place in the JSON.</summary>
    private static void Add(Diagnostic found, JsonMember member, JsonFaults faults)
    {
        var part = member.Value;
        bool isUnknownClass = found.Code == "LRX3008" && found.Path.EndsWith(":class_name", StringComparison.Ordinal);
        var span = found.Code is "LRX3003" or "LRX3004" && member.NameSpan is { } name ? name
            : part["class_name"] is { } className ? className.Mark
            : found.Source is { } text && part.Text == text.Text && found.Span.Length < text.Text.Length ? Within(part, found.Span)
            : part.Mark;
        faults.Add(found.Code, span, found.Message, found.Hint ?? (isUnknownClass ? KerasJsonErrors.KindHint : null), found.Severity, found.Path);
    }

    /// <summary>A stretch of a text or number, whose characters stand in the JSON as they are unless some are escaped.</summary>
    private static TextSpan Within(JsonPart part, TextSpan span)
    {
        int quotes = (part.Span.Length - part.Text!.Length) / 2;
        return quotes is 0 or 1 && part.Span.Length == part.Text.Length + 2 * quotes ? span with { Start = part.Span.Start + quotes + span.Start } : part.Mark;
    }
}
