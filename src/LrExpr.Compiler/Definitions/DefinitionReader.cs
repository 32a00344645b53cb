using System.Collections.Immutable;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Parsing;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr.Definitions;

/// <summary>Settings to definitions: the shape of the section, its keys and names. Nothing is dropped without a word.</summary>
/// <param name="diagnostics">Receives what is wrong.</param>
/// <param name="types">The types that parameters of kinds can have; null for those there are.</param>
internal sealed partial class DefinitionReader(DiagnosticBag diagnostics, ImmutableArray<ParameterType>? types = null)
{
    private static readonly string[] SectionKeys = NamesOf(Keys.OfSection);
    private static readonly string[] ScheduleKeys = NamesOf(Keys.OfSchedule);
    private static readonly string[] FormKeys = [.. Keys.OfSchedule.Where(key => key.IsForm).Select(key => key.Name)];
    private static readonly ImmutableArray<(Envelope Envelope, string[] Keys, string[] Ignored)> EnvelopeKeys =
        [.. Envelopes.All.Select(envelope => (envelope, NamesOf(envelope.Keys), (string[])[.. NamesOf(envelope.Ignored), "Formula", "Kind", "Keyframes"]))];
    private static readonly string[] KeyframeKeys = NamesOf(Keys.OfKeyframe);
    private static readonly string[] KindKeys = NamesOf(Keys.OfKind);
    private static readonly string[] KindHorizonKeys = NamesOf(Keys.OfKindHorizon);
    private static readonly string[] OutputKeys = NamesOf(Keys.OfOutput);
    private static readonly string[] DeclarationKeys = NamesOf(Keys.OfDeclaration);

    /// <summary>Up to so many members are compared with each other, without a table: of thousands of schedules each has some parameters.</summary>
    private const int FewMembers = 8;

    private readonly DefinitionErrors _errors = new(diagnostics);

    /// <summary>A schedule that is a parameter of another, named after both.</summary>
    public ScheduleDefinition ReadInPlace(PlacedSetting place, ScheduleDefinition owner) => ReadSchedule(place, owner.Name + ":" + place.Setting.Key);

    /// <summary>A formula by itself, which is its own place: no key leads to it.</summary>
    public ScheduleDefinition ReadFormulaAlone(PlacedSetting place, Dialect dialect)
    {
        int before = diagnostics.Count;
        var parameters = Members(place.Child("Parameters"), "parameters", IsParameterName);
        return new ScheduleDefinition(place.Path, place.Path)
        {
            Content = place.Setting,
            Formula = new SourceText(place.Setting["Formula"]!.Text!, place.Path),
            Dialect = dialect,
            Parameters = parameters,
            IsFaulty = diagnostics.Count > before,
        };
    }

    /// <summary>A schedule in any of its forms, under a name of its own or in place as a parameter.</summary>
    public ScheduleDefinition ReadSchedule(PlacedSetting place, string name)
    {
        int before = diagnostics.Count;
        var definition = place.Setting is { Text: null, HasChildren: true, IsArray: false }
            ? ReadScheduleObject(place, name)
            : new ScheduleDefinition(name, place.Path) { File = place.Setting.Source, Content = place.Setting, Formula = ReadScheduleText(place) };
        return diagnostics.Count > before ? definition with { IsFaulty = true } : definition;
    }

    private SourceText? ReadScheduleText(PlacedSetting place)
    {
        if (place.Setting.Text is not null && place.Setting.HasChildren && !place.Setting.IsArray)
            _errors.TextAndObject(place);
        else if (place.Setting.Text is not null || place.Setting.IsArray)
            return ReadFormula(place);
        else
            _errors.MissingFormula(place, "schedule");
        return null;
    }

