namespace LrExpr;

/// <summary>How a file of another library is imported.</summary>
public sealed class ScheduleImportOptions
{
    /// <summary>The <see cref="ImportDialect.Name"/> of the dialect; null where the file shows which it is.</summary>
    public string? Dialect { get; init; }

    /// <summary>Values for what the file leaves to the run, such as <c>base_lr</c> or <c>steps_per_epoch</c>. One that it does not leave is the error LRX9102.</summary>
    /// <example><code>Values = new() { ["base_lr"] = 0.001, ["steps_per_epoch"] = 500 }</code></example>
    public ScheduleParameters? Values { get; init; }

    /// <summary>The name of the first schedule in the configuration; null for the one it has by itself, as a rule <c>learning_rate</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The key path of the section that the fragment is for.</summary>
    public string SectionPath { get; init; } = "LrExpr";

    /// <summary>Where in the file it stands, as a JSON pointer such as <c>/training/config</c>, whatever the notation; null for the whole file.</summary>
    public string? Pointer { get; init; }

    /// <summary>A configuration section whose kinds, with the parameters and functions they use, stand for classes of one's own in Keras; null for none.</summary>
    public Setting? Section { get; init; }

    /// <summary>The file, for messages and for the notation that its ending says; null where there is none, and the notation is tried.</summary>
    public string? Source { get; init; }
}
