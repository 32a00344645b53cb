using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LrExpr.Binding;
using LrExpr.Parameters;

namespace LrExpr.Formats.Keras;

/// <summary>The values of parameters as Keras writes them: the numbers of Python, whole ones with a point where they were given so.</summary>
/// <param name="json">Receives the JSON.</param>
/// <param name="isCount">Whether the parameter counts steps.</param>
/// <param name="writeSchedule">Writes a schedule.</param>
internal class KerasArgumentWriter(StringBuilder json, bool isCount, Action<ScheduleSymbol> writeSchedule) : IArgumentWriter
{
    public void Number(double value, Setting? given) => json.Append(PythonText.Number(value, given?.Text, isCount));

    public virtual void Boolean(bool value) => json.Append(value ? "true" : "false");

    public void Text(string value) => json.Append(PythonText.Quoted(value));

    public void Numbers(double[] values, Setting? given)
    {
        var texts = ElementsOf(given);
        List(values.Length, i => json.Append(PythonText.Number(values[i], texts.Count == values.Length ? texts[i] : null, isCount)));
    }

    public virtual void Rows(double[] keys, double[] values, Setting? given)
    {
        // Of equal keys there is one, so the rows are in the order of their keys.
        var rows = given?.Children.OrderBy(row => double.Parse(row.Key, CultureInfo.InvariantCulture)).ToList() ?? [];
        json.Append('{');
        for (int i = 0; i < keys.Length; i++)
        {
            var row = rows.Count == keys.Length ? rows[i] : null;
            json.Append(i == 0 ? "" : ", ").Append('"').Append(PythonText.Number(keys[i], row?.Key)).Append("\": ").Append(PythonText.Number(values[i], row?.Text));
        }

        json.Append('}');
    }

    public void Points(double[] xs, double[] ys, Setting? given)
    {
        var points = given?.Children.OrderBy(Setting.IndexOf).ToList() ?? [];
        List(xs.Length, i => Numbers([xs[i], ys[i]], points.Count == xs.Length ? points[i] : null));
    }

    public void Schedule(IScheduleArgument schedule) => writeSchedule((ScheduleSymbol)schedule);

    public void Schedules(ImmutableArray<IScheduleArgument> schedules) => List(schedules.Length, i => Schedule(schedules[i]));

    /// <summary>The texts of the elements, whether they stand in an array or in one text.</summary>
    private static IReadOnlyList<string?> ElementsOf(Setting? given) =>
        given?.Text?.Trim() is ['[', .. var inner, ']'] ? [.. inner.Split(',')]
        : [.. (given?.Children ?? []).OrderBy(Setting.IndexOf).Select(element => element.Text)];

    private void List(int count, Action<int> write)
    {
        json.Append('[');
        for (int i = 0; i < count; i++)
        {
            json.Append(i == 0 ? "" : ", ");
            write(i);
        }

        json.Append(']');
    }
}
