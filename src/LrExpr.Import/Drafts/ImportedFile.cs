using System.Diagnostics.CodeAnalysis;
using LrExpr.Definitions;
using LrExpr.Documents;
using LrExpr.Json;
using LrExpr.Kinds;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Drafts;

/// <summary>A file while a dialect reads it: what it says, what it leaves to the run, and the schedules that come of it.</summary>
/// <param name="text">Its text.</param>
/// <param name="root">The file, or the part of it that is to be read.</param>
/// <param name="options">How it is imported.</param>
/// <param name="errors">Receives what is wrong.</param>
internal sealed class ImportedFile(string text, JsonPart root, ScheduleImportOptions options, ImportErrors errors)
{
    private readonly IReadOnlyList<Setting> _values = options.Values?.ToSettings() ?? [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<RunValue> _asked = [];
    private readonly List<Given> _schedules = [];

    public string Text { get; } = text;

    public JsonPart Root { get; } = root;

    public ScheduleImportOptions Options { get; } = options;

    public ImportErrors Errors { get; } = errors;

    /// <summary>What the file leaves to the run, in the order in which it was asked for.</summary>
    public IReadOnlyList<RunValue> Asked => _asked;

    /// <summary>The schedules, the most important first.</summary>
    public IReadOnlyList<Given> Schedules => _schedules;

    /// <summary>What another reader found, which says the places itself.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    public void Pass(IEnumerable<Diagnostic> diagnostics) => _diagnostics.AddRange(diagnostics);

    /// <summary>Reports members whose names are all but those that are known: among a hundred others they are easily misspelt and not missed.</summary>
    public void ReportNearMisses(JsonPart owner, IReadOnlyCollection<string> known)
    {
        foreach (var member in owner.Members.Where(member => !known.Contains(member.Name)))
        {
            if (NearestNames.Of(member.Name, known.Where(name => owner.Member(name) is null), most: 2).Count > 0)
                Errors.UnknownMember(member, known);
        }
    }

    /// <summary>The kind that a name of a library means; null where there is none, which is reported.</summary>
    /// <param name="title">The library, as messages call it.</param>
    /// <param name="prefix">What stands before the point in the names of its kinds.</param>
    /// <param name="type">The part with the name, which may be that of something the file imports.</param>
    public KindDefinition? KindOf(string title, string prefix, JsonPart type)
    {
        string name = type.Text is { } text && type.Kind is System.Text.Json.JsonValueKind.String or System.Text.Json.JsonValueKind.Undefined ? type.Text : "";
        if (name.Length == 0)
        {
            Errors.WrongShape(type, "type", "the name of a schedule");
            return null;
        }

        if (BuiltInKinds.Find(prefix + "." + name) is { } kind)
            return kind;
        var known = BuiltInKinds.Libraries.Where(library => Names.Same(library.Prefix, prefix)).SelectMany(library => library.Kinds)
            .SelectMany(known => known.Aliases.Prepend(known.Name)).Select(known => known[(known.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        Errors.UnknownType(type, title, name, [.. known]);
        return null;
    }

    /// <summary>A kind that the product has.</summary>
    public static KindDefinition Kind(string name) => BuiltInKinds.Find(name)!;

    /// <summary>The value that a part means, which may name another place of the file.</summary>
    public JsonPart Followed(JsonPart part) => References.Followed(part, Root);

    /// <summary>A value that the file leaves to the run: the name of a parameter that all schedules see.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="what">What it is: a few words, or a description of a parameter.</param>
    /// <param name="at">What of the file asks for it.</param>
    public string LeftToTheRun(string name, string? what, JsonPart at)
    {
        if (!_asked.Exists(asked => Names.Same(asked.Name, name)))
            _asked.Add(new RunValue(name, FewWords(what ?? "it has no value there"), at, GivenFor(name)));
        return Names.Written(name);
    }

    /// <summary>A text that the file leaves to the run and nothing can stand for; false where it was not given, which is reported.</summary>
    public bool TryAskText(string name, string what, JsonPart at, [NotNullWhen(true)] out JsonPart? text)
    {
        string? given = GivenFor(name)?.Text;
        _asked.Add(new RunValue(name, what, at, GivenFor(name)) { IsText = true });
        text = given is null ? null : at with { Kind = System.Text.Json.JsonValueKind.String, Text = given, Members = [] };
        return text is not null;
    }

    /// <summary>The number that was given for what the file leaves to the run; null where none was.</summary>
    public double? NumberGiven(string name) =>
        double.TryParse(GivenFor(name)?.Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number) ? number : null;

    public void Add(Given schedule) => _schedules.Add(schedule);

    /// <summary>Values that were given and not asked for.</summary>
    public IEnumerable<Setting> Unused => _values.Where(value => !_asked.Exists(asked => Names.Same(asked.Name, value.Key)));

    /// <summary>The first sentence of a description, as it stands behind a colon.</summary>
    private static string FewWords(string description)
    {
        string sentence = description.Split(". ", 2)[0].Split(';', 2)[0].TrimEnd('.');
        return char.ToLowerInvariant(sentence[0]) + sentence[1..];
    }

    private Setting? GivenFor(string name) => _values.FirstOrDefault(value => Names.Same(value.Key, name));
}
