using LrExpr.Highlights;

namespace LrExpr.Contract;

/// <summary>Something that cannot be answered, and why.</summary>
internal sealed record MessageAnswer(string Message);

/// <summary>All schedules, and whether the configuration is in use.</summary>
internal sealed record StateAnswer(
    string Application,
    long Revision,
    DateTimeOffset Since,
    string ContentHash,
    DateTimeOffset Time,
    RejectionPart? Rejection,
    IReadOnlyList<DiagnosticPart> Warnings,
    IReadOnlyList<ListedPart> Schedules,
    IReadOnlyList<RevisionPart> History);

/// <summary>Small curves of some schedules of the list: points of a line in a box of 100 by 24.</summary>
internal sealed record SparksAnswer(long Revision, IReadOnlyList<string> Sparks);

/// <summary>A schedule with all that is known of it.</summary>
internal sealed record ScheduleAnswer
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? Kind { get; init; }

    public string? Library { get; init; }

    public string? Link { get; init; }

    public required string Formula { get; init; }

    public required IReadOnlyList<ColoredToken> Tokens { get; init; }

    public bool IsEditable { get; init; }

    public required string Dialect { get; init; }

    public string? Source { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyList<ParameterPart> Parameters { get; init; }

    public required IReadOnlyList<ParameterPart> Shared { get; init; }

    public required IReadOnlyList<InputPart> Inputs { get; init; }

    public required IReadOnlyList<ReferencePart> References { get; init; }

    public required string Simplified { get; init; }

    public ExpectPart? Expect { get; init; }

    public required string Explanation { get; init; }

    public long First { get; init; }

    public long Last { get; init; }

    public ClockPart? Clock { get; init; }

    public EndPart? End { get; init; }

    public NowPart? Now { get; init; }

    public bool Listens { get; init; }

    public double? Unit { get; init; }

    public required string Fragment { get; init; }

    public required string Command { get; init; }
}

/// <summary>Curves that were asked for, in their order.</summary>
internal sealed record CurvesAnswer(IReadOnlyList<CurvePart> Curves);

/// <summary>A curve: of a schedule as the host has it, or with an edit.</summary>
internal sealed record CurvePart
{
    public required string Name { get; init; }

    public IReadOnlyList<long> Steps { get; init; } = [];

    /// <summary>The values; null where one is not finite.</summary>
    public IReadOnlyList<double?> Values { get; init; } = [];

    public IReadOnlyList<MarkPart> Marks { get; init; } = [];

    public bool HasAllSteps { get; init; }

    public ValuePart? Smallest { get; init; }

    public ValuePart? Largest { get; init; }

    public ValuePart? Settled { get; init; }

    /// <summary>The last step that is worth a look.</summary>
    public long Last { get; init; }

    public IReadOnlyList<DiagnosticPart> Diagnostics { get; init; } = [];

    /// <summary>Whether it is that of the edit; where the edit is wrong, it is that of the host.</summary>
    public bool IsTried { get; init; }

    /// <summary>The parts of an edited formula; null where none was given.</summary>
    public IReadOnlyList<ColoredToken>? Tokens { get; init; }

    public string Simplified { get; init; } = "";

    public DifferencePart? Difference { get; init; }

    public string Fragment { get; init; } = "";

    public string Command { get; init; } = "";

    /// <summary>What a screen reader says of it.</summary>
    public string Text { get; init; } = "";
}

/// <summary>A value for programs.</summary>
internal sealed record ValueAnswer(string Name, long Step, double Value, DateTimeOffset? Time);

/// <summary>All answers of a page that has no server to ask.</summary>
internal sealed record PageData(StateAnswer State, IReadOnlyList<string> Sparks, IReadOnlyDictionary<string, ScheduleAnswer> Schedules, IReadOnlyDictionary<string, CurvePart> Curves);
