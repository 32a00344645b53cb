using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Lowering;

namespace LrExpr.Facts;

/// <summary>
/// Reads facts from a lowered tree: the one analysis of values, which asks the rows of functions. Intervals are computed by the very operations of the tree at
/// their ends, so they are bounds to the last bit.
/// </summary>
/// <param name="range">The steps.</param>
internal class FactReader(StepRange range) : LoweredVisitor<Fact>
{
    private readonly Dictionary<Local, Fact> _locals = [];
    private readonly Dictionary<BoundExpression, Fact> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The fact of a local that the trees to come do not bind.</summary>
    public void Add(Local local, Fact fact) => _locals[local] = fact;

    protected override Fact VisitConstant(BoundConstant node) => node.Type switch
    {
        FormulaType.Number => Fact.Of(node.Value.Number),
        FormulaType.Boolean => Fact.Of(node.Value.Boolean ? 1 : 0),
        _ => new Fact(OfElements(node.Value.Array), Tendency.Constant, IsWhole: Array.TrueForAll(node.Value.Array, element => Math.Floor(element) == element)),
    };

    protected override Fact VisitStep(BoundStep node) => new(new Interval(range.First, range.Last), Tendency.Rising, IsWhole: true);

    protected override Fact VisitLocal(BoundLocal node) => _locals.TryGetValue(node.Local, out var known) ? known
        : node.Local is OpenSymbol open ? new Fact(new Interval(open.Min, open.Max), Tendency.Constant)
        : Fact.Unknown;

    protected override Fact VisitLet(BoundLet node)
    {
        var value = Visit(node.Value);
        _locals[node.Local] = node.Local is StepLocal ? value with { IsWhole = true } : value;
        return Visit(node.Body);
    }

    protected override Fact VisitConditional(BoundConditional node)
    {
        var condition = Visit(node.Condition);
        Fact whenTrue = Visit(node.WhenTrue), whenFalse = Visit(node.WhenFalse);
        if (condition.Interval is { IsPoint: true, Low: var known })
            return known != 0 ? whenTrue : whenFalse;
        var either = new Fact(whenTrue.Interval.Or(whenFalse.Interval), Tendency.Unknown, whenTrue.IsToTheBit && whenFalse.IsToTheBit, whenTrue.IsWhole && whenFalse.IsWhole);

        // Of two truths joined, one is a constant.
        if (node.Type == FormulaType.Boolean && (node.WhenTrue is BoundConstant { Value.Boolean: true } || node.WhenFalse is BoundConstant { Value.Boolean: false }))
            return either with { Tendency = condition.Tendency.Plus(whenTrue.Tendency).Plus(whenFalse.Tendency), IsToTheBit = either.IsToTheBit && condition.IsToTheBit };
        return either with { Tendency = OfBranches(node, condition.Tendency, whenTrue.Tendency, whenFalse.Tendency) };
    }

    protected override Fact VisitCall(BoundCall node)
    {
        if (node.IsDefined)
            return Visit(node.Expanded);
        return _known.TryGetValue(node, out var known) ? known : _known[node] = OfCall(node);
    }

    protected override Fact VisitScheduleCall(BoundScheduleCall node) =>
        Fact.Unknown with { Tendency = Visit(node.Step).Tendency == Tendency.Constant ? Tendency.Constant : Tendency.Unknown };

    protected override Fact VisitCode(BoundCode node) => Fact.Unknown;

    /// <summary>How a choice between two values goes that is not made the same way at all steps.</summary>
    protected virtual Tendency OfBranches(BoundConditional node, Tendency condition, Tendency whenTrue, Tendency whenFalse) =>
        condition == Tendency.Constant && whenTrue == whenFalse ? whenTrue : Tendency.Unknown;

    /// <summary>How a function goes that is made of pieces.</summary>
    protected virtual Tendency OfPieces(BoundCall node, Pieces pieces, ReadOnlySpan<Fact> arguments, Tendency bySlopes) => bySlopes;

    private static Tendency SlopeOf(BoundCall node, ReadOnlySpan<Interval> arguments, int index) =>
        node.Function.ArraySlope is { } slope && node.Arguments[^1].Constant is { } elements ? slope(elements.Array) : node.Function.Slope(arguments, index);

    /// <summary>The fact of a call by the row of its function.</summary>
    protected Fact OfCall(BoundCall node)
    {
        var arguments = new Fact[node.Arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = Visit(node.Arguments[i]);
        return OfCall(node, arguments);
    }

    /// <summary>From the smallest to the largest; of an array without elements nothing is ever asked.</summary>
    private static Interval OfElements(double[] elements) => elements.Length == 0 ? Interval.Of(0) : new(elements.Min(), elements.Max());

    /// <summary>Whether the points of a table, which are in its first array, are at whole numbers; true of what is no table.</summary>
    private static bool HasWholePlaces(BoundCall node, ReadOnlySpan<Fact> arguments) => node.Function.ArraySlope is null || arguments[1].IsWhole;

    private Fact OfCall(BoundCall node, ReadOnlySpan<Fact> arguments)
    {
        var function = node.Function;
        Span<Interval> intervals = new Interval[arguments.Length];
        bool isWhole = function.Whole != Wholeness.Unknown, isNumber = true, isConstant = true;
        for (int i = 0; i < arguments.Length; i++)
        {
            intervals[i] = arguments[i].Interval;
            isWhole &= function.Whole == Wholeness.Always || arguments[i].IsWhole;
            isNumber &= !arguments[i].Interval.MayBeNaN;
            isConstant &= arguments[i].Tendency == Tendency.Constant;
        }

        var tendency = Tendency.Constant;
        bool isToTheBit = true;
        for (int i = 0; i < arguments.Length && tendency != Tendency.Unknown; i++)
        {
            if (arguments[i].Tendency == Tendency.Constant)
                continue;
            tendency = tendency.Plus(arguments[i].Tendency.Along(SlopeOf(node, intervals, i)));
            isToTheBit &= arguments[i].IsToTheBit && function.IsMonotoneToTheBit(intervals, i, arguments[i].IsWhole && HasWholePlaces(node, arguments));
        }

        // A comparison with NaN is false: it may become so, and true again.
        if (node.Type == FormulaType.Boolean && !isNumber && !isConstant)
            tendency = Tendency.Unknown;
        if (function.Pieces is { } pieces && !isConstant)
            tendency = OfPieces(node, pieces, arguments, tendency);
        return new Fact(function.IntervalOf(intervals), tendency, isToTheBit, isWhole);
    }
}
