using LrExpr.Binding;
using LrExpr.Diagnostics;

namespace LrExpr.Linking;

/// <summary>
/// Looks at the values of schedules at a few steps once they have been loaded. The work for a whole set is bounded, so that
/// thousands of schedules that build on each other cannot hold up a start.
/// </summary>
internal sealed class Probe(DiagnosticBag diagnostics)
{
    private const long MostWork = 5_000_000;

    private static readonly long[] Steps = [0, 1, 2, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    /// <summary>From so many on, another thread saves more than it takes to start.</summary>
    private const int Many = 1_000;

    private readonly LinkErrors _errors = new(diagnostics);
    private long _work;

    /// <summary>Looks at schedules in their order, as long as there is work left. The values of many are computed on all cores; none follows from another's.</summary>
    public void Run(IReadOnlyList<ScheduleSymbol> schedules)
    {
        var seen = new List<ScheduleSymbol>(schedules.Count);
        foreach (var schedule in schedules)
        {
            if (IsAffordable(schedule))
                seen.Add(schedule);
        }

        var found = new Finding?[seen.Count];
        if (seen.Count >= Many)
            Parallel.For(0, seen.Count, i => found[i] = LookAt(seen[i].Compiled!));
        else
        {
            for (int i = 0; i < seen.Count; i++)
                found[i] = LookAt(seen[i].Compiled!);
        }

        for (int i = 0; i < seen.Count; i++)
        {
            if (found[i] is { Thrown: { } thrown } failed)
                _errors.ThrownAt(seen[i], failed.Step, thrown);
            else if (found[i] is { } doubtful)
                _errors.NotFiniteAt(seen[i], doubtful.Step, doubtful.Value);
        }
    }

    private bool IsAffordable(ScheduleSymbol schedule)
    {
        long work = schedule.Cost * Steps.Length;
        if (_work + work > MostWork)
            return false;
        _work += work;
        return true;
    }

    /// <summary>The first value that is not finite; null where there is none.</summary>
    private static Finding? LookAt(CompiledSchedule schedule)
    {
        foreach (long step in Steps)
        {
            try
            {
                double value = schedule.Code.Closures(step);
                if (!double.IsFinite(value))
                    return new Finding(step, value, null);
            }
            catch (Exception thrown)
            {
                // Only a kind written in C# can throw.
                return new Finding(step, double.NaN, thrown);
            }
        }

        return null;
    }

    private sealed record Finding(long Step, double Value, Exception? Thrown);
}
