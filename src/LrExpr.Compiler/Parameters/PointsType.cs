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

/// <summary>
/// Points of a curve, an array of pairs: <c>[[0, 1], [100, 0.1]]</c>. To formulas it is a table whose keys are the first numbers, in ascending order. In
/// contrast to a table two of them can be equal, where the curve jumps.
/// </summary>
internal sealed class PointsType : ParameterType<IReadOnlyList<KeyValuePair<double, double>>>
{
    private const string Example = "[[0, 1], [100, 0.1]]";

    public static PointsType Instance { get; } = new();

    public override string Name => "points";

    public override NameUse Use { get; } =
        NameUse.OnlyIn("points", name => $"write keys({name}) and values({name})", FunctionForm.Keys, FunctionForm.Values);

    public override TextMeaning Text => TextMeaning.Expression;

    public override KerasForm KerasForm { get; } = new("an array of pairs of numbers", JsonValueKind.Array)
    {
        Each = new KerasForm("a pair of numbers", JsonValueKind.Array) { Each = KerasForm.Number },
    };

    public override IEnumerable<PlacedSetting> Parts(PlacedSetting given) => given.Children;

    public override Argument? Read(PlacedSetting given, ImmutableArray<string> options, IArgumentReader reader)
    {
        if (!given.Setting.IsArray)
        {
            reader.Errors.BadParameter(given, $"{Printable.Quote(given.Setting.Key)} must be an array of pairs, such as {Example}");
            return null;
        }

        if (!ArrayElements.CheckCount(given, reader.Errors) || !ArrayElements.Check(given, reader.Errors))
            return null;
        bool isRight = true;
        var points = new List<KeyValuePair<double, double>>();
        foreach (var place in ArrayElements.Of(given))
        {
            if (ReadPoint(given, place, reader) is not { } point)
            {
                isRight = false;
                continue;
            }

            if (points.Count > 0 && point.Key < points[^1].Key)
            {
                reader.Errors.BadParameter(place, $"{Printable.Quote(given.Setting.Key)} must be in ascending order, but {NumberText.Of(point.Key)} follows {NumberText.Of(points[^1].Key)}");
                isRight = false;
            }

            points.Add(point);
        }

        return isRight ? new Argument { Table = ([.. points.Select(point => point.Key)], [.. points.Select(point => point.Value)]) } : null;
    }

    public override Argument? Bind(ExpressionSyntax given, IArgumentBinder binder) => binder.OnlyByName(given, Use.What);

    public override Argument? PassOn(Argument passed, NameSyntax name, IArgumentBinder binder) => passed;

    public override JsonObject Schema(ImmutableArray<string> options) => Shape.With(
        Shape.Types("array", "null"),
        ("items", Shape.With(Shape.Array, ("minItems", 2), ("maxItems", 2))),
        ("maxItems", FormulaLimits.ArrayElements));

    public override void Write(Argument value, Setting? given, IArgumentWriter writer) => writer.Points(value.Table.Keys, value.Table.Values, given);

    public override string Describe(Argument value) =>
        string.Join(", ", value.Table.Keys.Zip(value.Table.Values, (x, y) => $"[{NumberText.Of(x)}, {NumberText.Of(y)}]"));

    public override IReadOnlyList<KeyValuePair<double, double>> ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) =>
        [.. value.Table.Keys.Zip(value.Table.Values, KeyValuePair.Create)];

    /// <summary>A pair, which may be a text with an array; null where it is none, which is reported.</summary>
    private static KeyValuePair<double, double>? ReadPoint(PlacedSetting points, PlacedSetting place, IArgumentReader reader)
    {
        if (!place.Setting.IsArray && !place.Setting.IsText)
        {
            reader.Errors.BadParameter(place, $"each of {Printable.Quote(points.Setting.Key)} must be a pair of numbers, such as [100, 0.1]");
            return null;
        }

        if (reader.Constant(place, FormulaType.Array) is not { } value)
            return null;
        if (value.Array is [double x, double y])
            return KeyValuePair.Create(x, y);
        reader.Errors.BadParameter(place, FormattableString.Invariant($"each of {Printable.Quote(points.Setting.Key)} must be a pair of numbers, but this one has {value.Array.Length}"));
        return null;
    }
}
