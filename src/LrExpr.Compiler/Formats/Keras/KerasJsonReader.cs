using System.Diagnostics.CodeAnalysis;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Json;
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
    /// <summary>A schedule has some hundred characters, a large model some hundred thousand.</summary>
    public const int MostCharacters = 1024 * 1024;

    private const string Root = "keras";

    /// <summary>No name twice in an object, of which Python would silently take the last.</summary>
    private static readonly JsonRules Rules = new(IsLenient: false, MostCharacters);

    public static bool TryRead(
        string json, KerasJsonOptions options, [NotNullWhen(true)] out LoadedSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics)
    {
        // A byte order mark is no part of the text.
        var faults = new TextFaults(new SourceText(json.StartsWith('\uFEFF') ? json[1..] : json, Root, options.Source));
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
    private static LoadedSchedule? Read(TextFaults faults, KerasJsonOptions options, DiagnosticBag elsewhere)
    {
        var errors = new KerasJsonErrors(faults);
        var json = JsonTree.Read(faults.Source.Text, Rules);
        if (json.Fault is { } fault)
            errors.NoJson(fault);
        if (faults.HasErrors || json.Root is not { } document || new ScheduleFinder(errors).Find(document, options.Pointer) is not { } found)
            return null;
        var place = new KerasSettings(errors, NamesOf(options), options.Source).Convert(found, Root);
        if (faults.HasErrors)
            return null;

        var bag = new DiagnosticBag();
        var loaded = Load(place, options, bag);
        var places = new KerasPlaces(document, Root);
        var shape = new KerasShape(places, errors);
        shape.Check(loaded.Symbols[0]);
        foreach (var diagnostic in bag.All.Where(diagnostic => !shape.HasReported(diagnostic.Path)))
        {
            if (places.Find(diagnostic.Path) is { } member)
                Add(diagnostic, member, faults);
            else
                elsewhere.Add(diagnostic);
        }

        return loaded.Schedules.FirstOrDefault();
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
    private static void Add(Diagnostic found, JsonMember member, TextFaults faults)
    {
        var part = member.Value;
        bool isUnknownClass = found.Code == "LRX3008" && found.Path.EndsWith(":class_name", StringComparison.Ordinal);
        var span = found.Code is "LRX3003" or "LRX3004" && member.NameSpan is { } name ? name
            : part["class_name"] is { } className ? className.Mark
            : found.Source is { } text && part.Text == text.Text && found.Span.Length < text.Text.Length && part.Content is { } content ? found.Span with { Start = content.Start + found.Span.Start }
            : part.Mark;
        faults.Add(found.Code, span, found.Message, found.Hint ?? (isUnknownClass ? KerasJsonErrors.KindHint : null), found.Severity, found.Path);
    }
}
