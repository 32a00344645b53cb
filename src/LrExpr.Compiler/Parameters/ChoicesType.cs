using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using LrExpr.Json;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Parameters;

/// <summary>Some of a list of names, in an order, and any of them more than once: an array, or one text with <c>*</c> between them as T5 writes it.</summary>
internal sealed class ChoicesType : ParameterType<IReadOnlyList<string>>, IListType
{
    public static ChoicesType Instance { get; } = new();

    public override string Name => "choices";

    public override NameUse Use { get; } = NameUse.OnlyIn("a list of choices", name => $"ask is({name}, option), or go through it with fold", FunctionForm.Is, FunctionForm.Fold);

    public ParameterType Element => ChoiceType.Instance;

    public override TextMeaning Text => TextMeaning.Option;

    public override KerasForm KerasForm { get; } = new("the names of options", JsonValueKind.String, JsonValueKind.Array);

    public IEnumerable<Argument> ElementsOf(Argument list) => list.Options.Select(option => new Argument { Option = option });

    public override IEnumerable<PlacedSetting> Parts(PlacedSetting given) => [given];

    public override Argument? Read(PlacedSetting given, ImmutableArray<string> options, IArgumentReader reader)
    {
        if (given.Setting.IsText)
            return Of(Chosen(given, given, given.Setting.Text!.Split(Argument.OptionSeparator, FormulaLimits.ArrayElements + 1), options, reader.Errors));
        if (!given.Setting.IsArray)
        {
            reader.Errors.BadParameter(given, $"{Printable.Quote(given.Setting.Key)} must be an array of names of options, or one text with '{Argument.OptionSeparator}' between them");
            return null;
        }

        return ArrayElements.CheckCount(given, reader.Errors) && ArrayElements.Check(given, reader.Errors)
            ? Of(ArrayElements.Of(given).SelectMany(element => Chosen(given, element, [element.Setting.Text ?? ""], options, reader.Errors)))
            : null;
    }

    /// <summary>In a formula a product of names says the same as an array of them.</summary>
    public override Argument? Bind(ExpressionSyntax given, IArgumentBinder binder) => Of(NamesIn(given).Select(binder.Option));

    public override Argument? PassOn(Argument passed, NameSyntax name, IArgumentBinder binder) => Of(passed.Options.Select(option => binder.PassedOption(name, option)));

    public override JsonObject Schema(ImmutableArray<string> options) =>
        Shape.With(Shape.Types("array", "string", "null"), ("items", Shape.Word(options, Spelling.AnyCaseAndUnderscores)), ("maxItems", FormulaLimits.ArrayElements));

    public override void Write(Argument value, Setting? given, IArgumentWriter writer) => writer.Text(value.Option);

    public override string Describe(Argument value) => value.Option;

    public override IReadOnlyList<string> ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) => value.Options;

    private static IEnumerable<string?> Chosen(PlacedSetting given, PlacedSetting place, string[] names, ImmutableArray<string> options, DefinitionErrors errors)
    {
        if (names.Length > FormulaLimits.ArrayElements)
        {
            errors.Report("LRX5007", place, FormattableString.Invariant($"{Printable.Quote(place.Setting.Key)} has more than {FormulaLimits.ArrayElements} elements"));
            yield return null;
            yield break;
        }

        foreach (string name in names)
        {
            string? chosen = KindParameter.OptionOf(options, name.Trim());
            if (chosen is null)
                errors.UnknownChoice(place, name.Trim(), options, given.Setting.Key);
            yield return chosen;
        }
    }

    private static IEnumerable<ExpressionSyntax> NamesIn(ExpressionSyntax given)
    {
        switch (given)
        {
            case ArraySyntax array:
                return array.Elements.SelectMany(NamesIn);
            case BinarySyntax { Operator.Symbol: [Argument.OptionSeparator] } product:
                return NamesIn(product.Left).Concat(NamesIn(product.Right));
            default:
                return [given];
        }
    }

    /// <summary>The list; null where something was reported.</summary>
    private static Argument? Of(IEnumerable<string?> chosen)
    {
        string?[] names = [.. chosen];
        return names.Length > 0 && Array.TrueForAll(names, name => name is not null) ? new Argument { Options = [.. names!] } : null;
    }
}
