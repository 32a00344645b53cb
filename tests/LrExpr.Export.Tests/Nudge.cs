using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Export.Tests;

/// <summary>
/// A formula in which every value of a mathematical library is a little larger or smaller, at random. Libraries differ as much, so a step at which the
/// formula then has another value says nothing of exported code.
/// </summary>
/// <param name="seed">Of the random numbers.</param>
internal sealed class Nudge(int seed) : SyntaxVisitor<ExpressionSyntax>
{
    /// <summary>So many that a value which becomes another one time in a hundred is seen to do so.</summary>
    private const int Samples = 1_000;

    private readonly Random _random = new(seed);

    /// <summary>Some of what the formula can become, each made when it is asked for.</summary>
    public static IEnumerable<ExpressionSyntax> Apply(ExpressionSyntax formula) => Enumerable.Range(0, Samples).Select(seed => new Nudge(seed).Visit(formula));

    protected override ExpressionSyntax VisitNumber(NumberSyntax node) => node;

    protected override ExpressionSyntax VisitBoolean(BooleanSyntax node) => node;

    protected override ExpressionSyntax VisitName(NameSyntax node) => node;

    protected override ExpressionSyntax VisitQuoted(QuotedSyntax node) => node;

    protected override ExpressionSyntax VisitArray(ArraySyntax node) => node with { Elements = [.. node.Elements.Select(Visit)] };

    protected override ExpressionSyntax VisitCall(CallSyntax node) =>
        Nudged(node with { Arguments = [.. node.Arguments.Select(argument => argument with { Value = Visit(argument.Value) })] }, FunctionTable.Find(node.Name.Name)!);

    protected override ExpressionSyntax VisitPrefix(PrefixSyntax node) => node with { Operand = Visit(node.Operand) };

    protected override ExpressionSyntax VisitBinary(BinarySyntax node)
    {
        var visited = node with { Left = Visit(node.Left), Right = Visit(node.Right) };
        return node.Operator.Precedence == Precedence.Power ? Nudged(visited, FunctionTable.Power) : visited;
    }

    protected override ExpressionSyntax VisitConditional(ConditionalSyntax node) =>
        node with { Condition = Visit(node.Condition), WhenTrue = Visit(node.WhenTrue), WhenFalse = Visit(node.WhenFalse) };

    protected override ExpressionSyntax VisitLet(LetSyntax node) => node with { Value = Visit(node.Value), Body = Visit(node.Body) };

    private ExpressionSyntax Nudged(ExpressionSyntax value, FunctionSymbol function) => !function.IsCostly
        ? value
        : new BinarySyntax(value, OperatorTable.Binary(TokenKind.Star)!, value.Span, new NumberSyntax(1 + Little(), value.Span), value.Span);

    /// <summary>From half a last place of 1 to four of them, which is as much as libraries differ.</summary>
    private double Little() => Math.ScaleB(_random.Next(2) == 0 ? 1 : -1, -_random.Next(50, 54));
}
