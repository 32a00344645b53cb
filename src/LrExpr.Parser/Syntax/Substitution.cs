namespace LrExpr.Syntax;

/// <summary>Puts values in the place of free names.</summary>
internal sealed class Substitution : SyntaxVisitor<ExpressionSyntax>
{
    private readonly IReadOnlyDictionary<string, ExpressionSyntax> _values;
    private readonly HashSet<string> _used = new(Names.Comparer);
    private readonly List<string> _bound = [];

    private Substitution(IReadOnlyDictionary<string, ExpressionSyntax> values) => _values = values;

    /// <param name="expression">The expression.</param>
    /// <param name="values">Values by name.</param>
    /// <param name="used">The names that were replaced.</param>
    public static ExpressionSyntax Apply(ExpressionSyntax expression, IReadOnlyDictionary<string, ExpressionSyntax> values, out IReadOnlySet<string> used)
    {
        var substitution = new Substitution(values);
        used = substitution._used;
        return substitution.Visit(expression);
    }

    protected override ExpressionSyntax VisitNumber(NumberSyntax node) => node;

    protected override ExpressionSyntax VisitBoolean(BooleanSyntax node) => node;

    protected override ExpressionSyntax VisitName(NameSyntax node)
    {
        if (_bound.Contains(node.Name, Names.Comparer) || !_values.TryGetValue(node.Name, out var value))
            return node;
        _used.Add(node.Name);
        return value;
    }

    protected override ExpressionSyntax VisitQuoted(QuotedSyntax node) => node;

    protected override ExpressionSyntax VisitArray(ArraySyntax node) => node with { Elements = [.. node.Elements.Select(Visit)] };

    protected override ExpressionSyntax VisitCall(CallSyntax node) =>
        node with { Arguments = [.. node.Arguments.Select(argument => argument with { Value = Visit(argument.Value) })] };

    protected override ExpressionSyntax VisitPrefix(PrefixSyntax node) => node with { Operand = Visit(node.Operand) };

    protected override ExpressionSyntax VisitBinary(BinarySyntax node) => node with { Left = Visit(node.Left), Right = Visit(node.Right) };

    protected override ExpressionSyntax VisitConditional(ConditionalSyntax node) =>
        node with { Condition = Visit(node.Condition), WhenTrue = Visit(node.WhenTrue), WhenFalse = Visit(node.WhenFalse) };

    protected override ExpressionSyntax VisitLet(LetSyntax node)
    {
        var value = Visit(node.Value);
        _bound.Add(node.Name.Name);
        var body = Visit(node.Body);
        _bound.RemoveAt(_bound.Count - 1);
        return node with { Value = value, Body = body };
    }
}
