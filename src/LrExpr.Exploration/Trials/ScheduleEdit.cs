namespace LrExpr.Trials;

/// <summary>What somebody would like to be otherwise in a schedule: texts as they would stand in the configuration.</summary>
internal sealed record ScheduleEdit
{
    /// <summary>The formula; null for the one it has.</summary>
    public string? Formula { get; init; }

    /// <summary>Its own parameters that are other ones, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Shared parameters that are other ones, by name.</summary>
    public IReadOnlyDictionary<string, string> Shared { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether nothing is to be otherwise.</summary>
    public bool IsEmpty => Formula is null && Parameters.Count == 0 && Shared.Count == 0;
}
