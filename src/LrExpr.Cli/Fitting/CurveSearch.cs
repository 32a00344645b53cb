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

    /// <summary>How many of the kinds that come nearest at first are worth a closer look.</summary>
    private const int Closer = 24;

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
        Parallel.ForEach(searches, search => search.Begin(IsOver));
        var best = searches.Where(search => search.Best is not null).OrderBy(search => search.Error).ToList();

        // Once the curve is found, what is far from it is not looked at: it is of interest only which others have it as well.
        double worthwhile = best.Count > 0 && best[0].IsFound ? measured.Near : double.PositiveInfinity;
        var closer = best.TakeWhile((search, rank) => search.IsFound || (rank < Closer && search.Error <= worthwhile)).ToList();
        var found = new FittedKind?[closer.Count];
        Parallel.For(0, closer.Count, i =>
        {
            closer[i].Improve(IsOver);
            found[i] = ToFitted(closer[i].Tidy(closer[i].Best!), curve);
        });
        return new Findings(
            [.. found.OfType<FittedKind>().OrderBy(one => one.IsExact ? 0 : one.Largest).ThenBy(one => one.Size).ThenBy(one => places[one.Schedule.Name])], searches.Count, names.Count - searches.Count, wasStopped);

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
        var (largest, at, isExact) = ErrorOf(schedule, curve);
        return double.IsFinite(largest) ? new FittedKind(schedule, settings, largest, at, isExact) : null;
    }

    private static (double Largest, long At, bool IsExact) ErrorOf(CompiledSchedule schedule, MeasuredCurve curve)
    {
        double largest = 0;
        long at = curve.Steps[0];
        bool isExact = true;
        var function = schedule.Function;
        for (int i = 0; i < curve.Steps.Length; i++)
        {
            double error = Math.Abs(function(curve.Steps[i]) - curve.Values[i]);
            isExact &= error <= Math.Max(Exact * curve.Scale, 1.001 * curve.Rounding[i]);
            if (!(error <= largest))
                (largest, at) = (error, curve.Steps[i]);
        }

        return (largest, at, isExact);
    }
}
