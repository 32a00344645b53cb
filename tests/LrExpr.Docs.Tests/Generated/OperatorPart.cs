using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Docs.Tests.Generated;

/// <summary>The table of operators, tightest first.</summary>
internal static class OperatorPart
{
    /// <summary>Second spellings, as far as the lexer knows them.</summary>
    private static readonly string[] OtherSpellings = ["**", "and", "or"];

    public static string Write() => Markdown.Table(
        ["binds", "operator", "means", "chains"],
        OperatorTable.All
            .GroupBy(row => row.Precedence)
            .OrderByDescending(level => level.Key)
            .SelectMany((level, index) => level.Select((row, first) => new[] { first == 0 ? $"{index + 1}" : "", Spellings(row), Meaning(row), Chains(row) })));

    private static string Spellings(Operator row) =>
        string.Join(" ", OtherSpellings.Where(other => row.Tokens.Contains(TokenOf(other)) && !row.IsPrefix).Prepend(row.Symbol).Select(Markdown.Code));

    private static string Meaning(Operator row) => row.Function switch
    {
        "power" => "`pow(a, b)`",
        "negate" => "the negative",
        "plus" => "nothing; the number itself",
        "not" => "the opposite of a condition",
        "multiply" => "the product",
        "divide" => "the quotient, with its fraction",
        "remainder" => "`mod(a, b)`, with the sign of `b`",
        "add" => "the sum",
        "subtract" => "the difference",
        "less" or "lessOrEqual" or "greater" or "greaterOrEqual" => "a comparison of two numbers",
        "equal" or "notEqual" => "a comparison of two numbers or two conditions",
        "and" => "both; the right one is evaluated only if needed",
        "or" => "one or both; the right one is evaluated only if needed",
        _ => throw new InvalidOperationException($"Say here what the operator '{row.Function}' means."),
    };

    private static string Chains(Operator row) =>
        row.IsPrefix ? "" : row.IsNonAssociative ? "no" : row.IsRightAssociative ? "from the right" : "from the left";

    private static TokenKind TokenOf(string spelling)
    {
        var source = new SourceText(spelling, "operator");
        return Lexer.Read(source, new SyntaxErrors(source, new DiagnosticBag()), isFunction: false)[0].Kind;
    }
}
