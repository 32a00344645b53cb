namespace LrExpr.ScheduleFiles;

/// <summary>A configuration provider that keeps its last good values and says what is wrong with its source now.</summary>
internal interface IFaultySource
{
    /// <summary>What is wrong, with the source named; null where nothing is.</summary>
    string? Fault { get; }

    /// <summary>The fault came, went or became another.</summary>
    event Action? FaultChanged;
}
