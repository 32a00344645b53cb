using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LrExpr.Json;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr.Parameters;

/// <summary>A time by the units that the kind knows: <c>10ep</c>, <c>500ba</c>, <c>0.1dur</c>, <c>5%</c>, <c>1000sp</c>, <c>5tok</c>; a number is steps.</summary>
internal sealed class TimeType : ParameterType<string>
{
    private const double MostSteps = 1e15;

    public static TimeType Instance { get; } = new();

    public override string Name => "time";

    public override NameUse Use { get; } = NameUse.OnlyIn("a time", name => $"write inSteps({name})", FunctionForm.InSteps) with { TypeInSteps = FormulaType.Number };

    public override TextMeaning Text => TextMeaning.Own;

    public override KerasForm KerasForm { get; } = new("a time such as \"10ep\"", JsonValueKind.String, JsonValueKind.Number);

    public override IEnumerable<PlacedSetting> Parts(PlacedSetting given) => [given];

    public override Argument? Read(PlacedSetting given, ImmutableArray<string> options, IArgumentReader reader) =>
        ReadOne(given, reader) is { } time ? new Argument { Times = [time] } : null;

    public override Argument? Bind(ExpressionSyntax given, IArgumentBinder binder) => BindOne(given, binder);

    public override Argument? PassOn(Argument passed, NameSyntax name, IArgumentBinder binder) => passed;

    public override JsonObject Schema(ImmutableArray<string> options) => Shape.Types("number", "string", "null");

    public override void Write(Argument value, Setting? given, IArgumentWriter writer) => writer.Text(Describe(value));

    public override string Describe(Argument value) => value.Times[0].ToString();

    public override string ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) => Describe(value);

    /// <summary>A time of a setting; null for what is none, which is reported.</summary>
    public static DurationText? ReadOne(PlacedSetting given, IArgumentReader reader)
    {
        if (given.Setting.IsText && DurationText.Parse(given.Setting.Text!.Trim()) is { } time)
        {
            if (time.Unit != DurationUnit.Time)
                return time;
            reader.Errors.BadParameter(given, $"{Printable.Quote(given.Setting.Text!)} is a time of a clock; the units here are ep, ba, sp, tok, dur and %");
            return null;
        }

        return reader.Constant(given, FormulaType.Number) is not { } steps ? null
            : Math.Abs(steps.Number) < MostSteps ? new DurationText((decimal)steps.Number, DurationUnit.Step)
            : Reported();

        DurationText? Reported()
        {
            reader.Errors.BadParameter(given, $"{Printable.Quote(given.Setting.Key)} is too many steps");
            return null;
        }
    }

    /// <summary>A time in a formula: between single quotes, or a number of steps.</summary>
    public static Argument? BindOne(ExpressionSyntax given, IArgumentBinder binder) =>
        given is QuotedSyntax quoted ? binder.Duration(quoted) is { } time ? new Argument { Times = [time] } : null
        : binder.Constant(given, FormulaType.Number) is not { State: ParameterState.Known } steps ? binder.Constant(given, FormulaType.Number)
        : new Argument { Times = [new DurationText((decimal)Math.Clamp(steps.Value.Number, -MostSteps, MostSteps), DurationUnit.Step)] };
}
