using System.Collections.Immutable;

namespace LrExpr.Syntax;

/// <summary>Prints syntax as canonical text with as few parentheses as it can be read back with.</summary>
internal sealed class SyntaxPrinter : SyntaxVisitor<string>
{
    private static readonly SyntaxPrinter Instance = new();

    public static string Print(ExpressionSyntax node) => Instance.Visit(node);

    protected override string VisitNumber(NumberSyntax node) => NumberText.Of(node.Value);

    protected override string VisitBoolean(BooleanSyntax node) => node.Value ? "true" : "false";

    protected override string VisitName(NameSyntax node) => Names.Written(node.Name);

    protected override string VisitQuoted(QuotedSyntax node) => "'" + node.Text + "'";

    protected override string VisitArray(ArraySyntax node) => "[" + string.Join(", ", node.Elements.Select(Visit)) + "]";

    protected override string VisitCall(CallSyntax node) => Names.Written(node.Name.Name) + "(" + string.Join(", ", node.Arguments.Select(PrintArgument)) + ")";

    protected override string VisitPrefix(PrefixSyntax node)
    {
        string symbol = node.Operator.Precedence == Precedence.Inversion ? node.Operator.Symbol + " " : node.Operator.Symbol;
        return symbol + Print(node.Operand, node.Operator.Precedence);
    }

    protected override string VisitBinary(BinarySyntax node)
    {
        var row = node.Operator;
        var (left, right) = row.IsRightAssociative ? (row.Precedence + 1, Precedence.Prefix)
            : row.IsNonAssociative ? (row.Precedence + 1, row.Precedence + 1)
            : (row.Precedence, row.Precedence + 1);
        return Print(node.Left, left) + " " + row.Symbol + " " + Print(node.Right, right);
    }

    protected override string VisitConditional(ConditionalSyntax node) =>
        Print(node.Condition, Precedence.Disjunction) + " ? " + Print(node.WhenTrue, Precedence.Conditional) + " : " + Print(node.WhenFalse, Precedence.Conditional);

    protected override string VisitLet(LetSyntax node) =>
        "let " + Names.Written(node.Name.Name) + " = " + Print(node.Value, Precedence.Conditional) + "; " + Visit(node.Body);

    private string PrintArgument(ArgumentSyntax argument) =>
        (argument.Name is { } name ? Names.Written(name.Name) + ": " : "") + Visit(argument.Value);

    private string Print(ExpressionSyntax node, Precedence minimum) =>
        PrecedenceOf(node) >= minimum ? Visit(node) : "(" + Visit(node) + ")";

    private static Precedence PrecedenceOf(ExpressionSyntax node) => node switch
    {
        LetSyntax => Precedence.Expression,
        ConditionalSyntax => Precedence.Conditional,
        BinarySyntax binary => binary.Operator.Precedence,
        PrefixSyntax prefix => prefix.Operator.Precedence,
        _ => Precedence.Primary,
    };
}
