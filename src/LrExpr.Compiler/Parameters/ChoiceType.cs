using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using LrExpr.Json;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Parameters;

/// <summary>One of a list of names.</summary>
internal sealed class ChoiceType : ParameterType<string>
{
    public static ChoiceType Instance { get; } = new();

    public override string Name => "choice";

    public override NameUse Use { get; } = NameUse.OnlyIn("a choice", name => $"ask is({name}, option)", FunctionForm.Is);

    public override TextMeaning Text => TextMeaning.Option;

    public override KerasForm KerasForm { get; } = new("the name of an option", JsonValueKind.String);

    public override IEnumerable<PlacedSetting> Parts(PlacedSetting given) => [given];

    public override Argument? Read(PlacedSetting given, ImmutableArray<string> options, IArgumentReader reader)
    {
        if (!given.Setting.IsText)
        {
            reader.Errors.BadParameter(given, $"{Printable.Quote(given.Setting.Key)} must be the name of an option");
            return null;
        }

        string text = given.Setting.Text!.Trim();
        if (KindParameter.OptionOf(options, text) is { } chosen)
            return new Argument { Option = chosen };
        reader.Errors.UnknownChoice(given, text, options);
        return null;
    }

    public override Argument? Bind(ExpressionSyntax given, IArgumentBinder binder) => Of(binder.Option(given));

    public override Argument? PassOn(Argument passed, NameSyntax name, IArgumentBinder binder) => Of(binder.PassedOption(name, passed.Option));

    public override JsonObject Schema(ImmutableArray<string> options) => Shape.Word(options, Spelling.AnyCaseAndUnderscores);

    public override void Write(Argument value, Setting? given, IArgumentWriter writer) => writer.Text(value.Option);

    public override string Describe(Argument value) => value.Option;

    public override string ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) => value.Option;

    private static Argument? Of(string? option) => option is null ? null : new Argument { Option = option };
}
