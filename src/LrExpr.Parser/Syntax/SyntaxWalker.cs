namespace LrExpr.Syntax;

/// <summary>A walk that goes through everything, from the left to the right, and gives nothing.</summary>
internal abstract class SyntaxWalker : SyntaxVisitor<bool>
{
    protected override bool VisitNumber(NumberSyntax node) => true;

    protected override bool VisitBoolean(BooleanSyntax node) => true;

    protected override bool VisitName(NameSyntax node) => true;

    protected override bool VisitQuoted(QuotedSyntax node) => true;

    protected override bool VisitArray(ArraySyntax node)
    {
        foreach (var element in node.Elements)
            Visit(element);
        return true;
    }

    protected override bool VisitCall(CallSyntax node)
    {
        foreach (var argument in node.Arguments)
            Visit(argument.Value);
        return true;
    }

    protected override bool VisitPrefix(PrefixSyntax node) => Visit(node.Operand);

    protected override bool VisitBinary(BinarySyntax node) => Visit(node.Left) & Visit(node.Right);

    protected override bool VisitConditional(ConditionalSyntax node) => Visit(node.Condition) & Visit(node.WhenTrue) & Visit(node.WhenFalse);

    protected override bool VisitLet(LetSyntax node) => Visit(node.Value) & Visit(node.Body);
}
