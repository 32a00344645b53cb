using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LrExpr.Json;
using LrExpr.Language;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Parameters;

/// <summary>Numbers by numbers.</summary>
internal sealed class TableType : ParameterType<IReadOnlyList<KeyValuePair<double, double>>>
{
    private const string Key = @"^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$";

    public static TableType Instance { get; } = new();

    public override string Name => "table";

    public override NameUse Use { get; } =
        NameUse.OnlyIn("a table", name => $"write keys({name}) and values({name})", FunctionForm.Keys, FunctionForm.Values);

    public override TextMeaning Text => TextMeaning.Expression;

    public override KerasForm KerasForm { get; } = new("an object of numbers by numbers", JsonValueKind.Object) { Each = KerasForm.Number };

    public override IEnumerable<PlacedSetting> Parts(PlacedSetting given) => [given];

    public override Argument? Read(PlacedSetting given, ImmutableArray<string> options, IArgumentReader reader)
    {
        if (!given.Setting.HasChildren || given.Setting.Text is not null)
        {
            reader.Errors.BadParameter(given, $"{Printable.Quote(given.Setting.Key)} must be a table: an object with numbers as keys and as values");
            return null;
        }

        if (!ArrayElements.CheckCount(given, reader.Errors))
            return null;
        bool isRight = true;
        var rows = new SortedDictionary<double, double>();
        foreach (var row in given.Children)
        {
            if (!double.TryParse(row.Setting.Key, NumberStyles.Float, CultureInfo.InvariantCulture, out double key) || !double.IsFinite(key))
                reader.Errors.BadParameter(row, $"the key {Printable.Quote(row.Setting.Key)} of a table must be a number");
            else if (rows.ContainsKey(key))
                reader.Errors.DefinedTwice(row, NumberText.Of(key));
            else if (reader.Constant(row, FormulaType.Number) is { } value)
            {
                rows.Add(key, value.Number);
                continue;
            }

            isRight = false;
        }

        return isRight ? new Argument { Table = ([.. rows.Keys], [.. rows.Values]) } : null;
    }

    public override Argument? Bind(ExpressionSyntax given, IArgumentBinder binder) => binder.OnlyByName(given, Use.What);

    public override Argument? PassOn(Argument passed, NameSyntax name, IArgumentBinder binder) => passed;

    public override JsonObject Schema(ImmutableArray<string> options) => Shape.With(
        Shape.ObjectOrNothing,
        ("patternProperties", new JsonObject { [Key] = Shape.Types("number", "string") }),
        ("additionalProperties", false));

    public override void Write(Argument value, Setting? given, IArgumentWriter writer) => writer.Rows(value.Table.Keys, value.Table.Values, given);

    public override string Describe(Argument value) =>
        string.Join(", ", value.Table.Keys.Zip(value.Table.Values, (key, number) => $"{NumberText.Of(key)}: {NumberText.Of(number)}"));

    public override IReadOnlyList<KeyValuePair<double, double>> ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) =>
        [.. value.Table.Keys.Zip(value.Table.Values, KeyValuePair.Create)];
}
