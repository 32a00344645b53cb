using System.Diagnostics.CodeAnalysis;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Linking;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.KerasJson;

/// <summary>
/// Keras' JSON to a schedule, on the way every definition goes: JSON, setting, definition, schedule. Only the places of what is wrong
/// are put back from key paths into the JSON.
/// </summary>
internal static class KerasJsonReader
{
    private const string Root = "keras";

    public static bool TryRead(
        string json, KerasJsonOptions options, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics)
    {
        // A byte order mark is no part of the text.
        var source = new SourceText(json.StartsWith('\uFEFF') ? json[1..] : json, Root, options.Source);
        var bag = new DiagnosticBag();
        schedule = Read(source, options, bag)?.Compiled;
        diagnostics = [.. bag.All.OrderBy(diagnostic => ReferenceEquals(diagnostic.Source?.Text, source.Text) ? diagnostic.Span.Start : -1)];
        if (bag.HasErrors)
            schedule = null;
        return schedule is not null;
    }

    private static ScheduleSymbol? Read(SourceText source, KerasJsonOptions options, DiagnosticBag bag)
    {
        var errors = new KerasJsonErrors(source, bag);
        if (JsonParts.Read(source, bag) is not { } document || new ScheduleFinder(errors).Find(document, options.Pointer) is not { } found)
            return null;
        var settings = new KerasSettings(errors, NamesOf(options), options.Source);
        var place = settings.Convert(found, Root);
        if (bag.HasErrors)
            return null;

        var compiled = new DiagnosticBag();
        var symbol = Compile(place, options, compiled);
        var shape = new KerasShape(settings, errors);
        shape.Check(symbol);
        foreach (var diagnostic in compiled.ToSorted().Where(diagnostic => !shape.Reported.Any(path => IsAtOrBelow(diagnostic.Path, path))))
            bag.Add(InJson(diagnostic, source, settings));
        return symbol;
    }

    private static ScheduleSymbol Compile(PlacedSetting place, KerasJsonOptions options, DiagnosticBag bag)
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
            Numerics = options.Numerics,
        };
        return SetCompiler.Compile(set, bag)[0];
    }

    private static HashSet<string> NamesOf(KerasJsonOptions options) =>
        new((options.Section?["Kinds"]?.Children ?? []).Select(kind => kind.Key).Concat(options.Kinds.Select(kind => kind.Name)), Names.Comparer);

    private static bool IsAtOrBelow(string path, string parent) => path == parent || path.StartsWith(parent + ":", StringComparison.Ordinal);

    /// <summary>A diagnostic at its place in the JSON; one of a kind that was given keeps its own.</summary>
    private static Diagnostic InJson(Diagnostic found, SourceText source, KerasSettings settings)
    {
        if (settings.PlaceOf(found.Path) is not { } member)
            return found;
        var part = member.Value;
        bool isUnknownClass = found.Code == "LRX3008" && found.Path.EndsWith(":class_name", StringComparison.Ordinal);
        var span = found.Code is "LRX3003" or "LRX3004" && member.NameSpan is { } name ? name
            : part["class_name"] is { } className ? className.Mark
            : found.Source is { } text && part.Text == text.Text && found.Span.Length < text.Text.Length ? Within(part, found.Span)
            : part.Mark;
        var placed = new SourceText(source.Text, found.Path, source.File);
        return new Diagnostic(found.Code, found.Severity, found.Message, placed, span, found.Hint ?? (isUnknownClass ? KerasJsonErrors.KindHint : null));
    }

    /// <summary>A stretch of a text or number, whose characters stand in the JSON as they are unless some are escaped.</summary>
    private static TextSpan Within(JsonPart part, TextSpan span)
    {
        int quotes = (part.Span.Length - part.Text!.Length) / 2;
        return quotes is 0 or 1 && part.Span.Length == part.Text.Length + 2 * quotes ? span with { Start = part.Span.Start + quotes + span.Start } : part.Mark;
    }
}
