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

/// <summary>An array of schedules.</summary>
internal sealed class SchedulesType : ParameterType<IReadOnlyList<Func<long, double>>>, IListType
{
    public static SchedulesType Instance { get; } = new();

    public override string Name => "schedules";

    public override NameUse Use { get; } = NameUse.OnlyIn("a list of schedules", _ => "it is used by join and fold", FunctionForm.Join, FunctionForm.Fold);

    public ParameterType Element => ScheduleType.Instance;

    public override TextMeaning Text => TextMeaning.Schedule;

    public override KerasForm KerasForm { get; } = new("an array of schedules", JsonValueKind.Array) { Each = KerasForm.Schedule };

    public IEnumerable<Argument> ElementsOf(Argument list) => list.Schedules.Select(schedule => new Argument { Schedules = [schedule] });

    public override IEnumerable<PlacedSetting> Parts(PlacedSetting given) => given.Children;

    public override Argument? Read(PlacedSetting given, ImmutableArray<string> options, IArgumentReader reader)
    {
        if (!given.Setting.IsArray)
        {
            reader.Errors.BadParameter(given, $"{Printable.Quote(given.Setting.Key)} must be an array of schedules");
            return null;
        }

        return ArrayElements.CheckCount(given, reader.Errors) && ArrayElements.Check(given, reader.Errors)
            ? Of([.. ArrayElements.Of(given).Select(reader.Schedule)])
            : null;
    }

    public override Argument? Bind(ExpressionSyntax given, IArgumentBinder binder) => binder.Schedules(given) is { } schedules ? Of(schedules) : null;

    public override Argument? PassOn(Argument passed, NameSyntax name, IArgumentBinder binder) => passed;

    public override JsonObject Schema(ImmutableArray<string> options) => Shape.With(
        Shape.Types("array", "null"), ("items", Shape.Reference("schedule")), ("maxItems", FormulaLimits.ArrayElements));

    public override void Write(Argument value, Setting? given, IArgumentWriter writer) => writer.Schedules(value.Schedules);

    public override string Describe(Argument value) => string.Join(", ", value.Schedules.Select(schedule => schedule.Name));

    public override IReadOnlyList<Func<long, double>> ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) =>
        [.. value.Schedules.Select(functionOf)];

    private static Argument? Of(IReadOnlyList<IScheduleArgument?> schedules) =>
        schedules.All(schedule => schedule is not null) ? new Argument { Schedules = [.. schedules!] } : null;
}
