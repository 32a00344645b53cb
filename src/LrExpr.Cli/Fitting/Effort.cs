namespace LrExpr.Cli.Fitting;

/// <summary>How much was computed for a kind, in values. It is counted and not timed, so that the same curve gives the same findings on any machine.</summary>
internal sealed class Effort
{
    /// <summary>What it costs to bind a formula anew.</summary>
    private const long OfBinding = 1_500;

    private long _spent;
    private long _limit = long.MaxValue;

    /// <summary>Whether what was allowed is spent.</summary>
    public bool IsSpent => _spent > _limit;

    public void Allow(long more) => _limit = _spent + more;

    public void Spend(int values, bool isBoundAnew) => _spent += values + (isBoundAnew ? OfBinding : 0);
}
