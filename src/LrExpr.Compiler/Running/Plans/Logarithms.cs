using LrExpr.Binding;
using LrExpr.Facts;

namespace LrExpr.Running.Plans;

/// <summary>
/// Whether logarithms may be taken to rise with the step. The platform's are off by a last place at most, 2^-43 for the largest; where their
/// argument moves by 2^-40 of itself at every step, they rise by far more.
/// </summary>
internal sealed class Logarithms : BoundRewriter
{
    private const double LeastMove = 1.0 / (1L << 40);

    private readonly List<BoundExpression> _arguments = [];

    /// <summary>The steps beyond which no logarithm of a step moves enough.</summary>
    public const long LastStep = 1L << 36;

    /// <summary>Whether there are any in a tree.</summary>
    public static bool AreIn(BoundExpression body) => ArgumentsIn(body).Count > 0;

    public static bool AreSafe(BoundExpression node, Scope scope, StepRange range) =>
        range.Last <= LastStep && ArgumentsIn(scope.Close(node)).All(argument => MovesEnough(argument, scope, range));

    private static List<BoundExpression> ArgumentsIn(BoundExpression body)
    {
        var walk = new Logarithms();
        walk.Visit(body);
        return walk._arguments;
    }

    protected override BoundExpression VisitCall(BoundCall node)
    {
        if (node.Function.Name is "ln" or "log" or "log2" or "log10")
            _arguments.Add(node.Arguments[0]);
        return base.VisitCall(node);
    }

    private static bool MovesEnough(BoundExpression argument, Scope scope, StepRange range)
    {
        if (!IsLinear(argument, scope))
            return false;
        var closed = scope.Close(argument);
        double first = BoundEvaluator.Evaluate(closed, range.First), last = BoundEvaluator.Evaluate(closed, range.Last);
        double move = Math.Abs(last - first) / (range.Last - range.First);
        return move >= LeastMove * Math.Max(Math.Abs(first), Math.Abs(last));
    }

    private static bool IsLinear(BoundExpression node, Scope scope) => node switch
    {
        BoundStep or BoundConstant => true,
        BoundLocal { Local: var local } => scope.Values.TryGetValue(local, out var value) && IsLinear(value, scope),
        BoundCall { Function.Name: "add" or "subtract" } call => IsLinear(call.Arguments[0], scope) && IsLinear(call.Arguments[1], scope),
        BoundCall { Function.Name: "negate" or "plus" } call => IsLinear(call.Arguments[0], scope),
        BoundCall { Function.Name: "multiply" } call =>
            call.Arguments[0] is BoundConstant && IsLinear(call.Arguments[1], scope) || call.Arguments[1] is BoundConstant && IsLinear(call.Arguments[0], scope),
        BoundCall { Function.Name: "divide" } call => call.Arguments[1] is BoundConstant && IsLinear(call.Arguments[0], scope),
        _ => false,
    };
}
