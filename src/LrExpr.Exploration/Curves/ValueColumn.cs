namespace LrExpr.Curves;

/// <summary>What is shown of a schedule at steps, one thing of perhaps several.</summary>
/// <param name="Percentile">"p5", where it is a percentile; null where it is all there is.</param>
/// <param name="Values">A value for each step.</param>
internal sealed record ValueColumn(string? Percentile, double[] Values)
{
    /// <summary>The heading in a table with other schedules.</summary>
    public string NameOf(CompiledSchedule schedule) => Percentile is null ? schedule.Name : $"{schedule.Name} {Percentile}";
}
