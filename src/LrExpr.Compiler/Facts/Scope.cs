using LrExpr.Binding;
using LrExpr.Lowering;

namespace LrExpr.Facts;

/// <summary>
/// The <c>let</c>s around a part of a tree. Every local is bound once in a tree, so those that a walk has left do no harm; but a part can be taken out of the tree only
/// with those that it uses.
/// </summary>
internal sealed class Scope
{
    private readonly Dictionary<Local, BoundExpression> _values = [];
    private readonly List<Local> _order = [];

    public void Add(Local local, BoundExpression value)
    {
        if (_values.TryAdd(local, value))
            _order.Add(local);
    }

    /// <summary>The part with the <c>let</c>s it needs.</summary>
    public BoundExpression Close(BoundExpression part)
    {
        var needed = new HashSet<Local>(LocalUses.Count(part).Keys);
        for (int i = _order.Count - 1; i >= 0; i--)
        {
            var local = _order[i];
            if (!needed.Contains(local))
                continue;
            part = new BoundLet(local, _values[local], part);
            needed.UnionWith(LocalUses.Count(_values[local]).Keys);
        }

        return part;
    }
}
