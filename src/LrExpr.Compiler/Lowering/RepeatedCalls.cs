using LrExpr.Binding;

namespace LrExpr.Lowering;

/// <summary>
/// A costly call that stands more than once is computed once, as a local that stands as far outside as the locals allow that it uses. The platform's
/// compiler does as much for methods that it knows, and for no others.
/// </summary>
internal sealed class RepeatedCalls : BoundRewriter
{
    private readonly Dictionary<BoundExpression, BoundLocal> _shared = new(SameValue.Instance);
    private readonly List<CostlyCall> _calls;

    private RepeatedCalls(List<CostlyCall> calls) => _calls = calls;

    /// <summary>The tree with what it shares as locals. A call is only shared where it is computed in any case.</summary>
    public static BoundExpression Share(BoundExpression body)
    {
        var calls = CostlyCalls.In(body).FindAll(call => call.Count > 1 && call.IsCertain);
        return calls.Count == 0 ? body : new RepeatedCalls(calls).ShareIn(body, null);
    }

    protected override BoundExpression VisitCall(BoundCall node) => _shared.TryGetValue(node, out var local) ? local : base.VisitCall(node);

    protected override BoundExpression VisitLet(BoundLet node)
    {
        var value = Visit(node.Value);
        var body = ShareIn(node.Body, node.Local);
        return value == node.Value && body == node.Body ? node : new BoundLet(node.Local, value, body);
    }

    /// <summary>The body of a local, or the whole tree, with the locals of the calls that can stand there and no further outside.</summary>
    private BoundExpression ShareIn(BoundExpression body, Local? innermost)
    {
        var lets = new List<(Local Local, BoundExpression Value)>();
        foreach (var call in _calls)
        {
            if (call.Innermost != innermost)
                continue;
            var local = new Local(call.Node.Function.Name, call.Node.Type);
            lets.Add((local, base.VisitCall(call.Node)));
            _shared[call.Node] = new BoundLocal(local, call.Node);
        }

        var result = Visit(body);
        for (int i = lets.Count - 1; i >= 0; i--)
            result = new BoundLet(lets[i].Local, lets[i].Value, result);
        return result;
    }
}
