namespace LrExpr.Running.Plans;

/// <summary>One value after the other.</summary>
internal sealed class StepwiseFilling(Func<long, double> function) : IFilling
{
    public void Fill(long first, Span<double> destination) => Fill(function, first, destination);

    public void Fill(ReadOnlySpan<long> steps, Span<double> destination) => Fill(function, steps, destination);

    /// <summary>Fills from any step on; those beyond the last that there is are that one.</summary>
    public static void Fill(Func<long, double> function, long first, Span<double> destination)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = function(first > long.MaxValue - i ? long.MaxValue : first + i);
    }

    public static void Fill(Func<long, double> function, ReadOnlySpan<long> steps, Span<double> destination)
    {
        for (int i = 0; i < steps.Length; i++)
            destination[i] = function(steps[i]);
    }

    public override string ToString() => "step by step";
}
