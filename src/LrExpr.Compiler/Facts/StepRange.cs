namespace LrExpr.Facts;

/// <summary>Consecutive steps that a double holds exactly.</summary>
/// <param name="First">The first step.</param>
/// <param name="Last">The last step; not below the first.</param>
internal readonly record struct StepRange(long First, long Last)
{
    /// <summary>What is planned for. Negative steps and those that a double does not hold are rare, and are computed one by one.</summary>
    public static StepRange All { get; } = new(0, (1L << 53) - 1);
}
