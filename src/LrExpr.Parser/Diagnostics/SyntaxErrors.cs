using System.Globalization;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Diagnostics;

/// <summary>The wording of what can be wrong with a text: one method per message, LRX1xxx and the limits of the text.</summary>
internal readonly struct SyntaxErrors(SourceText source, DiagnosticBag diagnostics)
{
    private static readonly Dictionary<int, string> AsciiSpellings = new()
    {
        ['×'] = "*", ['⋅'] = "*", ['·'] = "*", ['÷'] = "/", ['∕'] = "/", ['−'] = "-", ['–'] = "-", ['—'] = "-",
        ['≤'] = "<=", ['≥'] = ">=", ['≠'] = "!=", ['π'] = "pi", ['τ'] = "tau", ['∞'] = "inf", ['√'] = "sqrt(...)", ['²'] = "^ 2", ['³'] = "^ 3",
        ['‘'] = "`", ['’'] = "`", ['“'] = "`", ['”'] = "`", ['，'] = ",", ['（'] = "(", ['）'] = ")",
        [0xA0] = "a space", [0x2009] = "a space", [0x202F] = "a space", [0x3000] = "a space",
        [0x200B] = "nothing", [0x200C] = "nothing", [0x200D] = "nothing", [0x2060] = "nothing", [0xFEFF] = "nothing",
    };

    public void UnknownCharacter(TextSpan span)
    {
        string text = source.Text.Substring(span.Start, span.Length);
        var rune = text.EnumerateRunes().First();
        string name = rune.IsAscii && !char.IsControl((char)rune.Value)
            ? Printable.Quote(rune.ToString())
            : string.Create(CultureInfo.InvariantCulture, $"character U+{rune.Value:X4}");
        string remedy = AsciiSpellings.TryGetValue(rune.Value, out string? spelling) ? $"; write {spelling} instead"
            : rune.Value == '.' ? "; a number's point stands between or before digits, and there are no members"
            : rune.IsAscii ? ""
            : "; only ASCII is allowed outside comments and names between backquotes";
        Report("LRX1001", span, name + " is not part of the language" + remedy, HintForMember(span));
    }

    /// <summary><c>Math.Exp(</c> is C#; here it is <c>exp(</c>.</summary>
    private string? HintForMember(TextSpan span)
    {
        const string Class = "Math";
        if (source.Text[span.Start] != '.' || span.Start < Class.Length || source.Text.AsSpan(span.Start - Class.Length, Class.Length) is not Class)
            return null;
        int end = span.End;
        while (end < source.Text.Length && Names.IsPart(source.Text[end]))
            end++;
        string function = source.Text[span.End..end].ToLowerInvariant() switch { "ceiling" => "ceil", "truncate" => "trunc", var name => name };
        return $"functions stand without a class, {Printable.Escape(Printable.Cut(function, 20))}(...); formulas in C# need \"Dialect\": \"csharp\"";
    }

    public void MalformedNumber(TextSpan span) =>
        Report("LRX1002", span, $"malformed number {Quote(span)}; a digit must follow the point, and '_' may stand between two digits only");

    public void NumberBeforeName(TextSpan span) =>
        Report("LRX1003", span, $"number directly followed by a name: {Quote(span)}; there are no suffixes and no implicit multiplication");

    public void NumberOutOfRange(TextSpan span, bool isTooSmall) =>
        Report("LRX1004", span, $"number {Quote(span)} is too {(isTooSmall ? "small" : "large")} for a double");

    public void ForeignOperator(TextSpan span, string remedy) =>
        Report("LRX1005", span, $"{Quote(span)} is not an operator of this language; write {remedy}");

    public void Text(TextSpan span, bool isClosed) =>
        Report("LRX1006", span, isClosed
            ? "there are no texts in double quotes; a date or a duration stands between single quotes, a name with blanks between backquotes"
            : "text in quotes is not closed");

    public void BadQuotedName(TextSpan span, bool isEmpty) =>
        Report("LRX1007", span, isEmpty ? "empty name between backquotes" : "name between backquotes is not closed");

    public void TooLong(int length, int limit) =>
        Report("LRX5001", new TextSpan(0, 0), string.Create(CultureInfo.InvariantCulture, $"formula of {length} characters is longer than {limit}"));

    public void NameTooLong(TextSpan span, int limit) =>
        Report("LRX5004", span, string.Create(CultureInfo.InvariantCulture, $"name is longer than {limit} characters"));

    public void NumberTooLong(TextSpan span, int limit) =>
        Report("LRX5005", span, string.Create(CultureInfo.InvariantCulture, $"number is longer than {limit} characters"));

    public void TooDeep(TextSpan span, int limit) =>
        Report("LRX5002", span, string.Create(CultureInfo.InvariantCulture, $"formula is nested more than {limit} deep"));

    public void TooManyNodes(TextSpan span, int limit) =>
        Report("LRX5003", span, string.Create(CultureInfo.InvariantCulture, $"formula has more than {limit} parts"));

    public void TooManyArguments(TextSpan span, int limit) =>
        Report("LRX5006", span, string.Create(CultureInfo.InvariantCulture, $"{Quote(span)} is called with more than {limit} arguments"));

    public void TooManyElements(TextSpan span, int limit) =>
        Report("LRX5007", span, string.Create(CultureInfo.InvariantCulture, $"array has more than {limit} elements"));

    public void Unexpected(Token token, string expected, bool percentLacksOperand)
    {
        string found = token.Kind is TokenKind.Let or TokenKind.Not ? Quote(token.Span) + " here" : Quote(token.Span);
        Report("LRX1010", token.Span, $"unexpected {found}; expected {expected}" + (percentLacksOperand ? PercentRemedy : ""));
    }

    public void NotClosed(Token bracket) =>
        Report("LRX1011", bracket.Span, $"{Quote(bracket.Span)} is never closed");

    public void EndsTooEarly(Token end, string expected, bool percentLacksOperand) =>
        Report("LRX1012", end.Span, $"formula ends too early; expected {expected}" + (percentLacksOperand ? PercentRemedy : ""));

    public void Empty() => Report("LRX1013", new TextSpan(0, 0), "formula is empty");

    public void ChainedComparison(Token token) =>
        Report("LRX1014", token.Span, "comparisons cannot be chained; write 'a < b and b < c'");

    public void UnmatchedBracket(Token token, Token? open) =>
        Report("LRX1015", token.Span, $"{Quote(token.Span)} {(open is { } opened ? "does not close " + Quote(opened.Span) : "closes no bracket")}");

    private const string PercentRemedy = "; '%' is the remainder of a division, write 50% as 0.5";

    private string Quote(TextSpan span) => Printable.Quote(source.Text.Substring(span.Start, span.Length));

    private void Report(string code, TextSpan span, string message, string? hint = null) =>
        diagnostics.Add(new Diagnostic(code, DiagnosticSeverity.Error, message, source, span, hint));
}
