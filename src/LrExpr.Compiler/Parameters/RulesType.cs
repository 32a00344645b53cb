using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LrExpr.Json;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Parameters;

/// <summary>
/// A text of values, each with the step before which it holds, and a last one for all other steps: <c>1:10, 0.1:20, 0.005</c>. To formulas it is a table
/// by ascending step with one value more than keys. Of two rules for one step the later one counts.
/// </summary>
internal sealed class RulesType : ParameterType<IReadOnlyList<KeyValuePair<double, double>>>
{
    private const string Number = @"\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*";
    private const string Example = "'1:10, 0.1:20, 0.005'";

    public static RulesType Instance { get; } = new();

    public override string Name => "rules";

    public override NameUse Use { get; } =
        NameUse.OnlyIn("rules", name => $"write keys({name}) and values({name})", FunctionForm.Keys, FunctionForm.Values);

    public override TextMeaning Text => TextMeaning.Own;

    public override KerasForm KerasForm { get; } = new($"rules such as {Example}", JsonValueKind.String);

    public override IEnumerable<PlacedSetting> Parts(PlacedSetting given) => [given];

    public override Argument? Read(PlacedSetting given, ImmutableArray<string> options, IArgumentReader reader)
    {
        if (!given.Setting.IsText)
        {
            reader.Errors.BadParameter(given, $"{Printable.Quote(given.Setting.Key)} must be rules: a text such as {Example}");
            return null;
        }

        string text = given.Setting.Text!;
        if (text.AsSpan().Count(',') >= FormulaLimits.ArrayElements)
        {
            reader.Errors.Report("LRX5007", given, FormattableString.Invariant($"{Printable.Quote(given.Setting.Key)} has more than {FormulaLimits.ArrayElements} rules"));
            return null;
        }

        string[] rules = text.Split(',');
        bool isRight = true;
        var values = new SortedDictionary<double, double>();
        foreach (string rule in rules[..^1])
        {
            if (rule.Split(':') is [var number, var until] && Finite(number) is { } value && long.TryParse(until, NumberStyles.Integer, CultureInfo.InvariantCulture, out long step))
                values[step] = value;
            else
                isRight = Wrong(rule, "a value, a colon and a whole step, such as '0.1:20'");
        }

        if (Finite(rules[^1]) is { } last)
            return isRight ? new Argument { Table = ([.. values.Keys], [.. values.Values, last]) } : null;
        Wrong(rules[^1], "a value without a step, such as '0.005', for all steps that no other rule is for");
        return null;

        bool Wrong(string rule, string right)
        {
            reader.Errors.BadParameter(given, $"the rule {Printable.Quote(rule.Trim())} of {Printable.Quote(given.Setting.Key)} must be {right}");
            return false;
        }
    }

    public override Argument? Bind(ExpressionSyntax given, IArgumentBinder binder) => binder.OnlyByName(given, Use.What);

    public override Argument? PassOn(Argument passed, NameSyntax name, IArgumentBinder binder) => passed;

    /// <summary>A single value may be a number.</summary>
    public override JsonObject Schema(ImmutableArray<string> options) =>
        Shape.With(Shape.Types("string", "number", "null"), ("pattern", $@"^({Number}:\s*[+-]?[0-9]+\s*,)*{Number}$|^$"));

    public override void Write(Argument value, Setting? given, IArgumentWriter writer) => writer.Text(given?.Text ?? Describe(value));

    public override string Describe(Argument value) => string.Join(", ", Rows(value).Select(row =>
        double.IsFinite(row.Key) ? $"{NumberText.Of(row.Value)}:{NumberText.Of(row.Key)}" : NumberText.Of(row.Value)));

    /// <summary>Each value by the step before which it holds; the last one holds before infinity.</summary>
    public override IReadOnlyList<KeyValuePair<double, double>> ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) => [.. Rows(value)];

    private static IEnumerable<KeyValuePair<double, double>> Rows(Argument value) =>
        value.Table.Keys.Append(double.PositiveInfinity).Zip(value.Table.Values, KeyValuePair.Create);

    private static double? Finite(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
