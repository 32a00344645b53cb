using System.Collections.Immutable;
using System.Globalization;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Parsing;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Definitions;

internal sealed partial class DefinitionReader
{
    /// <summary>Kinds written in C#: their declarations are read as those of a configuration are.</summary>
    public IEnumerable<KindDefinition> ReadKinds(IEnumerable<ScheduleKind> kinds, string section)
    {
        foreach (var kind in kinds)
        {
            var place = new PlacedSetting(kind.ToSetting(), $"{section}:Kinds:{kind.Name}");
            if (CheckName(place, "kind"))
                yield return ReadKind(place, kind);
        }
    }

    private KindDefinition ReadKind(PlacedSetting place, ScheduleKind? code = null)
    {
        int before = diagnostics.Count;
        CheckKeys(place, KindKeys);
        var kind = new KindDefinition(place.Setting.Key, place.Path) { File = place.Setting.Source, Content = place.Setting, Code = code };
        if (code is not null)
        {
            // What the kind does is not written in the language.
        }
        else if (place.Child("Formula") is { } formula)
            kind = kind with { Formula = ReadFormula(formula) };
        else
            _errors.MissingFormula(place, "kind");

        var canonical = new Dictionary<string, string>(StringComparer.Ordinal);
        var parameters = ImmutableArray.CreateBuilder<KindParameter>();
        foreach (var member in Members(place.Child("Parameters"), "parameters").Where(CheckParameterName))
        {
            if (canonical.TryAdd(KindParameter.Canonical(member.Setting.Key), member.Setting.Key))
            {
                parameters.Add(ReadDeclaration(member));
                continue;
            }

            _errors.DefinedTwice(member, canonical[KindParameter.Canonical(member.Setting.Key)]);
            parameters.Add(new KindParameter(member.Setting.Key, ParameterTypes.Default) { Path = member.Path, IsFaulty = true });
        }

        return kind with
        {
            Parameters = parameters.ToImmutable(),
            Constraints = [.. WholeTexts(place.Child("Constraints"), "an array of constraints").Select(text => text.ToSource())],
            Until = place.Child("Until") is { Setting.IsNullOrEmpty: false } until && ReadFormula(until) is { } step ? new EndDefinition(step, "") : null,
            State = code is null ? ReadState(place, "kind") : null,
            Description = place.Child("Description")?.Setting.Text,
            IsFaulty = diagnostics.Count > before,
        };
    }

    /// <summary><c>"init": null</c>, <c>"half_life": 1000</c>, or the long form with a type.</summary>
    private KindParameter ReadDeclaration(PlacedSetting place)
    {
        var parameter = new KindParameter(place.Setting.Key, null) { Path = place.Path, File = place.Setting.Source };
        if (place.Setting.IsNullOrEmpty)
            return parameter with { Type = ParameterTypes.Default };
        if (!place.Setting.HasChildren || place.Setting.IsArray)
            return parameter with { Default = place };

        CheckKeys(place, DeclarationKeys);
        int before = diagnostics.Count;
        var type = place.Child("Type") is { Setting.IsNullOrEmpty: false } named ? ReadType(named) : null;
        var @default = place.Child("Default") is { } given && (type ?? ParameterTypes.Default).IsGivenBy(given.Setting) ? given : (PlacedSetting?)null;
        type ??= @default is null ? ParameterTypes.Default : null;
        ImmutableArray<string> options = [.. WholeTexts(place.Child("Options"), "an array of names").Select(option => option.Setting.Text!)];
        if (type?.Text == TextMeaning.Option && options.IsEmpty && diagnostics.Count == before)
            _errors.ChoiceWithoutOptions(place);
        if (type?.Text == TextMeaning.Schedule && FunctionTable.Find(place.Setting.Key) is not null)
            _errors.NameTaken(place.Path, place.Setting.Source, place.Setting.Key, "a built-in function");
        bool isFaulty = diagnostics.Count > before;
        bool isOptional = ReadFlag(place.Child("Optional"));
        if (@default is not null && isOptional)
            _errors.DefaultAndOptional(place);
        return parameter with
        {
            Type = type,
            IsFaulty = isFaulty,
            Default = isFaulty ? null : @default,
            IsOptional = isOptional,
            Options = options,
            Description = place.Child("Description")?.Setting.Text,
        };
    }

    private ParameterType ReadType(PlacedSetting place)
    {
        var known = types ?? ParameterTypes.All;
        if (known.FirstOrDefault(type => Names.Same(type.Name, place.Setting.Text ?? "")) is { } type)
            return type;
        _errors.UnknownOption(place, "type of a parameter", known.Select(type => type.Name));
        return ParameterTypes.Default;
    }
}
