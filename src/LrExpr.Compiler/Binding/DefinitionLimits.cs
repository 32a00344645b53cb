namespace LrExpr.Binding;

/// <summary>How much a definition may be with what it calls; see <c>docs/language.md</c>, cost and limits.</summary>
internal static class DefinitionLimits
{
    public const int ExpandedNodes = 20_000;
    public const long Cost = 10_000;
    public const long ArrayWork = 100_000;
    public const long ExpectWork = 1_000_000_000;
}
