using LrExpr.Binding;
using LrExpr.Functions;

namespace LrExpr.Emission.Batches;

/// <summary>Where a value goes as the step grows.</summary>
internal enum Direction
{
    Constant,
    Rising,
    Falling,

    /// <summary>Up and down, or not known.</summary>
    Any,
}

/// <summary>
/// Finds the direction of a value, from operations whose rounded results rise with their arguments: then it never falls, not even by a last place. (True is more
/// than false.) The logarithm of the platform is no such operation, but its errors are far smaller than the steps of a number that is not too large; see <see cref="HasLogarithm"/>.
/// </summary>
internal sealed class Course : BoundVisitor<Direction>
{
    private readonly IReadOnlyDictionary<Local, BoundExpression> _locals;
    private readonly Dictionary<Local, Direction> _known = [];

    private Course(IReadOnlyDictionary<Local, BoundExpression> locals) => _locals = locals;

    /// <summary>Whether a logarithm was met.</summary>
    public bool HasLogarithm { get; private set; }

    /// <param name="node">The tree.</param>
    /// <param name="locals">The values of locals bound around it.</param>
    /// <param name="logarithmsRise">Whether logarithms may be taken to rise.</param>
    public static Direction Of(BoundExpression node, IReadOnlyDictionary<Local, BoundExpression> locals, bool logarithmsRise)
    {
        var course = new Course(locals);
        var direction = course.Visit(node);
        return course.HasLogarithm && !logarithmsRise ? Direction.Any : direction;
    }

    /// <summary>Whether it is neither up and down nor constant.</summary>
    public static bool IsMonotone(Direction direction) => direction is Direction.Rising or Direction.Falling;

    protected override Direction VisitConstant(BoundConstant node) => Direction.Constant;

    protected override Direction VisitStep(BoundStep node) => Direction.Rising;

    protected override Direction VisitLocal(BoundLocal node)
    {
        if (!_known.TryGetValue(node.Local, out var direction))
        {
            direction = _locals.TryGetValue(node.Local, out var value) ? Visit(value) : Direction.Any;
            _known.Add(node.Local, direction);
        }

        return direction;
    }

    protected override Direction VisitCall(BoundCall node)
    {
        switch (node.Function.Name)
        {
            case "plus" or "floor" or "ceil" or "trunc" or "round" or "sign" or "wholeStep":
                return Visit(node.Arguments[0]);
            case "negate":
                return Opposite(Visit(node.Arguments[0]));
            case "ln" or "log2" or "log10":
            case "log" when node.Arguments.Length == 1:
                HasLogarithm = true;
                return Visit(node.Arguments[0]);
            case "add" or "min" or "max":
                return node.Arguments.Select(Visit).Aggregate(Both);
            case "subtract" or "greater" or "greaterOrEqual":
                return Both(Visit(node.Arguments[0]), Opposite(Visit(node.Arguments[1])));
            case "less" or "lessOrEqual":
                return Both(Opposite(Visit(node.Arguments[0])), Visit(node.Arguments[1]));
            case "multiply" when node.Arguments[0] is BoundConstant { Value.Number: var factor }:
                return Scaled(node.Arguments[1], factor);
            case "multiply" or "divide" when node.Arguments[1] is BoundConstant { Value.Number: var factor }:
                return Scaled(node.Arguments[0], factor);
            case "reached" when node.Arguments[1] is BoundConstant:
                return Visit(node.Arguments[0]);
            default:
                return Direction.Any;
        }
    }

    protected override Direction VisitLet(BoundLet node) => Direction.Any;

    protected override Direction VisitConditional(BoundConditional node) => Direction.Any;

    protected override Direction VisitScheduleCall(BoundScheduleCall node) => Direction.Any;

    protected override Direction VisitCode(BoundCode node) => Direction.Any;

    protected override Direction VisitUnknown(BoundUnknown node) => Direction.Any;

    protected override Direction VisitArray(BoundArray node) => Direction.Any;

    protected override Direction VisitFunctionCall(BoundFunctionCall node) => Direction.Any;

    protected override Direction VisitKindCall(BoundKindCall node) => Direction.Any;

    protected override Direction VisitJoin(BoundJoin node) => Direction.Any;

    private Direction Scaled(BoundExpression node, double factor) =>
        factor > 0 ? Visit(node) : factor < 0 ? Opposite(Visit(node)) : Direction.Any;

    private static Direction Both(Direction a, Direction b) => a == Direction.Constant ? b : b == Direction.Constant || a == b ? a : Direction.Any;

    private static Direction Opposite(Direction direction) => direction switch
    {
        Direction.Rising => Direction.Falling,
        Direction.Falling => Direction.Rising,
        _ => direction,
    };
}
