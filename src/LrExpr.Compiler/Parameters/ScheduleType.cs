using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LrExpr.Json;
using LrExpr.Syntax;

namespace LrExpr.Parameters;

/// <summary>A schedule: the name of one, or a definition in place.</summary>
internal sealed class ScheduleType : ParameterType<Func<long, double>>
{
    public static ScheduleType Instance { get; } = new();

    public override string Name => "schedule";

    public override NameUse Use => NameUse.AsCall;

    public override TextMeaning Text => TextMeaning.Schedule;

    public override KerasForm KerasForm => KerasForm.Schedule;

    public override IEnumerable<PlacedSetting> Parts(PlacedSetting given) => [given];

    public override Argument? Read(PlacedSetting given, ImmutableArray<string> options, IArgumentReader reader) => Of(reader.Schedule(given));

    public override Argument? Bind(ExpressionSyntax given, IArgumentBinder binder) => Of(binder.Schedule(given));

    public override Argument? PassOn(Argument passed, NameSyntax name, IArgumentBinder binder) => passed;

    public override JsonObject Schema(ImmutableArray<string> options) => Shape.AnyOf(Shape.Reference("schedule"), Shape.Nothing);

    public override void Write(Argument value, Setting? given, IArgumentWriter writer) => writer.Schedule(value.Schedules[0]);

    public override string Describe(Argument value) => value.Schedules[0].Name;

    public override Func<long, double> ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) => functionOf(value.Schedules[0]);

    private static Argument? Of(IScheduleArgument? schedule) => schedule is null ? null : new Argument { Schedules = [schedule] };
}
