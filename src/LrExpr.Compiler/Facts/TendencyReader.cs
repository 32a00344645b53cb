using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Facts;

/// <summary>
/// How the value of a lowered tree goes with the step, read from the tree, as long as conditionals and functions made of pieces stay on the pieces given.
/// </summary>
internal sealed class TendencyReader : BoundVisitor<Tendency>
{
    private readonly IReadOnlyDictionary<BoundExpression, int>? _pieces;
    private readonly Dictionary<Local, Tendency> _locals = [];
    private readonly HashSet<BoundExpression> _passedInOrder = new(ReferenceEqualityComparer.Instance);
    private bool _pieceMayChange;

    private TendencyReader(IReadOnlyDictionary<BoundExpression, int>? pieces) => _pieces = pieces;

    /// <param name="lowered">The tree.</param>
    /// <param name="pieces">The pieces everything is on.</param>
    /// <param name="arePiecesFinal">Whether whatever is left for one of these pieces can never be left again.</param>
    public static Tendency Of(BoundExpression lowered, IReadOnlyDictionary<BoundExpression, int> pieces, out bool arePiecesFinal)
    {
        var reader = new TendencyReader(pieces);
        var tendency = reader.Visit(lowered);
        arePiecesFinal = !reader._pieceMayChange;
        return tendency;
    }

    /// <summary>The conditionals and functions made of pieces whose pieces follow each other and do not come back, as they do in a period.</summary>
    public static IReadOnlySet<BoundExpression> PassedInOrder(BoundExpression lowered)
    {
        var reader = new TendencyReader(null);
        reader.Visit(lowered);
        return reader._passedInOrder;
    }

    protected override Tendency VisitConstant(BoundConstant node) => Tendency.Constant;

    protected override Tendency VisitUnknown(BoundUnknown node) => Tendency.Constant;

    protected override Tendency VisitStep(BoundStep node) => Tendency.Rising;

    protected override Tendency VisitLocal(BoundLocal node) => _locals.GetValueOrDefault(node.Local, Tendency.Unknown);

    protected override Tendency VisitLet(BoundLet node)
    {
        _locals[node.Local] = Visit(node.Value);
        return Visit(node.Body);
    }

    protected override Tendency VisitConditional(BoundConditional node)
    {
        var condition = Visit(node.Condition);
        bool isPassedOnce = condition == Tendency.Constant || node.Condition is BoundConditional || (node.Condition is BoundCall call && FlipsOnce(call));
        _pieceMayChange |= !isPassedOnce;
        if (isPassedOnce || (node.Condition is BoundCall { Function.Name: "equal" or "notEqual" } comparison && IsOneWay(comparison)))
            _passedInOrder.Add(node);
        if (_pieces is not null)
            return _pieces.TryGetValue(node, out int piece) ? Visit(piece == 1 ? node.WhenTrue : node.WhenFalse) : Tendency.Unknown;
        Visit(node.WhenTrue);
        Visit(node.WhenFalse);
        return Tendency.Unknown;
    }

    protected override Tendency VisitArray(BoundArray node) => Tendency.Constant;

    protected override Tendency VisitCall(BoundCall node)
    {
        var arguments = node.Arguments.Select(Visit).ToArray();
        if (Array.TrueForAll(arguments, tendency => tendency == Tendency.Constant))
            return Tendency.Constant;
        if (node.Function.Pieces is { } pieces)
            return OfPieces(node, pieces, arguments);
        if (node.Function.IsRising)
            return arguments[0];
        return node.Function.Name switch
        {
            "add" => arguments[0].Plus(arguments[1]),
            "subtract" => arguments[0].Plus(arguments[1].Opposite),
            "negate" => arguments[0].Opposite,
            "multiply" when node.Arguments[0].Constant is { } factor => arguments[1].Times(factor.Number),
            "multiply" when node.Arguments[1].Constant is { } factor => arguments[0].Times(factor.Number),
            "divide" when node.Arguments[1].Constant is { } divisor => arguments[0].Times(divisor.Number),
            "power" when node.Arguments[0].Constant is { } @base && @base.Number > 0 => arguments[1].Times(@base.Number - 1),
            _ => Tendency.Unknown,
        };
    }

    protected override Tendency VisitFunctionCall(BoundFunctionCall node) => Tendency.Unknown;

    protected override Tendency VisitKindCall(BoundKindCall node) => Tendency.Unknown;

    protected override Tendency VisitScheduleCall(BoundScheduleCall node) =>
        Visit(node.Step) == Tendency.Constant ? Tendency.Constant : Tendency.Unknown;

    protected override Tendency VisitJoin(BoundJoin node) => Tendency.Unknown;

    protected override Tendency VisitCode(BoundCode node) => Tendency.Unknown;

    /// <summary>A comparison of two values, one of which gains on the other all the time.</summary>
    private bool FlipsOnce(BoundCall condition) => condition.Function.Name switch
    {
        "less" or "lessOrEqual" or "greater" or "greaterOrEqual" => IsOneWay(condition),
        "isnan" or "isfinite" => Visit(condition.Arguments[0]) != Tendency.Unknown,
        "not" => condition.Arguments[0] is BoundCall inner && FlipsOnce(inner),
        _ => false,
    };

    private bool IsOneWay(BoundCall comparison) => Visit(comparison.Arguments[0]).Plus(Visit(comparison.Arguments[1]).Opposite) != Tendency.Unknown;

    private Tendency OfPieces(BoundCall node, Pieces pieces, Tendency[] arguments)
    {
        // With one argument that goes one way, the pieces are passed in their order.
        var moving = arguments.Where(tendency => tendency != Tendency.Constant).ToArray();
        bool isPassedOnce = (moving.Length == 1 && moving[0] != Tendency.Unknown)
            || (pieces.ComparesArguments && arguments.Length == 2 && arguments[0].Plus(arguments[1].Opposite) != Tendency.Unknown);
        _pieceMayChange |= !isPassedOnce;
        if (isPassedOnce)
            _passedInOrder.Add(node);
        if (_pieces is null)
            return pieces.ComparesArguments && Array.TrueForAll(moving, tendency => tendency == moving[0]) ? moving[0] : Tendency.Unknown;
        if (!_pieces.TryGetValue(node, out int piece))
            return Tendency.Unknown;
        return pieces.ValueOn(piece) switch
        {
            Pieces.Flat => Tendency.Constant,
            Pieces.Curved => Tendency.Unknown,
            int argument => arguments[argument],
        };
    }
}