    private ScheduleDefinition ReadScheduleObject(PlacedSetting place, string name)
    {
        var forms = new List<string>(1);
        foreach (string key in FormKeys)
        {
            if (place.Setting[key] is not null)
                forms.Add(key);
        }

        var (envelope, keys, ignored) = EnvelopeOf(forms);
        CheckKeys(place, keys ?? ScheduleKeys, ignored);
        if (forms.Count == 0)
            _errors.NoForm(place, place.Setting.Children.All(child => NearestNames.Suggest(child.Key, ScheduleKeys).Length == 0 && !ScheduleKeys.Contains(child.Key, Names.Comparer)));
        else if (forms.Count > 1)
            _errors.SeveralForms(place, forms);
        if (place.Setting["Kind"] is not null && place.Setting["Dialect"] is not null)
            _errors.DialectOfKind(place);

        bool isFormula = forms is ["Formula"], isKeyframes = forms is ["Keyframes"];
        if (!isFormula && envelope is null && forms.Count == 1 && place.Setting["State"] is not null)
            _errors.StateOfNoFormula(place);
        if (!isKeyframes && forms.Count == 1 && place.Child("Between") is { Setting.IsNullOrEmpty: false } between)
            _errors.BetweenWithoutKeyframes(between);
        return new ScheduleDefinition(name, place.Path)
        {
            File = place.Setting.Source,
            Content = place.Setting,
            Description = place.Setting["Description"]?.Text,
            Inputs = Members(place.Child("Inputs"), "inputs", IsParameterName),
            State = isFormula ? ReadState(place, "schedule") : null,
            Times = TimesOf(place),
            Unit = ReadUnit(place.Child("Unit")),
            Expect = place.Child("Expect"),
            Tests = place.Child("Tests"),
            Keras = envelope == Envelopes.Keras ? ReadKerasEnvelope(place) : null,
            Formula = isFormula ? ReadFormula(place.Child("Formula")!.Value) : null,
            Keyframes = isKeyframes ? ReadKeyframes(place) : null,
            Dialect = isFormula || isKeyframes ? ReadOption<Dialect>(place.Child("Dialect"), "dialect") : default,
            Kind = !isFormula && !isKeyframes && forms is [var form] ? ReadKindName(place.Child(form)!.Value, envelope?.Prefix) : null,
            Parameters = envelope is not null
                ? [.. Members(place.Child(envelope.Parameters.Name), "parameters").Where(member => !Names.Same(member.Setting.Key, envelope.NoParameter ?? ""))]
                : Members(place.Child("Parameters"), "parameters", isFormula || isKeyframes ? IsParameterName : null),
        };
    }

    private static (Envelope? Envelope, string[]? Keys, string[]? Ignored) EnvelopeOf(List<string> forms)
    {
        foreach (var row in EnvelopeKeys)
        {
            if (forms.Contains(row.Envelope.Form.Name))
                return row;
        }

        return default;
    }

    private static KerasEnvelope ReadKerasEnvelope(PlacedSetting place)
    {
        var name = place.Child("config")?.Child("name");
        string? registered = place.Child("registered_name")?.Setting.Text;
        string? className = place.Child("class_name")?.Setting.Text;
        return new KerasEnvelope(name is not null, name?.Setting.Text, registered ?? (className?.Contains('>', StringComparison.Ordinal) == true ? className : null));
    }

    private SourceText? ReadKindName(PlacedSetting place, string? prefix)
    {
        if (place.Setting.IsText)
            return string.IsNullOrEmpty(prefix) ? place.ToSource() : new SourceText(prefix + place.Setting.Text, place.Path, place.Setting.Source);
        _errors.Report("LRX3008", place, "the name of a kind must be a text");
        return null;
    }

    private FunctionDefinition ReadFunction(PlacedSetting place)
    {
        var function = new FunctionDefinition(place.Setting.Key, place.Path) { File = place.Setting.Source, Content = place.Setting };
        if (place.Setting.Text is not null || place.Setting.IsArray)
            return function with { Source = ReadFormula(place) };
        _errors.MissingFormula(place, "function");
        return function;
    }

    private bool ReadFlag(PlacedSetting? place)
    {
        if (place is not { } flag || flag.Setting.IsNullOrEmpty)
            return false;
        if (bool.TryParse(flag.Setting.Text, out bool value))
            return value;
        _errors.UnknownOption(flag, "flag", ["true", "false"]);
        return false;
    }

    /// <summary>A text, or an array of texts joined by line feeds; null where it is neither, which is reported.</summary>
    private SourceText? ReadFormula(PlacedSetting place)
    {
        if (place.Setting.IsText)
            return place.ToSource();
        if (!CheckElements(place, "a formula: a text, or an array of texts"))
            return null;
        var lines = Texts(place).ToList();
        return lines.Count == place.Setting.Children.Count
            ? new SourceText(string.Join('\n', lines.Select(line => line.Setting.Text)), place.Path, lines[0].Setting.Source)
            : null;
    }

    /// <summary>Whether an array is whole and from one source; a fault is reported.</summary>
    private bool CheckElements(PlacedSetting place, string what)
    {
        if (!place.Setting.IsArray)
        {
            _errors.Report("LRX3008", place, $"{Printable.Quote(place.Setting.Key)} must be {what}");
            return false;
        }

        return ArrayElements.Check(place, _errors);
    }

    /// <summary>The texts of an array of texts that is whole and from one source, or a single text; a fault is reported.</summary>
    private IEnumerable<PlacedSetting> WholeTexts(PlacedSetting? place, string what) =>
        place is not { Setting.IsNullOrEmpty: false } array ? []
        : array.Setting.IsText ? [array]
        : CheckElements(array, what) ? Texts(array)
        : [];

