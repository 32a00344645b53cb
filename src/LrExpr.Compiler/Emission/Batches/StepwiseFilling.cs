namespace LrExpr.Emission.Batches;

/// <summary>One value after the other.</summary>
internal sealed class StepwiseFilling(Func<long, double> function) : IFilling
{
    public void Fill(long first, Span<double> destination)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = function(first + i);
    }

    public void Fill(ReadOnlySpan<long> steps, Span<double> destination)
    {
        for (int i = 0; i < steps.Length; i++)
            destination[i] = function(steps[i]);
    }

    public override string ToString() => "step by step";
}
