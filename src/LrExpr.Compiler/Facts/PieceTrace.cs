using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Facts;

/// <summary>Evaluates a lowered tree at a step and notes which way it went: the branch of each conditional, the piece of each function made of pieces.</summary>
internal sealed class PieceTrace : BoundEvaluator
{
    private readonly Dictionary<BoundExpression, int> _pieces = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundExpression, BoundExpression> _callsAround;
    private BoundCall? _call;
    private bool _isElsewhere;

    private PieceTrace(long step, Dictionary<BoundExpression, BoundExpression> callsAround)
        : base(step) => _callsAround = callsAround;

    public double Value { get; private set; }

    /// <summary>What was evaluated and has pieces, with the piece.</summary>
    public IReadOnlyDictionary<BoundExpression, int> Pieces => _pieces;

    /// <param name="lowered">The tree.</param>
    /// <param name="step">The step.</param>
    /// <param name="callsAround">Receives, for what has pieces in the definition of a function, the call of that function, by which people know it.</param>
    public static PieceTrace At(BoundExpression lowered, long step, Dictionary<BoundExpression, BoundExpression> callsAround)
    {
        var trace = new PieceTrace(step, callsAround);
        trace.Value = trace.Visit(lowered).Number;
        return trace;
    }

    protected override Value VisitConditional(BoundConditional node)
    {
        bool isTrue = Visit(node.Condition).Boolean;
        Note(node, isTrue ? 1 : 0);
        return Visit(isTrue ? node.WhenTrue : node.WhenFalse);
    }

    protected override Value VisitCall(BoundCall node)
    {
        if (node.Function.Pieces is not { } pieces || node.Constant is not null)
            return node.IsDefined ? Within(node, base.VisitCall) : base.VisitCall(node);
        Value[] arguments = [.. node.Arguments.Select(Visit)];
        Note(node, pieces.Of(arguments));
        return node.IsDefined ? Unseen(node, base.VisitCall) : node.Function.Invoke(arguments);
    }

    private Value Within(BoundCall node, Func<BoundCall, Value> visit)
    {
        var outer = _call;
        _call ??= node;
        var value = visit(node);
        _call = outer;
        return value;
    }

    /// <summary>What has pieces of its own is not looked into.</summary>
    private Value Unseen<T>(T node, Func<T, Value> visit)
    {
        bool wasElsewhere = _isElsewhere;
        _isElsewhere = true;
        var value = visit(node);
        _isElsewhere = wasElsewhere;
        return value;
    }

    /// <summary>A schedule that was too large to be written out: its nodes may be evaluated at several steps.</summary>
    protected override Value VisitScheduleCall(BoundScheduleCall node) => Unseen(node, base.VisitScheduleCall);

    private void Note(BoundExpression node, int piece)
    {
        if (_isElsewhere)
            return;
        _pieces[node] = piece;
        if (_call is not null)
            _callsAround[node] = _call;
    }
}
