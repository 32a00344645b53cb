namespace LrExpr.Configuration;

/// <summary>A kind written in C#, which no setting can be.</summary>
/// <param name="Kind">The kind.</param>
internal sealed record CodeKind(ScheduleKind Kind);
