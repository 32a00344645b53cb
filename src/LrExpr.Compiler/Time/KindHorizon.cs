namespace LrExpr.Time;

/// <summary>
/// Which parameters of a kind say how long a run is and what its units are, so that its times can be read: <c>10ep</c>, <c>0.1dur</c>, <c>5tok</c>. Each is the name that
/// the formula has for a parameter; null where there is none.
/// </summary>
internal sealed record KindHorizon
{
    /// <summary>A time: the length of the run.</summary>
    public string? Total { get; init; }

    /// <summary>The steps of an epoch.</summary>
    public string? PerEpoch { get; init; }

    /// <summary>The samples of a step.</summary>
    public string? SamplesPerStep { get; init; }

    /// <summary>The tokens of a step.</summary>
    public string? TokensPerStep { get; init; }

    /// <summary>What all times are multiplied by, but for parts of the run.</summary>
    public string? Scale { get; init; }

    /// <summary>The keys, with what they have.</summary>
    public IEnumerable<(string Key, string? Parameter)> All =>
        [("Total", Total), ("PerEpoch", PerEpoch), ("SamplesPerStep", SamplesPerStep), ("TokensPerStep", TokensPerStep), ("Scale", Scale)];
}
