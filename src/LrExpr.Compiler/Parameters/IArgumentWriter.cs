using System.Collections.Immutable;

namespace LrExpr.Parameters;

/// <summary>Writes what the values of parameters are made of, in one format of JSON. A number keeps the text it was given by where the format has use for it.</summary>
internal interface IArgumentWriter
{
    void Number(double value, Setting? given);

    void Boolean(bool value);

    void Text(string value);

    void Numbers(double[] values, Setting? given);

    /// <summary>Numbers by numbers.</summary>
    void Rows(double[] keys, double[] values, Setting? given);

    /// <summary>Pairs of numbers.</summary>
    void Points(double[] xs, double[] ys, Setting? given);

    void Schedule(IScheduleArgument schedule);

    void Schedules(ImmutableArray<IScheduleArgument> schedules);
}
