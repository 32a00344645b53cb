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

    private long _work;

    public void Run(ScheduleSymbol schedule)
    {
        long work = schedule.Cost * Steps.Length;
        if (_work + work > MostWork)
            return;
        _work += work;

        foreach (long step in Steps)
        {
            try
            {
                double value = schedule.Compiled!.Code.Closures(step);
                if (double.IsFinite(value))
                    continue;
                new LinkErrors(diagnostics).NotFiniteAt(schedule, step, value);
            }
            catch (Exception thrown)
            {
                // Only a kind written in C# can throw.
                new LinkErrors(diagnostics).ThrownAt(schedule, step, thrown);
            }

            return;
        }
    }
}
