namespace LrExpr.Docs.Tests.Snippets;

#region trainer-options
internal sealed class TrainerOptions
{
    public int BatchSize { get; set; }

    public required ISchedule LearningRate { get; set; }

    public Func<long, double>? Momentum { get; set; }
}
#endregion
