using System.Globalization;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.CSharpDialect;

/// <summary>The wording of what can be wrong with a C# formula: one method per message, LRX6xxx and the limits of the text.</summary>
internal sealed class CSharpErrors(SourceText source, DiagnosticBag diagnostics)
{
    public void Empty() => Report("LRX6001", new TextSpan(0, 0), "formula is empty");

    public void Unreadable(TextSpan span, string reason) =>
        Report("LRX6001", span, $"this C# expression cannot be read: {Printable.Escape(Printable.Cut(reason, 200))}");

    public void Arguments(TextSpan span, CSharpFunction function)
    {
        int count = function.Arity.Most;
        var types = Enumerable.Range(0, count).Select(i => $"'{function.Meaning.ParameterNames[i]}' must be {function.Meaning.ParameterType(i).WithArticle()}");
        Report("LRX6001", span, $"an argument of {Quote(span)} has the wrong type; in {function.Signature}, {string.Join(", ", types)}");
    }

    public void MalformedNumber(TextSpan span) =>
        Report("LRX6001", span, $"malformed number {Quote(span)}; a digit must follow the point, and '_' may stand between two digits only");

    public void NumberBeforeName(TextSpan span) =>
        Report("LRX6001", span, $"number directly followed by a name: {Quote(span)}; numbers are decimal, and there is no implicit multiplication");

    public void UnknownName(TextSpan span, string name, IEnumerable<string> visible)
    {
        string? constant = CSharpFunctionTable.OfConstant(name);
        string remedy = constant is not null ? $"; write {constant}"
            : CSharpFunctionTable.Of(name) is { } function ? $"; write {function.Signature}"
            : NearestNames.Suggest(name, visible);
        Report("LRX6001", span, $"unknown name {Quote(span)}{remedy}");
    }

    public void NotClosed(TextSpan bracket) => Report("LRX6001", bracket, "'(' is never closed");

    public void UnmatchedBracket(TextSpan bracket) => Report("LRX6001", bracket, "')' closes no bracket");

    public void Character(TextSpan span, string? remedy)
    {
        var rune = source.Text.Substring(span.Start, span.Length).EnumerateRunes().First();
        string name = rune.IsAscii && !char.IsControl((char)rune.Value)
            ? Quote(span)
            : string.Create(CultureInfo.InvariantCulture, $"character U+{rune.Value:X4}");
        Report("LRX6002", span, $"{name} is not allowed in a C# formula" + (remedy is null ? "" : "; " + remedy));
    }

    public void Construct(TextSpan span, string remedy) =>
        Report("LRX6003", span, $"{Quote(span)} is not available in a C# formula; {remedy}");

    public void Node(TextSpan span, string what) =>
        Report("LRX6003", span, $"{Printable.Escape(what)} is not available in a C# formula");

    public void Misaligned(TextSpan span) =>
        Report("LRX6003", span, "what was read here does not agree with the text");

    public void Function(TextSpan span, string name)
    {
        string remedy = CSharpFunctionTable.Of(name) is { } row ? $"; write {row.Signature}"
            : NearestNames.Suggest(name, name.Contains('.', StringComparison.Ordinal)
                ? CSharpFunctionTable.All.Select(function => function.FullName)
                : CSharpFunctionTable.All.Select(function => function.Name));
        Report("LRX6004", span, $"there is no function {Quote(span)} in a C# formula{remedy}");
    }

    public void Arity(TextSpan span, string signature, int count) =>
        Report("LRX6004", span, string.Create(CultureInfo.InvariantCulture, $"{Quote(span)} is called with {count} argument{(count == 1 ? "" : "s")}; it is written {signature}"));

    public void Method(TextSpan span, string name) =>
        Report("LRX6004", span, $"the method {Printable.Quote(name)} is not available in a C# formula");

    public void IntegerDivision(TextSpan span, string symbol) =>
        Report("LRX6005", span, $"'{symbol}' between integers loses the fraction in C#; write one of them with a point, as in 1.0 / 2");

    public void Type(TextSpan span, string remedy) =>
        Report("LRX6006", span, $"type {Quote(span)} is not allowed; {remedy}");

    public void ForeignType(TextSpan span, Type type) =>
        Report("LRX6006", span, $"type {Printable.Quote(type.Name)} is not allowed; there are numbers (double), booleans and arrays of numbers");

    public void Suffix(TextSpan span) =>
        Report("LRX6006", span, $"the type of {Quote(span)} is not allowed; all numbers are double");

    public void NotAvailable() => Report(
        "LRX6007",
        new TextSpan(0, source.Text.Length),
        "formulas in C# are not available in an application that is compiled ahead of time; 'lrexpr convert --to formula' writes this one in the formula language");

    public void NumberOutOfRange(TextSpan span, bool isTooSmall) =>
        Report("LRX1004", span, $"number {Quote(span)} is too {(isTooSmall ? "small" : "large")} for a double");

    public void TooLong() =>
        Report("LRX5001", new TextSpan(0, 0), string.Create(CultureInfo.InvariantCulture, $"formula of {source.Text.Length} characters is longer than {FormulaLimits.Length}"));

    public void TooDeep(TextSpan span) =>
        Report("LRX5002", span, string.Create(CultureInfo.InvariantCulture, $"formula is nested more than {FormulaLimits.Nesting} deep"));

    public void TooManyTokens(TextSpan span) =>
        Report("LRX5003", span, string.Create(CultureInfo.InvariantCulture, $"formula has more than {FormulaLimits.Nodes} parts"));

    public void NameTooLong(TextSpan span) =>
        Report("LRX5004", span, string.Create(CultureInfo.InvariantCulture, $"name is longer than {FormulaLimits.NameLength} characters"));

    public void NumberTooLong(TextSpan span) =>
        Report("LRX5005", span, string.Create(CultureInfo.InvariantCulture, $"number is longer than {FormulaLimits.NumberLength} characters"));

    public void TooManyArguments(TextSpan span) =>
        Report("LRX5006", span, string.Create(CultureInfo.InvariantCulture, $"{Quote(span)} is called with more than {FormulaLimits.Arguments} arguments"));

    private string Quote(TextSpan span) => Printable.Quote(source.Text.Substring(span.Start, span.Length));

    private void Report(string code, TextSpan span, string message) =>
        diagnostics.Add(new Diagnostic(code, DiagnosticSeverity.Error, message, source, span));
}
