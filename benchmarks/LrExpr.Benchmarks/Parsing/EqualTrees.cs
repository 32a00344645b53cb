using System.Collections.Immutable;
using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Benchmarks.Parsing;

/// <summary>The yardstick counts only if it does the same work: equal trees with equal spans, and the same texts refused for the same reason.</summary>
internal static class EqualTrees
{
    private static readonly (string Text, FailureReason Reason, int Token)[] Refused =
    [
        ("0 < step < 10", FailureReason.ChainedComparison, 3),
        ("a == b != c", FailureReason.ChainedComparison, 3),
        ("1 +", FailureReason.Unexpected, 2),
        ("1 2", FailureReason.Unexpected, 1),
        ("f(a, )", FailureReason.Unexpected, 4),
        ("let a = 1, a", FailureReason.Unexpected, 4),
        ("a ? b", FailureReason.Unexpected, 3),
        ("2 * not a", FailureReason.Unexpected, 2),
        (new string('(', 64) + "1", FailureReason.TooDeep, 64),
        (new string('-', 64) + "1", FailureReason.TooDeep, 64),
        (string.Join('+', Enumerable.Repeat('1', 1_001)), FailureReason.TooManyNodes, 2_000),
        ("f(" + string.Join(',', Enumerable.Repeat('1', 65)) + ")", FailureReason.TooManyArguments, 0),
        ("[" + string.Join(',', Enumerable.Repeat('1', 1_025)) + "]", FailureReason.TooManyElements, 2_049),
    ];

    public static void Check()
    {
        foreach (string text in SampleTexts.Formulas.Select(sample => sample.Text).Concat(SampleTexts.Corpus))
            CheckTree(text);
        CheckTree(SampleTexts.Long(8_192));
        CheckTree("join(step, [1, 2], `a b`: x ? f(a: 1) : c, d: not -x <= 2 ^ -3 ** 4 and true or false || !y)");
        CheckTree(new string('(', 63) + "1" + new string(')', 63));
        foreach (var (text, reason, token) in Refused)
            CheckRefusal(text, reason, token);
    }

    private static void CheckTree(string text)
    {
        var source = new SourceText(text, SourceText.NoPath);
        var diagnostics = new DiagnosticBag();
        var expected = FormulaParser.ParseFormula(source, diagnostics);
        Compare(text, expected, Pratt.ParseTokens(source, diagnostics));
        Compare(text, expected, Pratt.ParseText(text));
    }

    private static void Compare(string text, ExpressionSyntax? expected, ExpressionSyntax? actual)
    {
        if (expected is null || actual is null)
            throw new InvalidOperationException("Refused: " + text);
        if (SyntaxPrinter.Print(expected) != SyntaxPrinter.Print(actual) || !Same(expected, actual))
            throw new InvalidOperationException($"{SyntaxPrinter.Print(expected)} by hand is {SyntaxPrinter.Print(actual)}");
    }

    private static void CheckRefusal(string text, FailureReason reason, int token)
    {
        var source = new SourceText(text, SourceText.NoPath);
        var diagnostics = new DiagnosticBag();
        var stream = new TokenStream(source, Lexer.Read(source, new SyntaxErrors(source, diagnostics), isFunction: false));
        Grammar.ParseFormula(stream);
        var expected = new PrattFailure(reason, token);
        if (Pratt.FailureOf(text) is var actual && actual != expected)
            throw new InvalidOperationException($"By hand {actual} instead of {expected}: {text}");
        if (stream.Failure is not { } failure || failure.Reason != reason || failure.Token != token)
            throw new InvalidOperationException($"Grammar {stream.Failure} instead of {expected}: {text}");
    }

    /// <summary>Equality with spans. That of the records stops at arrays, which are equal only to themselves.</summary>
    private static bool Same(ExpressionSyntax? a, ExpressionSyntax? b) => (a, b) switch
    {
        (ArraySyntax x, ArraySyntax y) => x.Span == y.Span && Same(x.Elements, y.Elements),
        (CallSyntax x, CallSyntax y) => x.Span == y.Span && x.Name == y.Name && x.Arguments.Length == y.Arguments.Length
            && x.Arguments.Zip(y.Arguments).All(pair => pair.First.Name == pair.Second.Name && Same(pair.First.Value, pair.Second.Value)),
        (PrefixSyntax x, PrefixSyntax y) =>
            x.Span == y.Span && x.Operator == y.Operator && x.OperatorSpan == y.OperatorSpan && Same(x.Operand, y.Operand),
        (BinarySyntax x, BinarySyntax y) => x.Span == y.Span && x.Operator == y.Operator && x.OperatorSpan == y.OperatorSpan
            && Same(x.Left, y.Left) && Same(x.Right, y.Right),
        (ConditionalSyntax x, ConditionalSyntax y) =>
            x.Span == y.Span && Same(x.Condition, y.Condition) && Same(x.WhenTrue, y.WhenTrue) && Same(x.WhenFalse, y.WhenFalse),
        (LetSyntax x, LetSyntax y) => x.Span == y.Span && x.Name == y.Name && Same(x.Value, y.Value) && Same(x.Body, y.Body),
        _ => Equals(a, b),
    };

    private static bool Same(ImmutableArray<ExpressionSyntax> a, ImmutableArray<ExpressionSyntax> b) =>
        a.Length == b.Length && a.Zip(b).All(pair => Same(pair.First, pair.Second));
}
