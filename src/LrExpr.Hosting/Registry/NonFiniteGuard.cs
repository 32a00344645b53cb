using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace LrExpr.Registry;

/// <summary>Looks at each value that the handle of one schedule gives: one that is not finite is counted, told of, and replaced as the policy says.</summary>
/// <remarks>Nothing is locked. The last finite value is one word that any thread writes, and who told of a revision is settled by one exchange.</remarks>
internal sealed class NonFiniteGuard(NonFinitePolicy policy, string schedule, SnapshotReference current, Counter<long> counter, ILogger logger)
{
    private readonly KeyValuePair<string, object?> _tag = new("lrexpr.schedule", schedule);
    private readonly bool _remembers = policy == NonFinitePolicy.LastFinite;
    private double _last = double.NaN;
    private long _toldRevision;

    /// <summary>The value to give.</summary>
    public double Pass(long step, double value)
    {
        if (double.IsFinite(value))
        {
            if (_remembers)
                Volatile.Write(ref _last, value);
            return value;
        }

        double given = policy.Given(value, Volatile.Read(ref _last));
        counter.Add(1, _tag);
        Tell(step, value, given);
        return given;
    }

    /// <summary>The values of consecutive steps, replaced in their place.</summary>
    public void Pass(long firstStep, Span<double> values)
    {
        if (Replace(values) is { } first)
            Tell(CallWatch.StepAt(firstStep, first.Index), first.Value, first.Given);
    }

    /// <summary>The values of the steps given, replaced in their place.</summary>
    public void Pass(ReadOnlySpan<long> steps, Span<double> values)
    {
        if (Replace(values) is { } first)
            Tell(steps[first.Index], first.Value, first.Given);
    }

    /// <returns>The first value that was not finite.</returns>
    private (int Index, double Value, double Given)? Replace(Span<double> values)
    {
        (int Index, double Value, double Given)? first = null;
        long count = 0;
        double last = Volatile.Read(ref _last);
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i]))
            {
                last = values[i];
                continue;
            }

            double given = policy.Given(values[i], last);
            first ??= (i, values[i], given);
            values[i] = given;
            count++;
        }

        // Where none was finite, another thread may know of a later one.
        if (_remembers && count < values.Length)
            Volatile.Write(ref _last, last);
        if (count > 0)
            counter.Add(count, _tag);
        return first;
    }

    private void Tell(long step, double value, double given)
    {
        long revision = current.Snapshot.Revision, told = Volatile.Read(ref _toldRevision);
        if (revision > told && Interlocked.CompareExchange(ref _toldRevision, revision, told) == told)
            Log.NonFinite(logger, schedule, value, step, revision, given);
    }
}
