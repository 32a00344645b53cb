using System.Collections.Immutable;
using System.Globalization;
using LrExpr.Binding;
using LrExpr.Parameters;

namespace LrExpr.Drafts;

/// <summary>A loaded schedule of a kind as it stands in a configuration, with its numbers as they were written.</summary>
internal sealed class ScheduleOfKind : IArgumentWriter
{
    private Given _value = new("", null, null);

    private ScheduleOfKind()
    {
    }

    public static Given Of(ScheduleSymbol schedule, string key)
    {
        // What is not of a kind was a number in the place of a schedule.
        if (schedule.Kind is not { } kind)
            return new Given(key, schedule.Definition.Formula!.Text, null);
        var parameters = schedule.Definition.Parameters.Select(place => place.Setting).Where(setting => !setting.IsNullOrEmpty).Select(setting => Parameter(schedule, setting));
        return Given.Object(key, null, new Given("Kind", kind.Name, null), Given.Object("Parameters", null, parameters));
    }

    private static Given Parameter(ScheduleSymbol schedule, Setting given)
    {
        var parameter = schedule.Parameters.First(parameter => KindParameter.Canonical(parameter.Name) == KindParameter.Canonical(given.Key));
        var writer = new ScheduleOfKind();
        parameter.Type.Write(parameter.Argument, given, writer);
        return writer._value with { Key = parameter.Name };
    }

    private static Given Numbers(Setting array) =>
        new(array.Key, null, null) { IsArray = true, Members = [.. array.Children.Select(element => new Given(element.Key, element.Text, null))] };

    void IArgumentWriter.Number(double value, Setting? given) => _value = new Given("", given!.Text, null);

    void IArgumentWriter.Boolean(bool value) => _value = new Given("", value ? "true" : "false", null);

    void IArgumentWriter.Text(string value) => _value = new Given("", value, null);

    void IArgumentWriter.Numbers(double[] values, Setting? given) => _value = Numbers(given!);

    void IArgumentWriter.Rows(double[] keys, double[] values, Setting? given) =>
        _value = Given.Object("", null, given!.Children.Select(row => new Given(row.Key, row.Text, null)));

    void IArgumentWriter.Points(double[] xs, double[] ys, Setting? given) =>
        _value = new Given("", null, null) { IsArray = true, Members = [.. given!.Children.Select(Numbers)] };

    void IArgumentWriter.Schedule(IScheduleArgument schedule) => _value = Of((ScheduleSymbol)schedule, "");

    void IArgumentWriter.Schedules(ImmutableArray<IScheduleArgument> schedules) =>
        _value = new Given("", null, null) { IsArray = true, Members = [.. schedules.Select((schedule, index) => Of((ScheduleSymbol)schedule, index.ToString(CultureInfo.InvariantCulture)))] };
}
