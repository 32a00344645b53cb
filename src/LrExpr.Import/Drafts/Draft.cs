using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using LrExpr.Definitions;
using LrExpr.Documents;
using LrExpr.Json;
using LrExpr.Parameters;

namespace LrExpr.Drafts;

/// <summary>A schedule of a kind while it is put together out of what a file says.</summary>
/// <param name="file">The file.</param>
/// <param name="kind">The kind.</param>
/// <param name="at">What of the file names the kind.</param>
internal sealed class Draft(ImportedFile file, KindDefinition kind, JsonPart at)
{
    private const string Auto = "auto";

    private readonly List<Given> _parameters = [];

    /// <summary>Whether the kind has a parameter.</summary>
    public bool Has(string parameter) => Declared(parameter) is not null;

    /// <summary>Whether the kind has a parameter that must be set.</summary>
    public bool Needs(string parameter) => Declared(parameter)?.IsRequired == true;

    /// <summary>Whether a parameter was set.</summary>
    public bool IsSet(string parameter) => _parameters.Exists(given => KindParameter.Canonical(given.Key) == KindParameter.Canonical(parameter));

    /// <summary>Takes the members of an object under their own names. Those that the kind does not have are reported when it is loaded.</summary>
    public void TakeAll(JsonPart? members)
    {
        foreach (var member in members?.Members ?? [])
            Take(member);
    }

    /// <summary>Takes a value of the file under a name; a null is not given.</summary>
    public void Take(JsonMember member, string? parameter = null)
    {
        string name = parameter ?? member.Name;
        var value = file.Followed(member.Value);
        if (value.Kind == JsonValueKind.Null)
            return;
        var declared = Declared(name);
        bool isAuto = value is { Kind: JsonValueKind.String, Text: Auto } && declared?.Type?.Text != TextMeaning.Option;
        if (isAuto || References.IsLeftOpen(value))
            Add(new Given(name, file.LeftToTheRun(name, declared?.Description, value), value) { NameSpan = member.NameSpan });
        else if (declared?.Type?.KerasForm is { Key: null } form && WrongPart(form, value) is { } wrong)
        {
            file.Errors.WrongShape(wrong, member.Name, form.Words);
            Add(new Given(name, null, value) { IsFaulty = true });
        }
        else
            Add(Valued(name, value) with { NameSpan = member.NameSpan });
    }

    /// <summary>Sets a parameter to an expression of what the file says.</summary>
    public void Set(string parameter, string expression, JsonPart? says = null) => Add(new Given(parameter, expression, says));

    /// <summary>Sets a parameter to an array.</summary>
    public void Set(string parameter, IEnumerable<string> elements, JsonPart? says = null) =>
        Add(new Given(parameter, null, says) { IsArray = true, Members = [.. elements.Select((element, index) => new Given(index.ToString(CultureInfo.InvariantCulture), element, says))] });

    /// <summary>Sets a parameter to schedules in its place, an array of them or one.</summary>
    public void Set(string parameter, ImmutableArray<Given> schedules, JsonPart? says, bool isArray) =>
        Add(isArray ? new Given(parameter, null, says) { IsArray = true, Members = [.. schedules.Select((schedule, index) => schedule with { Key = index.ToString(CultureInfo.InvariantCulture) })] } : schedules[0] with { Key = parameter });

    /// <summary>Takes a parameter from where the file may say it; where it does not, the run is asked for it.</summary>
    /// <param name="parameter">The parameter; where the kind does not have it, nothing is done.</param>
    /// <param name="said">What may say it.</param>
    /// <param name="name">The name under which the run is asked.</param>
    public void TakeOrAsk(string parameter, JsonMember? said, string? name = null)
    {
        if (Declared(parameter) is not { } declared || IsSet(parameter))
            return;
        if (said is not null)
            Take(said, parameter);
        else
            Set(parameter, file.LeftToTheRun(name ?? declared.Name, declared.Description, at));
    }

    /// <summary>The schedule as it stands in the fragment.</summary>
    public Given ToGiven(string key) => Given.Object(key, at, [new Given("Kind", kind.Name, at), .. _parameters.Count == 0 ? [] : new[] { Given.Object("Parameters", at, _parameters) }]);

    /// <summary>The texts that parameters were set to, elements of arrays included.</summary>
    public IEnumerable<string> Texts => _parameters.SelectMany(given => given.Members.Select(element => element.Text).Prepend(given.Text)).OfType<string>();

    /// <summary>The defaults of those that were not set.</summary>
    public IEnumerable<string> DefaultTexts => kind.Parameters.Where(parameter => !IsSet(parameter.Name)).Select(parameter => parameter.Default?.Setting.Text).OfType<string>();

    private void Add(Given given) => _parameters.Add(given);

    private KindParameter? Declared(string name) => kind.Parameters.FirstOrDefault(parameter => KindParameter.Canonical(parameter.Name) == KindParameter.Canonical(name));

    private static Given Valued(string name, JsonPart part) => part.Kind switch
    {
        JsonValueKind.Object or JsonValueKind.Array => new Given(name, null, part)
        {
            IsArray = part.IsArray,
            Members = [.. part.Members.Select(member => Valued(member.Name, member.Value) with { NameSpan = member.NameSpan })],
        },
        JsonValueKind.True => new Given(name, "true", part),
        JsonValueKind.False => new Given(name, "false", part),
        _ => new Given(name, part.Text, part),
    };

    /// <summary>The part of a value that has the wrong form.</summary>
    private static JsonPart? WrongPart(KerasForm form, JsonPart value) =>
        !form.Kinds.Contains(value.Kind) ? value
        : form.Each is not { } each ? null
        : value.Members.Select(member => WrongPart(each, member.Value)).FirstOrDefault(part => part is not null);
}
