using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Facts;

/// <summary>The numbers that stand in a tree, those of arrays among them, those of clocks not.</summary>
internal sealed class Numbers : BoundRewriter
{
    private readonly HashSet<double> _numbers = [];

    public static IReadOnlyCollection<double> Of(BoundExpression body)
    {
        var walk = new Numbers();
        walk.Visit(body);
        return walk._numbers;
    }

    protected override BoundExpression VisitConstant(BoundConstant node)
    {
        if (node is { Origin.IsOfClock: true })
            return node;
        foreach (double number in node.Type == FormulaType.Array ? node.Value.Array : [node.Value.Number])
            _numbers.Add(number);
        return node;
    }
}
