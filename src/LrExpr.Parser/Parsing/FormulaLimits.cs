namespace LrExpr.Parsing;

/// <summary>How much a formula may be; see <c>docs/language.md</c>, cost and limits.</summary>
internal static class FormulaLimits
{
    public const int Length = 8_192;
    public const int Nesting = 64;
    public const int Nodes = 2_000;
    public const int NameLength = 64;
    public const int NumberLength = 64;
    public const int Arguments = 64;
    public const int ArrayElements = 1_024;
}
