namespace LrExpr.Benchmarks.Formulas;

/// <summary>A schedule as one would write it in C#, its parameters constants. Static, so that a loop over it is inlined whole.</summary>
internal interface IHandWritten
{
    static abstract double At(long step);
}
