using System.Numerics;
using LrExpr.Language;

namespace LrExpr.Binding;

/// <summary>The bound on the work of one evaluation; see <c>docs/language.md</c>, cost and limits. What a tree calls must have its cost already.</summary>
internal sealed class CostCalculator : BoundVisitor<long>
{
    private const long Most = long.MaxValue / 4;
    private static readonly CostCalculator Instance = new();

    /// <param name="body">The formula.</param>
    /// <param name="machine">What it keeps: a report costs what its updates cost as well. Null where it keeps nothing.</param>
    public static long CostOf(BoundExpression body, StateMachine? machine = null) => Instance.Of(machine, body);

    protected override long VisitConstant(BoundConstant node) => 1;

    protected override long VisitUnknown(BoundUnknown node) => 1;

    protected override long VisitStep(BoundStep node) => 1;

    protected override long VisitLocal(BoundLocal node) => 1;

    protected override long VisitArray(BoundArray node) => 1;

    protected override long VisitLet(BoundLet node) => Sum(1, Visit(node.Value), Visit(node.Body));

    /// <summary>One, all conditions and the dearest branch, of an <c>if</c> with several conditions too.</summary>
    protected override long VisitConditional(BoundConditional node)
    {
        long conditions = Visit(node.Condition), dearest = Visit(node.WhenTrue);
        for (; node.GoesOn; node = (BoundConditional)node.WhenFalse)
        {
            var next = (BoundConditional)node.WhenFalse;
            conditions = Sum(conditions, Visit(next.Condition));
            dearest = Math.Max(dearest, Visit(next.WhenTrue));
        }

        return Sum(1, conditions, Math.Max(dearest, Visit(node.WhenFalse)));
    }

    protected override long VisitCall(BoundCall node)
    {
        long cost = node.Function.Cost;
        foreach (var argument in node.Arguments)
        {
            cost = Sum(cost, Visit(argument));
            if (argument.Type == FormulaType.Array && node.Function.CostGrowsWithArrays)
                cost = Sum(cost, CostOfSearch(argument.Constant?.Array.Length ?? 1));
        }

        return cost;
    }

    protected override long VisitFunctionCall(BoundFunctionCall node) =>
        Sum(1, node.Function.Cost, node.Arguments.Aggregate(0L, (sum, argument) => Sum(sum, Visit(argument))));

    protected override long VisitKindCall(BoundKindCall node) =>
        Sum(2, Visit(node.Step), node.Body is { } body ? Of(node.Machine, body) : node.Kind!.Cost);

    protected override long VisitScheduleCall(BoundScheduleCall node) => Sum(2, Visit(node.Step), node.Schedule?.Cost ?? 1);

    protected override long VisitJoin(BoundJoin node)
    {
        long dearest = node.Schedules is { IsEmpty: false } schedules ? schedules.Max(schedule => schedule.Cost) : 1;
        return Sum(Sum(6, CostOfSearch(node.Boundaries?.Length ?? 1)), Visit(node.X), dearest);
    }

    protected override long VisitCode(BoundCode node) =>
        node.Given.Aggregate(Sum(node.OwnCost, Visit(node.Step)), (sum, given) => Sum(sum, 2, given.Schedule.Cost));

    private long Of(StateMachine? machine, BoundExpression body) =>
        machine is null ? Visit(body) : machine.Updates.Aggregate(Visit(body), (sum, update) => Sum(sum, Visit(update)));

    /// <summary>The steps of a binary search in an array.</summary>
    private static long CostOfSearch(int length) => BitOperations.Log2((uint)length) + 1;

    private static long Sum(long a, long b) => Math.Min(a + b, Most);

    private static long Sum(long a, long b, long c) => Math.Min(a + b + c, Most);
}
