namespace LrExpr.Docs.Tests.Examples;

/// <summary>Formulas that pass a limit, too long to stand on a page.</summary>
internal static class LimitExamples
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["LRX5001"] = "1" + new string(' ', 8_192),
        ["LRX5002"] = new string('(', 64) + "1" + new string(')', 64),
        ["LRX5003"] = Repeat("1", 1_001, " + "),
        ["LRX5004"] = new string('n', 65),
        ["LRX5005"] = new string('1', 65),
        ["LRX5006"] = $"max({Repeat("step", 65, ", ")})",
        ["LRX5007"] = $"count([{Repeat("1", 1_025, ", ")}])",
        ["LRX5008"] = Repeat("step ^ 2", 480, " + "),
    };

    private static string Repeat(string text, int count, string separator) => string.Join(separator, Enumerable.Repeat(text, count));
}
