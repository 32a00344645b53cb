using System.Collections.Immutable;
using LrExpr.Text;

namespace LrExpr.Definitions;

/// <summary>What a schedule or a kind keeps from report to report.</summary>
internal sealed record StateDefinition
{
    /// <summary>What a report gives, by name: a default, null, or the long form. Null where nothing is said: the metric, if an update looks at it.</summary>
    public IReadOnlyList<PlacedSetting>? Signals { get; init; }

    /// <summary>What it keeps, by name: what it starts with, or the long form.</summary>
    public IReadOnlyList<PlacedSetting> States { get; init; } = [];

    /// <summary>A formula for each state that says what a report makes of it.</summary>
    public ImmutableArray<StateUpdateDefinition> Updates { get; init; } = [];
}

/// <summary>A formula that says what a report makes of a state.</summary>
/// <param name="Name">The name of the state.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Formula">The formula; null where there is none, which has been reported.</param>
internal sealed record StateUpdateDefinition(string Name, PlacedSetting Place, SourceText? Formula);
