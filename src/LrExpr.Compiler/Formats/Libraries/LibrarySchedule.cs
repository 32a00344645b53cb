namespace LrExpr.Formats.Libraries;

/// <summary>A schedule that a library can say.</summary>
/// <param name="Call">Its kind, one of the library's, with values for its parameters.</param>
/// <param name="Parts">The schedules it is made of.</param>
internal sealed record LibrarySchedule(LibraryCall Call, IReadOnlyList<LibrarySchedule> Parts)
{
    /// <summary>Whether it is its parts multiplied, all of one optimizer.</summary>
    public bool IsProduct { get; init; }

    /// <summary>The rate that the optimizer has to have; null where the schedule sets it, or there is no optimizer.</summary>
    public double? Rate { get; init; }
}
