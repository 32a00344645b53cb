namespace LrExpr.Analysis;

/// <summary>How a value goes with the step.</summary>
internal enum Tendency
{
    /// <summary>It is the same at all steps.</summary>
    Constant,

    /// <summary>It never falls.</summary>
    Rising,

    /// <summary>It never rises.</summary>
    Falling,

    /// <summary>Nothing is known.</summary>
    Unknown,
}
