using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>What follows from the references between definitions of one sort: circles, sizes with what is called, costs.</summary>
internal sealed class DefinitionLinker(DiagnosticBag diagnostics)
{
    private readonly LinkErrors _errors = new(diagnostics);

    /// <param name="symbols">The definitions.</param>
    /// <param name="bodyOf">The bound formula of one.</param>
    /// <param name="placeOf">Its text, key path and file.</param>
    /// <returns>The definitions, those that they refer to first.</returns>
    public List<T> Link<T>(List<T> symbols, Func<T, BoundExpression> bodyOf, Func<T, (SourceText? Source, string Path, string? File)> placeOf)
        where T : DefinitionSymbol
    {
        // Most schedules refer to nothing, and need no order.
        var all = symbols.Exists(symbol => symbol.References.Count > 0) ? InOrder(symbols) : symbols;
        foreach (var symbol in all)
        {
            // What refers to a definition with errors is not reported for that, but is not used either.
            symbol.IsFaulty |= bodyOf(symbol).IsError || symbol.References.Exists(reference => reference.Target.IsFaulty);
            if (!symbol.IsFaulty && CheckSize(symbol))
                CheckCost(symbol, bodyOf(symbol), placeOf);
        }

        return all;
    }

    private List<T> InOrder<T>(List<T> symbols)
        where T : DefinitionSymbol
    {
        var referring = symbols.FindAll(symbol => symbol.References.Count > 0);
        var order = DependencyOrder.Of<T, Reference>(referring, symbol => symbol.References, reference => reference.Target as T, (closing, circle) =>
        {
            _errors.Circle(closing, circle);
            foreach (var symbol in circle)
                symbol.IsFaulty = true;
        });
        return [.. symbols.Where(symbol => symbol.References.Count == 0), .. order.Where(symbol => symbol.References.Count > 0)];
    }

    private bool CheckSize(DefinitionSymbol symbol)
    {
        symbol.ExpandedNodeCount = symbol.NodeCount;
        foreach (var reference in symbol.References)
        {
            if (reference.Target is ScheduleSymbol)
                continue;
            symbol.ExpandedNodeCount += reference.Target.ExpandedNodeCount;
            if (symbol.ExpandedNodeCount <= DefinitionLimits.ExpandedNodes)
                continue;
            _errors.TooManyNodes(reference);
            symbol.IsFaulty = true;
            return false;
        }

        return true;
    }

    private void CheckCost<T>(T symbol, BoundExpression body, Func<T, (SourceText? Source, string Path, string? File)> placeOf)
        where T : DefinitionSymbol
    {
        symbol.Cost = CostCalculator.CostOf(body);
        if (symbol.Cost <= DefinitionLimits.Cost)
            return;
        var (source, path, file) = placeOf(symbol);
        _errors.TooDear(source, path, file, symbol.Cost);
        symbol.IsFaulty = true;
    }
}
