namespace LrExpr;

/// <summary>A value that an imported file leaves to the run, such as the rate of the optimizer.</summary>
public sealed class ImportedValue
{
    internal ImportedValue(string name, string description) => (Name, Description) = (name, description);

    /// <summary>Its name: a parameter that all schedules of the fragment see.</summary>
    public string Name { get; }

    /// <summary>What it is, in a sentence.</summary>
    public string Description { get; }
}
