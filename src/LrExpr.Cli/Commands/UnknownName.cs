using LrExpr.Text;

namespace LrExpr.Cli.Commands;

/// <summary>A name on the command line that nothing has, reported like one in a formula.</summary>
internal static class UnknownName
{
    private const int MostListed = 12;

    public static Diagnostic Describe(string what, string name, IReadOnlyCollection<string> known, string path)
    {
        string suggestion = NearestNames.Suggest(name, known);
        if (suggestion.Length == 0 && known.Count is > 0 and <= MostListed)
            suggestion = "; expected one of " + string.Join(", ", known.Select(Printable.Quote));
        return new Diagnostic("LRX2002", DiagnosticSeverity.Error, $"unknown {what} {Printable.Quote(name)}{suggestion}", path);
    }
}
