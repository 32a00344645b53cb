using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;

namespace LrExpr.Running.Plans;

/// <summary>A condition that changes once within a range of steps.</summary>
/// <param name="Local">What stands for it in the tree.</param>
/// <param name="FirstStep">The first step after the change.</param>
/// <param name="Before">What it is before.</param>
internal sealed record Switch(Local Local, long FirstStep, bool Before);

/// <summary>
/// Takes the conditions out of a tree that change once, of which there is one in <c>min(step, n)</c> too; those that do not change at all become constants.
/// </summary>
internal sealed class Switches : BoundRewriter
{
    private const int Most = 64;
    private const double LargestWhole = 1L << 53;
    private const double LargestExponent = 690;

    private readonly StepRange _range;
    private readonly ValueBounds _bounds;
    private readonly Scope _scope = new();
    private readonly List<Switch> _found = [];

    private Switches(StepRange range)
    {
        _range = range;
        _bounds = ValueBounds.OfSingleValues(range);
    }

    public static (BoundExpression Body, IReadOnlyList<Switch> Found) TakenOutOf(BoundExpression body, StepRange range)
    {
        var switches = new Switches(range);
        return (switches.Visit(body), switches._found);
    }

    protected override BoundExpression VisitLet(BoundLet node)
    {
        _scope.Add(node.Local, node.Value);
        _bounds.Add(node.Local, _bounds.Visit(node.Value));
        return base.VisitLet(node);
    }

    protected override BoundExpression VisitCall(BoundCall node)
    {
        switch (node.Function.Name)
        {
            case "less" or "lessOrEqual" or "greater" or "greaterOrEqual":
                return TryTakeOut(node) ?? base.VisitCall(node);
            case "min" or "max" when node.Arguments.Length > 2:
                return Visit(node.Arguments.Aggregate((a, b) => new BoundCall(node.Function, a, b))!);
            case "min" or "max":
                return Limit(node, node.Arguments[0], node.Arguments[1]) ?? Limit(node, node.Arguments[1], node.Arguments[0]) ?? base.VisitCall(node);
            case "exp":
                Part(node.Arguments[0], LargestExponent);
                return base.VisitCall(node);
            case "powerOf":
                Part(node.Arguments[0], LargestExponent / Math.Abs(node.Arguments[2].Constant!.Value.Number));
                return base.VisitCall(node);
            case "isnan" when _bounds.Visit(node.Arguments[0]).IsFinite:
                return new BoundConstant(false);
            case "isfinite" when _bounds.Visit(node.Arguments[0]).IsFinite:
                return new BoundConstant(true);
            case "mod" or "remainder" when IsWholeRemainder(node):
                var quotient = new BoundCall(FunctionTable.Operator("divide"), node.Arguments[0], node.Arguments[1]);
                var multiple = new BoundCall(FunctionTable.Operator("multiply"), node.Arguments[1], new BoundCall(FunctionTable.Find("floor")!, quotient));
                return Visit(new BoundCall(FunctionTable.Operator("subtract"), node.Arguments[0], multiple));
            default:
                return base.VisitCall(node);
        }
    }

    /// <summary><c>min(x, limit)</c> is <c>x &lt;= limit ? x : limit</c>, zeros of either sign included, if the limit is not -0.</summary>
    private BoundConditional? Limit(BoundCall node, BoundExpression x, BoundExpression limit)
    {
        if (limit is not BoundConstant { Value.Number: var value } || value == 0 && double.IsNegative(value))
            return null;
        var isWithin = new BoundCall(FunctionTable.Operator(node.Function.Name == "min" ? "lessOrEqual" : "greater"), x, limit);
        return TryTakeOut(isWithin) is { } condition ? new BoundConditional(condition, Visit(x), limit) : null;
    }

    /// <summary>
    /// Parts the steps where an exponent becomes too large for vectors, so that elsewhere nobody need look whether it is.
    /// </summary>
    private void Part(BoundExpression exponent, double limit)
    {
        TryTakeOut(new BoundCall(FunctionTable.Operator("lessOrEqual"), exponent, new BoundConstant(limit)));
        TryTakeOut(new BoundCall(FunctionTable.Operator("lessOrEqual"), new BoundConstant(-limit), exponent));
    }

    /// <summary>Below 2^53 a quotient of whole numbers is never rounded up to a whole number, so that its floor is right.</summary>
    private bool IsWholeRemainder(BoundCall node) =>
        node.Arguments[1] is BoundConstant { Value.Number: >= 1 and <= LargestWhole } divisor
        && Math.Floor(divisor.Value.Number) == divisor.Value.Number
        && _bounds.Visit(node.Arguments[0]) is { Magnitude: < LargestWhole }
        && WholeNumbers.Is(node.Arguments[0], local => _scope.Values.GetValueOrDefault(local));

    private BoundExpression? TryTakeOut(BoundCall condition)
    {
        if (_found.Count == Most || !condition.Arguments.All(argument => _bounds.Visit(argument).IsFinite)
            || ExactTendency.Of(condition, _scope.Values, logarithmsRise: false) == Tendency.Unknown)
            return null;
        var closed = _scope.Close(condition);
        bool Value(long step) => BoundEvaluator.Evaluate(closed, step) != 0;
        bool before = Value(_range.First);
        if (Value(_range.Last) == before)
            return new BoundConstant(before);

        long low = _range.First, high = _range.Last;
        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            if (Value(middle) == before)
                low = middle;
            else
                high = middle;
        }

        var found = new Switch(new Local("isBefore", FormulaType.Boolean), high, before);
        _found.Add(found);
        return new BoundLocal(found.Local);
    }
}
