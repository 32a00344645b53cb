namespace LrExpr.Cli.Fitting;

/// <summary>Numbers from which a refinement may begin.</summary>
/// <param name="Curve">The curves they are of.</param>
/// <param name="Variant">What else was chosen.</param>
/// <param name="Numbers">The numbers.</param>
/// <param name="Error">The sum of the squares of what is missing, or of what is likely to.</param>
internal sealed record Start(FreeCurve Curve, Variant Variant, double[] Numbers, double Error);
