using System.Runtime.Intrinsics;

namespace LrExpr.Benchmarks.Formulas;

/// <summary>How many times as fast as the loop by hand <c>Fill</c> must be, by what the machine has.</summary>
/// <param name="Wide">With vectors of 512 bits.</param>
/// <param name="Narrow">With vectors of 256 bits.</param>
internal sealed record FillBar(double Wide, double Narrow)
{
    /// <summary>The part of the time of the loop that it may take.</summary>
    public double Ratio => 1 / (Vector512.IsHardwareAccelerated ? Wide : Narrow);
}
