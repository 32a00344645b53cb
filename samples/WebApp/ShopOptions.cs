namespace WebApp;

#region shop-class
/// <summary>What the shop is configured by. Some of it changes from step to step, the rest does not.</summary>
internal sealed class ShopOptions
{
    /// <summary>The share of customers who see the new pages, by minutes since the release.</summary>
    public required Func<long, double> Rollout { get; init; }

    /// <summary>The share of requests that is logged, by the number of the request.</summary>
    public required Func<long, double> Sampling { get; init; }

    public required RetryOptions Retry { get; init; }
}

internal sealed class RetryOptions
{
    /// <summary>How often a call is tried again at most.</summary>
    public int Times { get; init; }

    /// <summary>How long to wait before a retry, by its number from 0.</summary>
    public required Func<int, TimeSpan> Delay { get; init; }
}
#endregion
