using System.Collections.Immutable;

namespace LrExpr.Settings;

/// <summary>A schedule as another library writes it, which can stand in a configuration as it is. A row of <see cref="Envelopes"/>.</summary>
/// <param name="Form">The key by which it is known, which names the kind.</param>
/// <param name="Parameters">The key of the parameters.</param>
internal sealed record Envelope(Key Form, Key Parameters)
{
    /// <summary>What stands before the name in that of the kind.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What the library writes with any value and without a meaning here.</summary>
    public ImmutableArray<Key> Ignored { get; init; } = [];

    /// <summary>What stands among the parameters and is none; null for nothing.</summary>
    public string? NoParameter { get; init; }

    public ImmutableArray<Key> Keys => [Form, Parameters, .. Settings.Keys.BesideEnvelope];
}

/// <summary>The libraries whose schedules can stand in a configuration as they are.</summary>
internal static class Envelopes
{
    public static Envelope Keras { get; } = new(FormOf("class_name"), new("config", "The parameters of the class."))
    {
        Ignored = [.. new[] { "module", "registered_name", "name", "__passive_serialization__" }.Select(name => new Key(name, "Written by Keras; not used."))],
        NoParameter = "name",
    };

    public static Envelope DeepSpeed { get; } = new(FormOf("type"), new("params", "The parameters of the scheduler."))
    {
        Prefix = "deepspeed.",
    };

    public static ImmutableArray<Envelope> All { get; } = [Keras, DeepSpeed];

    private static Key FormOf(string name) => Settings.Keys.OfSchedule.Single(key => key.Name == name);
}