    /// <summary>The texts of an array of texts; what is no text is reported.</summary>
    private IEnumerable<PlacedSetting> Texts(PlacedSetting array)
    {
        foreach (var element in ArrayElements.Of(array))
        {
            if (element.Setting.IsText)
                yield return element;
            else
                _errors.Report("LRX3008", element, $"{Printable.Quote(element.Setting.Key)} must be a text");
        }
    }

    /// <summary>The members of an object that pass a check, the later of two names that differ by case only reported.</summary>
    private IReadOnlyList<PlacedSetting> Members(PlacedSetting? place, string what, Func<DefinitionReader, PlacedSetting, bool>? check = null)
    {
        if (place is not { } parent || parent.Setting.IsNullOrEmpty)
            return [];
        if (parent.Setting.Text is not null)
        {
            _errors.NotAnObject(parent, what);
            return [];
        }

        var members = new List<PlacedSetting>(parent.Setting.Children.Count);
        var children = parent.Setting.Children;
        parent = new PlacedSetting(parent.Setting, parent.Path);
        var seen = children.Count > FewMembers ? new Dictionary<string, string>(Names.Comparer) : null;
        for (int i = 0; i < children.Count; i++)
        {
            string key = children[i].Key;
            var member = parent.Child(children[i]);
            if (!(seen?.TryAdd(key, key) ?? FirstOf(children, key) == children[i]))
                _errors.DefinedTwice(member, seen?[key] ?? FirstOf(children, key).Key);
            else if (check?.Invoke(this, member) != false)
                members.Add(member);
        }

        return members;
    }

    /// <summary>The first member of a name that some have.</summary>
    private static Setting FirstOf(IReadOnlyList<Setting> members, string key)
    {
        int i = 0;
        while (!Names.Same(members[i].Key, key))
            i++;
        return members[i];
    }

    private static string[] NamesOf(ImmutableArray<Key> keys) => [.. keys.Select(key => key.Name)];

    private void CheckKeys(PlacedSetting place, string[] known, string[]? ignored = null)
    {
        for (int i = 0; i < place.Setting.Children.Count; i++)
        {
            var child = place.Setting.Children[i];
            if (!IsAmong(known, child.Key) && (ignored is null || !IsAmong(ignored, child.Key)))
                _errors.UnknownKey(place.Child(child), known);
        }
    }

    private static bool IsAmong(string[] keys, string key)
    {
        foreach (string one in keys)
        {
            if (Names.Same(one, key))
                return true;
        }

        return false;
    }

    private bool CheckName(PlacedSetting place, string what)
    {
        if (!Names.IsWritable(place.Setting.Key))
            _errors.BadName(place, what);
        else if (place.Setting.Key.Length > FormulaLimits.NameLength)
            _errors.NameTooLong(place, FormulaLimits.NameLength);
        else
            return true;
        return false;
    }

    /// <summary>As something that is there already, not made for each schedule.</summary>
    private static Func<DefinitionReader, PlacedSetting, bool> IsParameterName { get; } = static (reader, place) => reader.CheckParameterName(place);

    private bool CheckParameterName(PlacedSetting place, string? hint = null)
    {
        if (!CheckName(place, "parameter"))
            return false;
        if (!Constants.IsReserved(place.Setting.Key) && !Names.IsKeyword(place.Setting.Key))
            return true;
        _errors.ReservedName(place, hint: hint);
        return false;
    }

    private static TimeSettings TimesOf(PlacedSetting place) =>
        place.Setting["Clock"] is null && place.Setting["Horizon"] is null && place.Setting["Windows"] is null
            ? TimeSettings.None
            : new TimeSettings(place.Child("Clock"), place.Child("Horizon"), place.Child("Windows"));

    private TimeSpan? ReadUnit(PlacedSetting? place)
    {
        if (place is not { } unit || unit.Setting.IsNullOrEmpty)
            return null;
        if (TimeUnits.Find(unit.Setting.Text) is { } time)
            return time;
        _errors.UnknownOption(unit, "unit", TimeUnits.All.Select(known => known.Name));
        return null;
    }

    private T ReadOption<T>(PlacedSetting? place, string what)
        where T : struct, Enum
    {
        if (place is not { } setting || setting.Setting.IsNullOrEmpty)
            return default;
        var options = Enum.GetValues<T>();
        foreach (var option in options)
        {
            if (Names.Same(option.ToString(), setting.Setting.Text ?? ""))
                return option;
        }

        _errors.UnknownOption(setting, what, options.Select(option => option.ToString().ToLowerInvariant()));
        return default;
    }
}
