namespace LrExpr;

/// <summary>Which rewrites may be made when a formula is compiled.</summary>
public enum Numerics
{
    /// <summary>The default: a value may differ from the operations as written by at most one unit in the last place.</summary>
    Fast,

    /// <summary>Only rewrites that change no bit.</summary>
    Strict,
}
