using LrExpr.Text;

namespace LrExpr.Time;

/// <summary>A run by the values of the parameters that say how long it is: reads times that are parts of it. What is not known is null.</summary>
/// <param name="Names">Which parameters those are.</param>
/// <param name="Total">The length of the run, in the unit it was given in.</param>
/// <param name="PerEpoch">The steps of an epoch.</param>
/// <param name="SamplesPerStep">The samples of a step.</param>
/// <param name="TokensPerStep">The tokens of a step.</param>
internal sealed record RunTimes(KindHorizon Names, DurationText? Total, double? PerEpoch, double? SamplesPerStep, double? TokensPerStep)
{
    /// <summary>The steps of a time.</summary>
    /// <remarks>
    /// A time is rounded towards 0, to whole steps, samples or tokens: an epoch is steps, and a part of the run is of what the run is counted in. Steps of samples and of
    /// tokens may have a fraction. Everything is computed from the left to the right, as MosaicML's Composer does.
    /// </remarks>
    /// <param name="time">The time.</param>
    /// <param name="scale">What it is multiplied by, unless it is a part of the run.</param>
    /// <param name="error">What is not known; null for nothing.</param>
    public double StepsOf(DurationText time, double scale, out string? error)
    {
        error = null;
        double number = (double)time.Number;
        if (time.Unit != DurationUnit.Run)
            return time.Unit == DurationUnit.Epoch ? Math.Truncate(number * PerStep(time, DurationUnit.Epoch, ref error) * scale) : Math.Truncate(number * scale) / PerStep(time, time.Unit, ref error);
        if (Total is not { } total || total.Unit == DurationUnit.Run)
            error = Unknown(time, "a part of the run", Names.Total);
        else
            return total.Unit == DurationUnit.Epoch
                ? Math.Truncate(number * PerStep(total, DurationUnit.Epoch, ref error) * (double)total.Number)
                : Math.Truncate(number * (double)total.Number) / PerStep(total, total.Unit, ref error);
        return double.NaN;
    }

    /// <summary>The steps of an epoch, or how many of another unit a step is.</summary>
    private double PerStep(DurationText time, DurationUnit unit, ref string? error)
    {
        var (known, name, what) = unit switch
        {
            DurationUnit.Step => (1, null, ""),
            DurationUnit.Epoch => (PerEpoch, Names.PerEpoch, "in epochs"),
            DurationUnit.Sample => (SamplesPerStep, Names.SamplesPerStep, "in samples"),
            DurationUnit.Token => (TokensPerStep, Names.TokensPerStep, "in tokens"),
            _ => ((double?)null, null, "a time of a clock"),
        };
        if (known is { } value)
            return value;
        error = Unknown(time, what, name);
        return double.NaN;
    }

    private static string Unknown(DurationText time, string what, string? name) =>
        $"{Printable.Quote(time.ToString())} is {what}, " + (name is null ? "which this kind does not know" : $"and {Printable.Quote(name)} is not given");
}
