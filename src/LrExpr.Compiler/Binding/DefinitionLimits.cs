namespace LrExpr.Binding;

/// <summary>How much a definition may be with what it calls; see section 8 of the language.</summary>
internal static class DefinitionLimits
{
    public const int ExpandedNodes = 20_000;
    public const long Cost = 10_000;
    public const long ExpectWork = 1_000_000_000;
}
