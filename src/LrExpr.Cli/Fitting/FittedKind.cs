namespace LrExpr.Cli.Fitting;

/// <summary>A kind with parameters that give the measured curve, or come near to it.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Parameters">Its parameters that are given, by name.</param>
/// <param name="Largest">The largest error.</param>
/// <param name="At">The step at which it is.</param>
/// <param name="Squares">The sum of the squares of all errors.</param>
/// <param name="IsExact">Whether no error is larger than what was rounded away.</param>
internal sealed record FittedKind(CompiledSchedule Schedule, IReadOnlyList<Setting> Parameters, double Largest, long At, double Squares, bool IsExact)
{
    /// <summary>How much has to be said to have the curve.</summary>
    public int Size => Parameters.Sum(SizeOf);

    private static int SizeOf(Setting setting) => setting.HasChildren ? setting.Children.Sum(SizeOf) : 1;
}

/// <summary>What a search has found.</summary>
/// <param name="Kinds">The kinds, the best first.</param>
/// <param name="Tried">How many kinds were tried.</param>
/// <param name="NotTried">How many were not, because no measured curve tells what they listen to, or which schedules they are given.</param>
/// <param name="WasStopped">Whether the time was over before the search was.</param>
internal sealed record Findings(IReadOnlyList<FittedKind> Kinds, int Tried, int NotTried, bool WasStopped);
