namespace LrExpr.Running.Plans;

/// <summary>All values are one.</summary>
internal sealed class ConstantFilling(double value) : IFilling
{
    public void Fill(long first, Span<double> destination) => destination.Fill(value);

    public override string ToString() => "constant";
}
