using LrExpr.Benchmarks.Parsing;
using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Text;

namespace LrExpr.Benchmarks.Quick;

internal static class ParseWork
{
    public static Contestant CorpusByHand { get; } = new("by hand", times =>
    {
        for (int i = 0; i < times; i++)
        {
            foreach (string text in SampleTexts.Corpus)
                Pratt.ParseText(text);
        }
    });

    public static Contestant CorpusOfProject { get; } = new("project", times =>
    {
        for (int i = 0; i < times; i++)
        {
            foreach (string text in SampleTexts.Corpus)
                ParseOfProject(text);
        }
    });

    public static Contestant[] Of(string text) => [ByHand(text), ByHandFromTokens(text), OfProject(text), Tokens(text)];

    public static Contestant ByHand(string text) => new("by hand", times =>
    {
        for (int i = 0; i < times; i++)
            Pratt.ParseText(text);
    });

    private static Contestant ByHandFromTokens(string text) => new("by hand from tokens", times =>
    {
        for (int i = 0; i < times; i++)
            Pratt.ParseTokens(new SourceText(text, SourceText.NoPath), new DiagnosticBag());
    });

    public static Contestant OfProject(string text) => new("project", times =>
    {
        for (int i = 0; i < times; i++)
            ParseOfProject(text);
    });

    private static Contestant Tokens(string text) => new("tokens", times =>
    {
        for (int i = 0; i < times; i++)
        {
            var source = new SourceText(text, SourceText.NoPath);
            Lexer.Read(source, new SyntaxErrors(source, new DiagnosticBag()), isFunction: false);
        }
    });

    private static void ParseOfProject(string text) =>
        FormulaParser.ParseFormula(new SourceText(text, SourceText.NoPath), new DiagnosticBag());
}
