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

/// <summary>An array of times, whose units may differ.</summary>
internal sealed class TimesType : ParameterType<IReadOnlyList<string>>
{
    public static TimesType Instance { get; } = new();

    public override string Name => "times";

    public override NameUse Use { get; } = NameUse.OnlyIn("a list of times", name => $"write inSteps({name})", FunctionForm.InSteps) with { TypeInSteps = FormulaType.Array };

    public override TextMeaning Text => TextMeaning.Own;

    public override KerasForm KerasForm { get; } = new("an array of times", JsonValueKind.Array) { Each = TimeType.Instance.KerasForm };

    /// <summary>.NET makes an empty text of an empty array.</summary>
    public override bool IsGivenBy(Setting setting) => setting.Text is not null || setting.HasChildren;

    public override IEnumerable<PlacedSetting> Parts(PlacedSetting given) => given.Children;

    public override Argument? Read(PlacedSetting given, ImmutableArray<string> options, IArgumentReader reader)
    {
        if (given.Setting is { HasChildren: false, Text: "" or "[]" })
            return new Argument();
        if (!given.Setting.IsArray)
        {
            reader.Errors.BadParameter(given, $"{Printable.Quote(given.Setting.Key)} must be an array of times");
            return null;
        }

        if (!ArrayElements.CheckCount(given, reader.Errors) || !ArrayElements.Check(given, reader.Errors))
            return null;
        var times = ArrayElements.Of(given).Select(element => TimeType.ReadOne(element, reader)).ToList();
        return times.Contains(null) ? null : new Argument { Times = [.. times!] };
    }

    public override Argument? Bind(ExpressionSyntax given, IArgumentBinder binder)
    {
        if (given is not ArraySyntax array)
            return binder.OnlyByName(given, Use.What);
        var times = array.Elements.Select(element => TimeType.BindOne(element, binder)).ToList();
        return times.Contains(null) ? null : times.Find(time => time!.State != ParameterState.Known) ?? new Argument { Times = [.. times.Select(time => time!.Times[0])] };
    }

    public override Argument? PassOn(Argument passed, NameSyntax name, IArgumentBinder binder) => passed;

    public override JsonObject Schema(ImmutableArray<string> options) => Shape.With(
        Shape.Types("array", "null", "string"), ("items", Shape.Types("number", "string")), ("maxItems", FormulaLimits.ArrayElements), ("pattern", @"^(\[\])?$"));

    public override void Write(Argument value, Setting? given, IArgumentWriter writer) => writer.Text(Describe(value));

    public override string Describe(Argument value) => $"[{string.Join(", ", value.Times)}]";

    public override IReadOnlyList<string> ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) => [.. value.Times.Select(time => time.ToString())];
}
