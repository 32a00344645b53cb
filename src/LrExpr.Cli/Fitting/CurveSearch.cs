using System.Diagnostics;
using LrExpr.Cli.Input;
using LrExpr.Loading;
using LrExpr.Syntax;

namespace LrExpr.Cli.Fitting;

/// <summary>Looks for the kinds and parameters that give a measured curve.</summary>
internal static class CurveSearch
{
    /// <summary>A curve is found if it agrees up to the last digits, in units of its largest value.</summary>
    private const double Exact = 1e-12;

    /// <summary>How many kinds are shown at most, where none is the curve.</summary>
    private const int MostShown = 32;

    /// <summary>All kinds are looked at with little effort. Then by rounds half as many, but not fewer than these, with some times as much.</summary>
    private const long FirstEffort = 100_000;
    private const long LastEffort = 73_000_000;
    private const long LastEffortOfRough = 3_000_000;
    private const int MoreEffort = 3;
    private const int LeastKinds = 4;

    /// <summary>The best of a round need not wait for the next: they are given more at once.</summary>
    private const int Leading = 2;
    private const int MoreForLeading = 27;

    /// <summary>From this effort on it is enough to be as near as noise allows: with less, a seed that gives the noise as well would not be found.</summary>
    private const long EffortForNoise = 900_000;

    private const int AtATime = 4;

    /// <summary>Looks through kinds.</summary>
    /// <param name="curve">The measured curve.</param>
    /// <param name="names">The names of the kinds to look through.</param>
    /// <param name="time">After what time the search ends with what it has found.</param>
    public static Findings In(MeasuredCurve curve, IReadOnlyList<string> names, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        bool wasStopped = false;
        var measured = new Measured(curve);
        var places = names.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place);
        var searches = names.Select(name => KindLinker.BuiltIn.FindKind(name)!).Where(Variant.CanBeFitted).Select(kind => new KindSearch(kind, measured)).ToList();
        Parallel.ForEach(searches.Where(_ => !IsOver()), search => search.Look());
        var likely = searches.OrderBy(search => search.Likely).ToList();

        // What is found at once by one kind is found so by others that have it as well.
        Parallel.ForEach(likely.Where(_ => !IsOver()), search => search.RefineLooked());
        long last = measured.IsRough ? LastEffortOfRough : LastEffort;
        int count = likely.Count;
        for (long effort = FirstEffort; effort <= last && !IsNearEnough(effort); effort *= MoreEffort)
        {
            UntilFound(Hopeful(), (search, rank) => search.Begin(EffortOf(rank, effort), IsOver));
            UntilFound(Best(), (search, rank) => search.Improve(EffortOf(rank, effort), IsOver));
            count = Math.Max(LeastKinds, count / 2);
        }

        // Once the curve is found, what is far from it is not shown.
        var best = Best();
        double worthwhile = best.Count > 0 && best[0].IsFound ? measured.Near : double.PositiveInfinity;
        var shown = best.TakeWhile((search, rank) => search.IsFound || (rank < MostShown && search.Error <= worthwhile)).ToList();
        var found = new FittedKind?[shown.Count];
        Parallel.For(0, shown.Count, i => found[i] = ToFitted(shown[i].Tidy(shown[i].Polished(shown[i].Best!)), curve));
        return new Findings(
            [.. found.OfType<FittedKind>().OrderBy(one => one.IsExact ? 0 : one.Squares).ThenBy(one => one.Size).ThenBy(one => places[one.Schedule.Name])], searches.Count, names.Count - searches.Count, wasStopped);

        List<KindSearch> Best() => [.. likely.Where(search => search.Best is not null).OrderBy(search => search.Error)];

        // Those that are near, and those that were likely to be, by turns: neither alone tells which is the right one.
        IEnumerable<KindSearch> Hopeful()
        {
            var best = Best();
            return Enumerable.Range(0, likely.Count).SelectMany(rank => rank < best.Count ? new[] { best[rank], likely[rank] } : [likely[rank]]).Distinct();
        }

        // So many at a time as what is found does not hang on which of them is the fastest.
        void UntilFound(IEnumerable<KindSearch> searches, Action<KindSearch, int> look)
        {
            var chosen = searches.Where(search => !search.IsDone).Take(count).Select((search, rank) => (search, rank)).ToList();
            foreach (var batch in chosen.Chunk(AtATime).TakeWhile(_ => !likely.Exists(search => search.IsFound) && !IsOver()))
                Parallel.ForEach(batch, one => look(one.search, one.rank));
        }

        long EffortOf(int rank, long effort) => rank < Leading ? Math.Min(effort * MoreForLeading, last) : effort;

        bool IsNearEnough(long effort) => measured.IsRough && effort >= EffortForNoise && likely.Exists(search => search.Error <= measured.NoiseAlone);

        bool IsOver()
        {
            wasStopped |= clock.Elapsed > time;
            return wasStopped;
        }
    }

    private static FittedKind? ToFitted(Start start, MeasuredCurve curve)
    {
        if (start.Variant.SettingsWith(start.Numbers) is not { } settings)
            return null;
        var parameters = new ScheduleParameters();
        foreach (var setting in settings)
            parameters[setting.Key] = setting;
        if (!Schedule.TryFromKind(start.Variant.Kind.Name, parameters, out var schedule, out _))
            return null;
        var (largest, at, squares, isExact) = ErrorOf(schedule, curve);
        return double.IsFinite(largest) ? new FittedKind(schedule, settings, largest, at, squares, isExact) : null;
    }

    private static (double Largest, long At, double Squares, bool IsExact) ErrorOf(CompiledSchedule schedule, MeasuredCurve curve)
    {
        double largest = 0, squares = 0;
        long at = curve.Steps[0];
        bool isExact = true;
        var function = schedule.Function;
        for (int i = 0; i < curve.Steps.Length; i++)
        {
            double error = Math.Abs(function(curve.Steps[i]) - curve.Values[i]);
            squares += error * error;
            isExact &= error <= Math.Max(Exact * curve.Scale, 1.001 * curve.Rounding[i]);
            if (!(error <= largest))
                (largest, at) = (error, curve.Steps[i]);
        }

        return (largest, at, squares, isExact);
    }
}
