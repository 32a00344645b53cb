using System.Globalization;
using LrExpr.Syntax;

namespace LrExpr.Tests.Properties;

/// <summary>The shape of a tree as text with every bracket written, so that precedence cannot hide.</summary>
internal sealed class Shape : SyntaxVisitor<string>
{
    public static string Of(ExpressionSyntax node) => new Shape().Visit(node);

    protected override string VisitNumber(NumberSyntax node) => node.Value.ToString("R", CultureInfo.InvariantCulture);

    protected override string VisitBoolean(BooleanSyntax node) => node.Value ? "true" : "false";

    protected override string VisitName(NameSyntax node) => node.Name;

    protected override string VisitQuoted(QuotedSyntax node) => "'" + node.Text + "'";

    protected override string VisitArray(ArraySyntax node) => "[" + string.Join(" ", node.Elements.Select(Visit)) + "]";

    protected override string VisitCall(CallSyntax node) =>
        $"({node.Name.Name}{string.Concat(node.Arguments.Select(argument => " " + (argument.Name is { } name ? name.Name + ":" : "") + Visit(argument.Value)))})";

    protected override string VisitPrefix(PrefixSyntax node) => $"({node.Operator.Symbol} {Visit(node.Operand)})";

    protected override string VisitBinary(BinarySyntax node) => $"({node.Operator.Symbol} {Visit(node.Left)} {Visit(node.Right)})";

    protected override string VisitConditional(ConditionalSyntax node) => $"(? {Visit(node.Condition)} {Visit(node.WhenTrue)} {Visit(node.WhenFalse)})";

    protected override string VisitLet(LetSyntax node) => $"(let {node.Name.Name} {Visit(node.Value)} {Visit(node.Body)})";
}
