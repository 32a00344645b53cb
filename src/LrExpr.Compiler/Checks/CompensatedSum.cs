namespace LrExpr.Checks;

/// <summary>A sum that keeps what its additions lose (Neumaier), so that a million terms cost no digits.</summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _lost;

    /// <summary>Infinite or NaN where the terms are.</summary>
    public readonly double Value => double.IsFinite(_sum) ? _sum + _lost : _sum;

    public void Add(double term)
    {
        double sum = _sum + term;
        _lost += Math.Abs(_sum) >= Math.Abs(term) ? _sum - sum + term : term - sum + _sum;
        _sum = sum;
    }
}
