namespace LrExpr.Checks;

/// <summary>How it is known that an expectation is met.</summary>
internal enum Evidence
{
    /// <summary>It follows from the formula, for every step of the range.</summary>
    Proved,

    /// <summary>The value at every step of the range was computed.</summary>
    EveryStep,

    /// <summary>The values at some steps were computed; between them it may be wrong.</summary>
    Sampled,
}

/// <summary>An expectation that is met.</summary>
/// <param name="Key">The key of the configuration, such as <c>Min</c>.</param>
/// <param name="Evidence">How that is known.</param>
/// <param name="Range">The steps.</param>
/// <param name="Values">How many values were computed for it; 0 where it is proved.</param>
internal sealed record MetClaim(string Key, Evidence Evidence, CheckedRange Range, long Values)
{
    /// <summary>For how many values of the inputs, where it is not for all of them; 0 where there are none.</summary>
    public int InputValues { get; init; }

    /// <summary>Whether these are values of what the schedule keeps as well.</summary>
    public bool KeepsState { get; init; }
}

/// <summary>What came of the expectations of a schedule that meets them.</summary>
internal sealed record ExpectOutcome(IReadOnlyList<MetClaim> Met)
{
    /// <summary>"Min, Max proved for steps 0 to 10000; MaxJump checked at every step"; empty where nothing was expected.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        CheckedRange? said = null;
        foreach (var group in Met.GroupBy(met => (met.Evidence, met.Range, met.Values, met.InputValues, met.KeepsState)))
        {
            string keys = string.Join(", ", group.Select(met => met.Key));
            string how = group.Key.Evidence switch
            {
                Evidence.Proved => group.Key.InputValues > 0 ? "checked" : "proved",
                Evidence.EveryStep => "checked at every step",
                _ => FormattableString.Invariant($"sampled at {group.Key.Values} steps"),
            };
            string range = said == group.Key.Range ? "" : group.Key.Evidence == Evidence.Proved ? $" for {group.Key.Range}" : FormattableString.Invariant($" from {group.Key.Range.First} to {group.Key.Range.Last}");
            said = group.Key.Range;
            string inputs = group.Key.InputValues > 0 ? FormattableString.Invariant($" with {group.Key.InputValues} values of {(group.Key.KeepsState ? "what is kept" : "the inputs")}") : "";
            parts.Add($"{keys} {how}{range}{inputs}");
        }

        return string.Join("; ", parts);
    }
}
