namespace LrExpr;

/// <summary>Which rewrites may be made when a formula is compiled.</summary>
public enum Numerics
{
    /// <summary>
    /// The default: the result of an operation may differ from that of the one written by at most one unit in the last place, and values that are filled
    /// many at a time by 4 · 2^-53 of the largest one. Where a value jumps, as that of <c>floor</c> does, nothing differs. See <c>docs/numbers.md</c>.
    /// </summary>
    Fast,

    /// <summary>Only rewrites that change no bit, at one step and at many.</summary>
    Strict,
}
