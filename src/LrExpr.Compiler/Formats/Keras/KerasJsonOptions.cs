namespace LrExpr;

/// <summary>How a schedule is read from the JSON that Keras writes.</summary>
public sealed class KerasJsonOptions
{
    /// <summary>
    /// Where the schedule stands, as a JSON pointer such as <c>/compile_config/optimizer</c>. Within what stands there it is
    /// looked for as in a whole text: null for the whole.
    /// </summary>
    public string? Pointer { get; init; }

    /// <summary>
    /// A configuration section whose <c>Kinds</c>, with the <c>Parameters</c> and <c>Functions</c> they use, stand for classes of one's
    /// own, as <c>custom_objects</c> do in Keras. Its schedules are not read.
    /// </summary>
    /// <example><code>Section = new Setting("LrExpr", [new Setting("Kinds", [ … ])])</code></example>
    public Setting? Section { get; init; }

    /// <summary>Kinds written in C#, which stand for classes of one's own as well.</summary>
    public IReadOnlyList<ScheduleKind> Kinds { get; init; } = [];

    /// <summary>The file the text comes from, for messages; null where there is none.</summary>
    public string? Source { get; init; }
}
