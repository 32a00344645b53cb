using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Facts;

/// <summary>
/// Reads how the value of a tree goes with the step, as long as conditionals and functions made of pieces stay on the pieces given, and which of
/// them are passed once.
/// </summary>
internal sealed class PieceReader : FactReader
{
    private readonly IReadOnlyDictionary<BoundExpression, int>? _pieces;
    private readonly HashSet<BoundExpression> _passedInOrder = new(ReferenceEqualityComparer.Instance);
    private bool _pieceMayChange;

    private PieceReader(IReadOnlyDictionary<BoundExpression, int>? pieces)
        : base(new StepRange(0, long.MaxValue)) => _pieces = pieces;

    /// <param name="lowered">The tree.</param>
    /// <param name="pieces">The pieces everything is on.</param>
    /// <param name="arePiecesFinal">Whether whatever is left for one of these pieces can never be left again.</param>
    public static Tendency Of(BoundExpression lowered, IReadOnlyDictionary<BoundExpression, int> pieces, out bool arePiecesFinal)
    {
        var reader = new PieceReader(pieces);
        var tendency = reader.Visit(lowered).Tendency;
        arePiecesFinal = !reader._pieceMayChange;
        return tendency;
    }

    /// <summary>The conditionals and functions made of pieces whose pieces follow each other and do not come back, as they do in a period.</summary>
    public static IReadOnlySet<BoundExpression> PassedInOrder(BoundExpression lowered)
    {
        var reader = new PieceReader(null);
        reader.Visit(lowered);
        return reader._passedInOrder;
    }

    /// <summary>A branch that is left for good counts no more, whatever may change in it.</summary>
    protected override Fact VisitConditional(BoundConditional node) =>
        _pieces is null || !_pieces.TryGetValue(node, out int piece) || Visit(node.Condition) is not { Tendency: not Tendency.Unknown, Interval.IsPoint: false } ? base.VisitConditional(node)
        : Visit(piece == 1 ? node.WhenTrue : node.WhenFalse);

    /// <summary>What has pieces of its own is not looked into, whatever it is made of.</summary>
    protected override Fact VisitCall(BoundCall node) => node is { IsDefined: true, Function.Pieces: not null } ? OfCall(node) : base.VisitCall(node);

    protected override Tendency OfBranches(BoundConditional node, Tendency condition, Tendency whenTrue, Tendency whenFalse)
    {
        bool isPassedOnce = condition != Tendency.Unknown || node.Condition is BoundConditional;
        _pieceMayChange |= !isPassedOnce;
        if (isPassedOnce || IsMet(node.Condition))
            _passedInOrder.Add(node);
        return _pieces is null ? Tendency.Unknown
            : !_pieces.TryGetValue(node, out int piece) ? Tendency.Unknown
            : piece == 1 ? whenTrue : whenFalse;
    }

    protected override Tendency OfPieces(BoundCall node, Pieces pieces, ReadOnlySpan<Fact> arguments, Tendency bySlopes)
    {
        // With one argument that goes one way, the pieces are passed in their order.
        Tendency[] moving = [.. arguments.ToArray().Select(argument => argument.Tendency).Where(tendency => tendency != Tendency.Constant)];
        bool isPassedOnce = moving is [not Tendency.Unknown]
            || (pieces.ComparesArguments && arguments is [var a, var b] && a.Tendency.Plus(b.Tendency.Opposite) != Tendency.Unknown);
        _pieceMayChange |= !isPassedOnce;
        if (isPassedOnce)
            _passedInOrder.Add(node);
        if (_pieces is null)
            return bySlopes;
        if (!_pieces.TryGetValue(node, out int piece))
            return Tendency.Unknown;
        return pieces.ValueOn(piece) switch
        {
            Pieces.Flat => Tendency.Constant,
            Pieces.Curved => pieces.SlopeOn is { } slopeOn && node.Arguments[^1].Constant is { } elements
                ? arguments[0].Tendency.Along(slopeOn(piece, elements.Array))
                : Tendency.Unknown,
            int argument => arguments[argument].Tendency,
        };
    }

    /// <summary>Whether it asks for a step at which two values meet that do so once.</summary>
    private bool IsMet(BoundExpression condition) =>
        condition is BoundCall { Function.OfTruths: not null, Arguments: [var a, var b] } && Visit(a).Tendency.Plus(Visit(b).Tendency.Opposite) != Tendency.Unknown;
}
