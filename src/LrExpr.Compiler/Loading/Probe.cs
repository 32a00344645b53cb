using LrExpr.Binding;
using LrExpr.Diagnostics;

namespace LrExpr.Loading;

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
    public void Run(List<ScheduleSymbol> schedules, CodeTable codes)
    {
        var looks = new Look[schedules.Count];
        int count = 0;
        foreach (var schedule in schedules)
        {
            if (codes.Find(schedule) is { } loaded && IsAffordable(loaded))
                looks[count++] = new Look(loaded);
        }

        if (count < Many)
        {
            for (int i = 0; i < count; i++)
                looks[i].Take();
        }
        else
        {
            TakeOnAllCores(looks, count);
        }

        for (int i = 0; i < count; i++)
        {
            if (looks[i].IsDoubtful)
                looks[i].Report(_errors);
        }
    }

    private static void TakeOnAllCores(Look[] looks, int count) => Parallel.For(0, count, i => looks[i].Take());

    private bool IsAffordable(LoadedSchedule schedule)
    {
        long work = schedule.Symbol.Cost * Steps.Length;
        if (_work + work > MostWork)
            return false;
        _work += work;
        return true;
    }

    /// <summary>A schedule, and the first step at which it has no finite value.</summary>
    private struct Look(LoadedSchedule schedule)
    {
        private long _step;
        private double _value;
        private Exception? _thrown;

        public readonly bool IsDoubtful => _thrown is not null || !double.IsFinite(_value);

        public void Take()
        {
            for (int i = 0; i < Steps.Length && !IsDoubtful; i++)
            {
                _step = Steps[i];
                try
                {
                    _value = schedule.Code.Closures(_step);
                }
                catch (Exception thrown)
                {
                    // Only a kind written in C# can throw.
                    _thrown = thrown;
                }
            }
        }

        public readonly void Report(LinkErrors errors)
        {
            if (_thrown is { } thrown)
                errors.ThrownAt(schedule.Symbol, _step, thrown);
            else
                errors.NotFiniteAt(schedule.Symbol, _step, _value);
        }
    }
}
