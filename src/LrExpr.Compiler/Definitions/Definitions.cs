using LrExpr.Kinds;
using LrExpr.Settings;
using LrExpr.Text;

namespace LrExpr.Definitions;

/// <summary>What a configuration says, before anything of it is understood.</summary>
internal sealed record SetDefinition
{
    /// <summary>All of it, as it was read.</summary>
    public required SetContent Content { get; init; }

    public IReadOnlyList<PlacedSetting> Parameters { get; init; } = [];

    public IReadOnlyList<PlacedSetting> Inputs { get; init; } = [];

    /// <summary>What all schedules tell the time by.</summary>
    public TimeSettings Times { get; init; } = TimeSettings.None;

    public IReadOnlyList<FunctionDefinition> Functions { get; init; } = [];

    public IReadOnlyList<KindDefinition> Kinds { get; init; } = [];

    public IReadOnlyList<ScheduleDefinition> Schedules { get; init; } = [];

    /// <summary>Whether the schedules can be referred to, and their names must differ from all others; one compiled by itself cannot.</summary>
    public bool HasNames { get; init; } = true;

    /// <summary>The step from which the set answers; null for all steps.</summary>
    public long? EffectiveFrom { get; init; }
}

/// <summary>What a section or a schedule tells the time by, each null where nothing is said.</summary>
/// <param name="Clock">When step 0 is, and how long a step is.</param>
/// <param name="Horizon">How long a run is.</param>
/// <param name="Windows">Times of the week.</param>
internal sealed record TimeSettings(PlacedSetting? Clock, PlacedSetting? Horizon, PlacedSetting? Windows)
{
    public static TimeSettings None { get; } = new(null, null, null);

    public IEnumerable<(string Key, PlacedSetting Place)> All =>
        from setting in new (string Key, PlacedSetting? Place)[] { ("Clock", Clock), ("Horizon", Horizon), ("Windows", Windows) }
        where setting.Place is { Setting.IsNullOrEmpty: false }
        select (setting.Key, setting.Place!.Value);
}

/// <summary>Something that the configuration gives a name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Where it is defined.</param>
internal abstract record Definition(string Name, string Path)
{
    /// <summary>The file or provider it came from.</summary>
    public string? File { get; init; }

    /// <summary>What the configuration says of it; null for what is built in.</summary>
    public Setting? Content { get; init; }

    /// <summary>Whether it was reported already, so that what refers to it is not.</summary>
    public bool IsFaulty { get; init; }
}

/// <summary>A function of the configuration: <c>"cosine": "(t) => 0.5 * (1 + cos(pi * t))"</c>.</summary>
internal sealed record FunctionDefinition(string Name, string Path) : Definition(Name, Path)
{
    /// <summary>The text; null where it has none, which has been reported.</summary>
    public SourceText? Source { get; init; }
}

/// <summary>A schedule: a formula, a kind or keyframes, with parameters.</summary>
internal sealed record ScheduleDefinition(string Name, string Path) : Definition(Name, Path)
{
    /// <summary>The formula; null for a schedule of a kind or of keyframes.</summary>
    public SourceText? Formula { get; init; }

    public Dialect Dialect { get; init; }

    /// <summary>The name of the kind as written; null where it is of none.</summary>
    public SourceText? Kind { get; init; }

    /// <summary>The keyframes; null where it has none.</summary>
    public KeyframesDefinition? Keyframes { get; init; }

    /// <summary>The formulas it has: its own, with what reports make of what it keeps, or those at its keyframes.</summary>
    public IEnumerable<SourceText> Formulas => Formula is not null ? [Formula, .. (State?.Updates ?? []).Select(update => update.Formula).OfType<SourceText>()] : Keyframes?.Frames.Select(frame => frame.Value).OfType<SourceText>() ?? [];

    /// <summary>The name of the schedule whose output it is; null for one by itself.</summary>
    public string? OutputOf { get; init; }

    public IReadOnlyList<PlacedSetting> Parameters { get; init; } = [];

    /// <summary>The inputs it declares itself.</summary>
    public IReadOnlyList<PlacedSetting> Inputs { get; init; } = [];

    /// <summary>What it keeps itself from report to report; null where it keeps nothing.</summary>
    public StateDefinition? State { get; init; }

    /// <summary>What it tells the time by itself.</summary>
    public TimeSettings Times { get; init; } = TimeSettings.None;

    public string? Description { get; init; }

    /// <summary>The time that the value 1 stands for; null where nothing is said.</summary>
    public TimeSpan? Unit { get; init; }

    public PlacedSetting? Expect { get; init; }

    public PlacedSetting? Tests { get; init; }

    /// <summary>An output of it: a schedule of an output of its kind, with all that is said of the parameters. What is said of its values is said of them alone.</summary>
    /// <param name="output">The output of the kind.</param>
    public ScheduleDefinition Of(KindDefinition output) => this with
    {
        Name = $"{Name}.{output.OutputName}",
        OutputOf = Name,
        Kind = new SourceText($"{Kind!.Text}.{output.OutputName}", Kind.Path, Kind.File),
        Description = output.Description,
        Inputs = [],
        Times = TimeSettings.None,
        Unit = null,
        Expect = null,
        Tests = null,
        Keras = null,
    };

    /// <summary>What an envelope of Keras says beside kind and parameters; null where there was none.</summary>
    public KerasEnvelope? Keras { get; init; }
}

/// <summary>Values at steps, and how the curve goes between them.</summary>
/// <param name="Place">Where they stand.</param>
/// <param name="Frames">The keyframes in the order in which they are written.</param>
/// <param name="Between">How it goes from each to the next; null where nothing is said.</param>
internal sealed record KeyframesDefinition(PlacedSetting Place, IReadOnlyList<KeyframeDefinition> Frames, PlacedSetting? Between);

/// <summary>A keyframe.</summary>
/// <param name="Place">Where it stands; its key says at which step.</param>
/// <param name="Value">The formula of its value; null where it has none, which has been reported.</param>
/// <param name="Between">How it goes from here to the next; null where nothing is said.</param>
internal sealed record KeyframeDefinition(PlacedSetting Place, SourceText? Value, PlacedSetting? Between);

/// <summary>What an envelope of Keras says beside kind and parameters. Nothing follows from it, but it is written again.</summary>
/// <param name="HasName">Whether its <c>config</c> has a <c>name</c>, which may be null.</param>
/// <param name="Name">The name.</param>
/// <param name="RegisteredName">The registered name of a class of one's own, such as <c>my_pkg&gt;Warm</c>.</param>
internal sealed record KerasEnvelope(bool HasName, string? Name, string? RegisteredName);
