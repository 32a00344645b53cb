namespace LrExpr;

/// <summary>A value that an imported file leaves to the run, such as the rate of the optimizer.</summary>
/// <param name="Name">Its name: a parameter that all schedules of the fragment see.</param>
/// <param name="Description">What it is, in a sentence.</param>
public sealed record ImportedValue(string Name, string Description);
