using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;

namespace LrExpr.Running.Plans;

/// <summary>Finds the steps at which a range is worth parting: where a condition changes, of which there is one in a limit too, and where a value changes no more.</summary>
internal sealed class Cuts : PlanWalk
{
    private const int Most = 64;

    /// <summary>So much of a range must be left for a value that changes no more to be worth a part.</summary>
    private const double LeastRest = 0.25;

    private readonly SortedSet<long> _found = [];

    private Cuts(StepRange range)
        : base(range)
    {
    }

    /// <summary>The first steps of the parts, but for the first part.</summary>
    public static IReadOnlyList<long> Of(BoundExpression body, StepRange range)
    {
        var cuts = new Cuts(range);
        cuts.Visit(body);
        return [.. cuts._found];
    }

    protected override BoundExpression VisitCall(BoundCall node)
    {
        if (node.Type == FormulaType.Boolean)
            FindChange(node);
        else if (LimitOf(node) is { } limited)
            FindChange(limited.Condition);
        else if (node.Function.Saturates)
            FindChange(node);
        return base.VisitCall(node);
    }

    /// <summary>Halves until it has the step from which on a value is that of the last step, where it never turns.</summary>
    /// <remarks>A cut changes no value, so one way but for a last place is enough; whether the part behind it is constant, <see cref="Narrowing"/> asks anew.</remarks>
    private void FindChange(BoundCall node)
    {
        if (_found.Count >= Most || !Facts.Visit(node).GoesOneWay)
            return;
        var function = FunctionOf(node);
        double last = function(Range.Last);
        if (HaveSameBits(function(Range.First), last))
            return;
        long low = Range.First, high = Range.Last;
        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            if (HaveSameBits(function(middle), last))
                high = middle;
            else
                low = middle;
        }

        if (node.Type == FormulaType.Boolean || Range.Last - high >= LeastRest * (Range.Last - Range.First))
            _found.Add(high);
    }
}
