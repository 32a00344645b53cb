using LrExpr.Syntax;

namespace LrExpr.Binding;

/// <remarks>Whether a part is evaluated, on which it depends whether a fault of its value is reported.</remarks>
internal sealed partial class Binder
{
    private Reach _reach = Reach.Always;

    /// <summary>What is to be reported of the value of a <c>let</c> once it is known where the value is used; null outside of such values.</summary>
    private LateReports? _late;

    /// <summary>Whether a part is evaluated, as far as constant conditions tell; the surest first.</summary>
    private enum Reach
    {
        Always,
        Maybe,
        Never,
    }

    private BoundExpression VisitBranch(ExpressionSyntax node, BoundExpression condition, bool isTaken)
    {
        var outer = _reach;
        _reach = ReachOfBranch(condition, isTaken);
        var branch = Visit(node);
        _reach = outer;
        return branch;
    }

    private Reach ReachOfBranch(BoundExpression condition, bool isTaken) =>
        condition.Constant is { } known ? known.Boolean == isTaken ? _reach : Reach.Never
        : Within(_reach, Reach.Maybe);

    /// <summary>Whether a part is evaluated of something of which it is known whether that is.</summary>
    private static Reach Within(Reach outer, Reach inner) => inner > outer ? inner : outer;

    /// <summary>Reports something unless the part is never evaluated: now, or when that is known.</summary>
    private void Tell(Action report) => Tell(_ => report());

    /// <param name="report">The report, which is told whether the part is always evaluated.</param>
    private void Tell(Action<Reach> report) => Tell(_reach, reach =>
    {
        if (reach != Reach.Never)
            report(reach);
    });

    private void Tell(Reach reach, Action<Reach> report)
    {
        if (_late is null)
            report(reach);
        else
            _late.Add(outer => report(Within(outer, reach)));
    }

    /// <summary>Reports that wait for what they are part of.</summary>
    private sealed class LateReports
    {
        private List<Action<Reach>>? _reports;

        public IReadOnlyList<Action<Reach>> All => _reports ?? (IReadOnlyList<Action<Reach>>)[];

        public void Add(Action<Reach> report) => (_reports ??= []).Add(report);
    }
}
