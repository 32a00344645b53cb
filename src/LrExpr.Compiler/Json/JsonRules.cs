namespace LrExpr.Json;

/// <summary>What is taken for JSON, and how much of it.</summary>
/// <param name="IsLenient">Whether comments, commas at the end, and a name twice in one object are let through, as .NET does in configuration.</param>
/// <param name="MostCharacters">How long the text may be.</param>
internal sealed record JsonRules(bool IsLenient, int MostCharacters)
{
    /// <summary>Whether a name may stand twice in one object.</summary>
    public bool AllowsNamesTwice { get; init; } = IsLenient;

    /// <summary>How deep objects and arrays may be nested.</summary>
    public const int MostNesting = 64;

    /// <summary>A configuration file. How large one may be, its reader has said before it is a text.</summary>
    public static JsonRules Configuration { get; } = new(IsLenient: true, int.MaxValue);
}
