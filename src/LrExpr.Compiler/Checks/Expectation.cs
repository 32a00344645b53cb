namespace LrExpr.Checks;

/// <summary>What a schedule says must be true of its values.</summary>
/// <param name="Range">The steps, both ends included.</param>
/// <param name="Claims">What must be true at them.</param>
/// <param name="Total">What must be true of a sum; null for nothing.</param>
internal sealed record Expectation(CheckedRange Range, IReadOnlyList<Claim> Claims, TotalClaim? Total);

/// <summary>Steps that are checked, both ends included.</summary>
/// <param name="First">The first step.</param>
/// <param name="Last">The last step; not below the first.</param>
internal readonly record struct CheckedRange(long First, long Last)
{
    /// <summary>A double holds all steps up to here and from its opposite on.</summary>
    public const long Farthest = 1L << 53;

    public long Count => Last - First + 1;

    /// <summary>Whether the value at every step can be computed within the limit of an expectation.</summary>
    /// <param name="cost">What one value costs at most.</param>
    public bool IsAffordable(long cost) => Count <= Binding.DefinitionLimits.ExpectWork / Math.Max(1, cost);

    public override string ToString() => First == Last ? FormattableString.Invariant($"step {First}") : FormattableString.Invariant($"steps {First} to {Last}");
}

/// <summary><c>Total</c>: between which numbers the sum of the values over a range is.</summary>
internal sealed record TotalClaim(CheckedRange Range, double? Min, double? Max);
