using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LrExpr.Json;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Tests.Parameters;

/// <summary>A type that there is not: a duration such as <c>3h</c>, in formulas a number of seconds.</summary>
internal sealed class DurationType : ParameterType<double>
{
    private const string Units = "smh";

    public override string Name => "duration";

    public override NameUse Use { get; } = NameUse.AsValue(FormulaType.Number);

    public override TextMeaning Text => TextMeaning.Own;

    public override KerasForm KerasForm { get; } = new("a duration such as '3h'", JsonValueKind.String);

    public override IEnumerable<PlacedSetting> Parts(PlacedSetting given) => [given];

    public override Argument? Read(PlacedSetting given, ImmutableArray<string> options, IArgumentReader reader)
    {
        if (given.Setting.Text is [.. var number, var unit] && Units.IndexOf(unit) is >= 0 and var power
            && double.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out double count))
            return new Argument { Value = count * Math.Pow(60, power) };
        reader.Errors.BadParameter(given, $"{Printable.Quote(given.Setting.Key)} must be a duration such as '3h'");
        return null;
    }

    public override Argument? Bind(ExpressionSyntax given, IArgumentBinder binder) => binder.Constant(given, Use.Type);

    public override Argument? PassOn(Argument passed, NameSyntax name, IArgumentBinder binder) => passed;

    public override JsonObject Schema(ImmutableArray<string> options) => Shape.With(Shape.Types("string", "null"), ("pattern", "^[0-9]+[smh]$"));

    public override void Write(Argument value, Setting? given, IArgumentWriter writer) => writer.Text(given?.Text ?? Describe(value));

    public override string Describe(Argument value) => value.Value + "s";

    public override double ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) => value.Value.Number;
}
