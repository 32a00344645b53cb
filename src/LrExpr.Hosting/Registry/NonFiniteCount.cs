using System.Diagnostics.Metrics;

namespace LrExpr.Registry;

/// <summary>Counts the values of one schedule that are NaN or infinite.</summary>
internal sealed class NonFiniteCount(Counter<long> counter, string schedule)
{
    private readonly KeyValuePair<string, object?> _schedule = new("lrexpr.schedule", schedule);

    public void Count(ReadOnlySpan<double> values)
    {
        long count = 0;
        foreach (double value in values)
            count += double.IsFinite(value) ? 0 : 1;
        if (count > 0)
            counter.Add(count, _schedule);
    }

    public Func<long, double> Around(Func<long, double> function) => step =>
    {
        double value = function(step);
        if (!double.IsFinite(value))
            counter.Add(1, _schedule);
        return value;
    };
}
