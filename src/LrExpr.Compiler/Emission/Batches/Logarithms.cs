using LrExpr.Binding;

namespace LrExpr.Emission.Batches;

/// <summary>
/// Whether logarithms may be taken to rise with the step. The platform's are off by a last place at most, 2^-43 for the largest; where their
/// argument moves by 2^-40 of itself at every step, they rise by far more.
/// </summary>
internal sealed class Logarithms : BoundRewriter
{
    private const double LeastMove = 1.0 / (1L << 40);

    private readonly Scope _scope;
    private readonly StepRange _range;
    private bool _areSafe = true;

    private Logarithms(Scope scope, StepRange range)
    {
        _scope = scope;
        _range = range;
    }

    /// <summary>The steps beyond which no logarithm of a step moves enough.</summary>
    public const long LastStep = 1L << 36;

    public static bool AreSafe(BoundExpression node, Scope scope, StepRange range)
    {
        if (range.Last > LastStep)
            return false;
        var walk = new Logarithms(scope, range);
        walk.Visit(scope.Close(node));
        return walk._areSafe;
    }

    protected override BoundExpression VisitCall(BoundCall node)
    {
        if (node.Function.Name is "ln" or "log" or "log2" or "log10")
            _areSafe &= MovesEnough(node.Arguments[0]);
        return base.VisitCall(node);
    }

    private bool MovesEnough(BoundExpression argument)
    {
        if (!IsLinear(argument))
            return false;
        var closed = _scope.Close(argument);
        double first = BoundEvaluator.Evaluate(closed, _range.First), last = BoundEvaluator.Evaluate(closed, _range.Last);
        double move = Math.Abs(last - first) / (_range.Last - _range.First);
        return move >= LeastMove * Math.Max(Math.Abs(first), Math.Abs(last));
    }

    private bool IsLinear(BoundExpression node) => node switch
    {
        BoundStep or BoundConstant => true,
        BoundLocal { Local: var local } => _scope.Values.TryGetValue(local, out var value) && IsLinear(value),
        BoundCall { Function.Name: "add" or "subtract" } call => IsLinear(call.Arguments[0]) && IsLinear(call.Arguments[1]),
        BoundCall { Function.Name: "negate" or "plus" } call => IsLinear(call.Arguments[0]),
        BoundCall { Function.Name: "multiply" } call =>
            call.Arguments[0] is BoundConstant && IsLinear(call.Arguments[1]) || call.Arguments[1] is BoundConstant && IsLinear(call.Arguments[0]),
        BoundCall { Function.Name: "divide" } call => call.Arguments[1] is BoundConstant && IsLinear(call.Arguments[0]),
        _ => false,
    };
}
