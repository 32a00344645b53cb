using Microsoft.Extensions.Primitives;

namespace LrExpr.Registry;

/// <summary>The token of one change, and what triggers it.</summary>
internal sealed class ChangeSource
{
    // Not disposed: it has no timer and no handle, and who holds the token may still ask it.
    private readonly CancellationTokenSource _source = new();

    public ChangeSource() => Token = new CancellationChangeToken(_source.Token);

    public IChangeToken Token { get; }

    /// <exception cref="AggregateException">Listeners threw; all have been called.</exception>
    public void Trigger() => _source.Cancel();
}
