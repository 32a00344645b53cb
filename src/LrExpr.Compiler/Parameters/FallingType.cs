using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LrExpr.Json;
using LrExpr.Language;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Parameters;

/// <summary>
/// A number, or a text such as <c>lin_3e-4</c> for a number that falls to 0: a word, which can be any, an underscore and the number. To formulas it is a
/// table of what it is at 0, the beginning, and at 1, the end.
/// </summary>
internal sealed partial class FallingType : ParameterType<IReadOnlyList<KeyValuePair<double, double>>>
{
    private const string Number = @"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?";

    public static FallingType Instance { get; } = new();

    public override string Name => "falling";

    public override NameUse Use { get; } =
        NameUse.OnlyIn("a number that may fall", name => $"write keys({name}) and values({name})", FunctionForm.Keys, FunctionForm.Values);

    public override TextMeaning Text => TextMeaning.Own;

    public override KerasForm KerasForm { get; } = new("a number, or a text such as 'lin_3e-4'", JsonValueKind.Number, JsonValueKind.String);

    public override IEnumerable<PlacedSetting> Parts(PlacedSetting given) => [given];

    public override Argument? Read(PlacedSetting given, ImmutableArray<string> options, IArgumentReader reader)
    {
        if (given.Setting.IsText && Form().Match(given.Setting.Text!) is { Success: true } match
            && double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) is var start && double.IsFinite(start))
            return Of(start, match.Groups["word"].Success ? 0 : start);
        reader.Errors.BadParameter(given, $"{Printable.Quote(given.Setting.Key)} must be a number, or a text such as 'lin_3e-4' for one that falls to 0");
        return null;
    }

    /// <summary>A formula writes a number, which stays as it is.</summary>
    public override Argument? Bind(ExpressionSyntax given, IArgumentBinder binder) =>
        binder.Constant(given, FormulaType.Number) is { } bound ? bound.State == ParameterState.Known ? Of(bound.Value.Number, bound.Value.Number) : bound : null;

    public override Argument? PassOn(Argument passed, NameSyntax name, IArgumentBinder binder) => passed;

    public override JsonObject Schema(ImmutableArray<string> options) =>
        Shape.With(Shape.Number, ("pattern", $@"^\s*([A-Za-z]+_)?{Number}\s*$|^$"));

    public override void Write(Argument value, Setting? given, IArgumentWriter writer)
    {
        if (Falls(value))
            writer.Text(given?.Text ?? Describe(value));
        else
            writer.Number(value.Table.Values[0], given);
    }

    public override string Describe(Argument value) => (Falls(value) ? "lin_" : "") + NumberText.Of(value.Table.Values[0]);

    public override IReadOnlyList<KeyValuePair<double, double>> ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) =>
        [.. value.Table.Keys.Zip(value.Table.Values, KeyValuePair.Create)];

    private static Argument Of(double start, double end) => new() { Table = ([0, 1], [start, end]) };

    private static bool Falls(Argument value) => value.Table.Values is [var start, var end] && start != end;

    [GeneratedRegex($@"^\s*(?<word>[A-Za-z]+_)?(?<number>{Number})\s*$")]
    private static partial Regex Form();
}
