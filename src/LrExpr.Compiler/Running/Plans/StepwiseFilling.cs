namespace LrExpr.Running.Plans;

/// <summary>One value after the other: of formulas that call code, or are very large.</summary>
internal sealed class StepwiseFilling(Func<long, double> function) : IFilling
{
    public void Fill(long first, Span<double> destination)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = function(first > long.MaxValue - i ? long.MaxValue : first + i);
    }

    public override string ToString() => "step by step";
}
