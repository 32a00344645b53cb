namespace LrExpr.Syntax;

/// <summary>Finds the names of values in an expression that are not bound inside it.</summary>
internal sealed class FreeNames : SyntaxWalker
{
    private readonly Action<NameSyntax> _found;
    private readonly List<string> _bound = [];

    private FreeNames(Action<NameSyntax> found) => _found = found;

    public static void Visit(ExpressionSyntax expression, Action<NameSyntax> found) => new FreeNames(found).Visit(expression);

    protected override bool VisitName(NameSyntax node)
    {
        if (!_bound.Contains(node.Name, Names.Comparer))
            _found(node);
        return true;
    }

    protected override bool VisitLet(LetSyntax node)
    {
        Visit(node.Value);
        _bound.Add(node.Name.Name);
        Visit(node.Body);
        _bound.RemoveAt(_bound.Count - 1);
        return true;
    }
}
