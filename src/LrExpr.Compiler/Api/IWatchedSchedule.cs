namespace LrExpr;

/// <summary>A live schedule whose values are looked at on their way out, those with inputs too.</summary>
internal interface IWatchedSchedule
{
    /// <summary>Whether anybody looks.</summary>
    bool IsWatched { get; }

    /// <summary>The value to give for one that was computed.</summary>
    double Pass(long step, double value);

    /// <summary>The values of consecutive steps, replaced in their place.</summary>
    void Pass(long firstStep, Span<double> values);

    /// <summary>The values of the steps given, replaced in their place.</summary>
    void Pass(ReadOnlySpan<long> steps, Span<double> values);

    /// <summary>A schedule as one that is watched; null where nobody looks.</summary>
    static IWatchedSchedule? Of(ISchedule schedule) => schedule is IWatchedSchedule { IsWatched: true } watched ? watched : null;
}
