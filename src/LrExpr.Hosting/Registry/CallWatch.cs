namespace LrExpr.Registry;

/// <summary>What is done with each value that the handle of one schedule gives.</summary>
/// <param name="nonFinite">Looks for values that are not finite; null where nobody asked for that.</param>
/// <param name="last">Notes the last call; null where nobody asked for that.</param>
internal sealed class CallWatch(NonFiniteGuard? nonFinite, LastCall? last)
{
    public LastCall? Last => last;

    /// <summary>The value to give for one that was computed.</summary>
    public double Pass(long step, double value)
    {
        if (nonFinite is not null)
            value = nonFinite.Pass(step, value);
        last?.Set(step, value);
        return value;
    }

    /// <summary>The values of consecutive steps, replaced in their place.</summary>
    public void Pass(long firstStep, Span<double> values)
    {
        nonFinite?.Pass(firstStep, values);
        if (!values.IsEmpty)
            last?.Set(StepAt(firstStep, values.Length - 1), values[^1]);
    }

    /// <summary>The values of the steps given, replaced in their place.</summary>
    public void Pass(ReadOnlySpan<long> steps, Span<double> values)
    {
        nonFinite?.Pass(steps, values);
        if (!values.IsEmpty)
            last?.Set(steps[^1], values[^1]);
    }

    /// <summary>The step of a value of <see cref="ISchedule.Fill(long, Span{double})"/>.</summary>
    public static long StepAt(long firstStep, int index) => firstStep > long.MaxValue - index ? long.MaxValue : firstStep + index;
}
