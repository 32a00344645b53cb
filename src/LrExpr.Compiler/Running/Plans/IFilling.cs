namespace LrExpr.Running.Plans;

/// <summary>A way to fill the values of a range of consecutive steps; as a text, which way that is.</summary>
internal interface IFilling
{
    /// <summary>Fills the values at consecutive steps, all of which are in the range.</summary>
    void Fill(long first, Span<double> destination);
}
