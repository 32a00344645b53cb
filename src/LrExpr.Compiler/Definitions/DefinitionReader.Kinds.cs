using System.Collections.Immutable;
using System.Globalization;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Parsing;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

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
        foreach (var member in Members(place.Child("Parameters"), "parameters").Where(CheckDeclaredName))
        {
            var name = ReadKey(member);
            if (canonical.TryAdd(KindParameter.Canonical(name.Setting.Key), name.Setting.Key))
            {
                parameters.Add(ReadDeclaration(member, name.Setting.Key));
                continue;
            }

            _errors.DefinedTwice(name, canonical[KindParameter.Canonical(name.Setting.Key)]);
            parameters.Add(new KindParameter(name.Setting.Key, ParameterTypes.Default) { InFormula = member.Setting.Key, Path = member.Path, IsFaulty = true });
        }

        kind = kind with
        {
            Parameters = parameters.ToImmutable(),
            Constraints = [.. WholeTexts(place.Child("Constraints"), "an array of constraints").Select(text => text.ToSource())],
            Until = place.Child("Until") is { Setting.IsNullOrEmpty: false } until && ReadFormula(until) is { } step ? new EndDefinition(step, "") : null,
            State = code is null ? ReadState(place, "kind") : null,
            Description = place.Child("Description")?.Setting.Text,
        };
        kind = kind with { Horizon = ReadKindHorizon(place.Child("Horizon"), kind.Parameters) };
        var outputs = ReadOutputs(place).ToList();
        if (outputs.Count > 0 && kind.State is not null)
        {
            _errors.OutputsAndState(place);
            outputs.Clear();
        }

        bool isFaulty = diagnostics.Count > before;
        return outputs.Aggregate(kind with { IsFaulty = isFaulty }, (all, output) => all.WithOutput(output.Name, output.Formula, output.When, output.Description));
    }

    /// <summary><c>"Horizon": { "Total": "max_duration", "PerEpoch": "dataloader_len" }</c>: names of parameters, of which one is a time and the others are numbers.</summary>
    private KindHorizon? ReadKindHorizon(PlacedSetting? given, ImmutableArray<KindParameter> parameters)
    {
        if (given is not { Setting.IsNullOrEmpty: false } place)
            return null;
        if (place.Setting.Text is not null)
        {
            _errors.NotAnObject(place, "names of parameters");
            return null;
        }

        CheckKeys(place, KindHorizonKeys);
        return new KindHorizon
        {
            Total = Named("Total", "time", use => use.TypeInSteps),
            PerEpoch = Named("PerEpoch", "number", use => use.Type),
            SamplesPerStep = Named("SamplesPerStep", "number", use => use.Type),
            TokensPerStep = Named("TokensPerStep", "number", use => use.Type),
            Scale = Named("Scale", "number", use => use.Type),
        };

        string? Named(string key, string what, Func<NameUse, FormulaType> typeOf)
        {
            if (place.Child(key) is not { Setting.IsNullOrEmpty: false } name)
                return null;
            if (parameters.FirstOrDefault(parameter => Names.Same(parameter.InFormula, name.Setting.Text ?? "")) is not { } parameter)
                _errors.UnknownOption(name, "parameter", parameters.Select(one => one.InFormula));
            else if (parameter.IsFaulty || typeOf((parameter.Type ?? ParameterTypes.Default).Use) == FormulaType.Number)
                return parameter.InFormula;
            else
                _errors.Report("LRX3008", name, $"'{key}' must name a parameter of the type {what}");
            return null;
        }
    }

    /// <summary><c>"momentum": "formula"</c>, or the long form with a condition.</summary>
    private IEnumerable<(string Name, SourceText? Formula, SourceText? When, string? Description)> ReadOutputs(PlacedSetting kind)
    {
        foreach (var output in Members(kind.Child("Outputs"), "outputs").Where(CheckOutputName))
        {
            if (!output.Setting.HasChildren || output.Setting.IsArray)
            {
                yield return (output.Setting.Key, ReadOutputFormula(output, output), null, null);
                continue;
            }

            CheckKeys(output, OutputKeys);
            var when = WholeTexts(output.Child("When"), "a condition").ToList();
            if (when.Count > 1)
                _errors.Report("LRX3008", output.Child("When")!.Value, "'When' must be one condition; several are joined by 'and'");
            yield return (output.Setting.Key, ReadOutputFormula(output, output.Child("Formula")), when.FirstOrDefault().Setting is null ? null : when[0].ToSource(), output.Child("Description")?.Setting.Text);
        }
    }

    private SourceText? ReadOutputFormula(PlacedSetting output, PlacedSetting? formula)
    {
        if (formula is { Setting.IsNullOrEmpty: false } given)
            return ReadFormula(given);
        _errors.MissingFormula(output, "output");
        return null;
    }

    private bool CheckOutputName(PlacedSetting output)
    {
        if (Names.IsPlain(output.Setting.Key))
            return CheckName(output, "output");
        _errors.BadOutputName(output);
        return false;
    }

    private bool CheckDeclaredName(PlacedSetting declaration) =>
        CheckParameterName(declaration, $"declare it under the name that the formula has for it, with \"Key\": \"{declaration.Setting.Key}\"");

    /// <summary>
    /// The name of a parameter in configuration: that of its declaration, which the formula writes, unless <c>"Key": "step"</c> says another, which the formula may not
    /// be able to write.
    /// </summary>
    private PlacedSetting ReadKey(PlacedSetting declaration)
    {
        if (declaration.Setting.IsArray || declaration.Child("Key") is not { Setting.IsNullOrEmpty: false } place)
            return declaration;
        if (!place.Setting.IsText)
        {
            _errors.Report("LRX3008", place, "'Key' must be a text, the name of the parameter in configuration");
            return declaration;
        }

        var name = place with { Setting = new Setting(place.Setting.Text!, place.Setting.Text, place.Setting.Source) };
        return CheckName(name, "parameter") ? name : declaration;
    }

    /// <summary><c>"init": null</c>, <c>"half_life": 1000</c>, or the long form with a type.</summary>
    private KindParameter ReadDeclaration(PlacedSetting place, string name)
    {
        var parameter = new KindParameter(name, null) { InFormula = place.Setting.Key, Path = place.Path, File = place.Setting.Source };
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
