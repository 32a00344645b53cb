namespace LrExpr.Shown;

/// <summary>The schedules that a page shows: those of a host, or those of files.</summary>
internal interface IShownSchedules
{
    /// <summary>The name of the application, or of the files.</summary>
    string Application { get; }

    /// <summary>How the tool is told which configuration it is, for commands to copy; null where that is not known.</summary>
    string? CommandArguments { get; }

    /// <summary>The set in use; number 0 where there was no good one yet.</summary>
    ScheduleSnapshot Snapshot { get; }

    /// <summary>Why the configuration as it is now is not in use; null where it is.</summary>
    Problem? Problem { get; }

    /// <summary>The sets of this process.</summary>
    RevisionHistory History { get; }

    /// <summary>What tells the time.</summary>
    TimeProvider Time { get; }

    /// <summary>The last call of each schedule, as far as that is known.</summary>
    IReadOnlyList<(string Schedule, long Step, double Value)> LastCalls();
}

/// <summary>Why a configuration is not in use.</summary>
/// <param name="Reason">What is wrong, for people.</param>
/// <param name="Diagnostics">The errors; none where it could not be read at all.</param>
/// <param name="Since">Since when.</param>
internal sealed record Problem(string Reason, IReadOnlyList<Diagnostic> Diagnostics, DateTimeOffset Since);
