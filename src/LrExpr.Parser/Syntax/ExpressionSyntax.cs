using System.Collections.Immutable;
using LrExpr.Text;

namespace LrExpr.Syntax;

/// <summary>
/// What was written, and where. A node's span is that of its tokens; parentheses around a node are not part of it, those
/// around its first or last part are.
/// </summary>
internal abstract record ExpressionSyntax(TextSpan Span);

/// <summary><c>0.5</c></summary>
internal sealed record NumberSyntax(double Value, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>true</c></summary>
internal sealed record BooleanSyntax(bool Value, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>step</c>, <c>`peak rate`</c></summary>
internal sealed record NameSyntax(string Name, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>'2026-12-24'</c>: a date or a duration. What it means, those know who know a clock.</summary>
internal sealed record QuotedSyntax(string Text, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>[1, 2]</c></summary>
internal sealed record ArraySyntax(ImmutableArray<ExpressionSyntax> Elements, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>f(a, b: c)</c></summary>
internal sealed record CallSyntax(NameSyntax Name, ImmutableArray<ArgumentSyntax> Arguments, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>-a</c>, <c>not a</c></summary>
internal sealed record PrefixSyntax(Operator Operator, TextSpan OperatorSpan, ExpressionSyntax Operand, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>a + b</c></summary>
internal sealed record BinarySyntax(ExpressionSyntax Left, Operator Operator, TextSpan OperatorSpan, ExpressionSyntax Right, TextSpan Span)
    : ExpressionSyntax(Span);

/// <summary><c>a ? b : c</c></summary>
internal sealed record ConditionalSyntax(ExpressionSyntax Condition, ExpressionSyntax WhenTrue, ExpressionSyntax WhenFalse, TextSpan Span)
    : ExpressionSyntax(Span);

/// <summary><c>let a = b; c</c></summary>
internal sealed record LetSyntax(NameSyntax Name, ExpressionSyntax Value, ExpressionSyntax Body, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>An argument of a call, with a name or without.</summary>
internal sealed record ArgumentSyntax(NameSyntax? Name, ExpressionSyntax Value);

/// <summary><c>(a, b) => c</c>: a function of the configuration.</summary>
internal sealed record FunctionSyntax(ImmutableArray<NameSyntax> Parameters, ExpressionSyntax Body);
