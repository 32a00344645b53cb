using System.Collections.Immutable;

namespace LrExpr.Binding;

/// <summary>Finds the signals that updates read themselves; what they call has its own.</summary>
internal sealed class SignalFinder : BoundRewriter
{
    private readonly HashSet<SignalSymbol> _found = [];

    /// <summary>The signals, each once.</summary>
    public static IReadOnlySet<SignalSymbol> In(ImmutableArray<BoundExpression> updates)
    {
        var finder = new SignalFinder();
        foreach (var update in updates)
            finder.Visit(update);
        return finder._found;
    }

    protected override BoundExpression VisitLocal(BoundLocal node)
    {
        if (node.Local is SignalSymbol signal)
            _found.Add(signal);
        return node;
    }
}
