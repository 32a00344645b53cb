using LrExpr.Json;

namespace LrExpr.Drafts;

/// <summary>A value that a file leaves to the run.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="What">What it is, in a few words.</param>
/// <param name="At">What of the file asks for it.</param>
/// <param name="Value">What was given for it; null where nothing was.</param>
internal sealed record RunValue(string Name, string What, JsonPart At, Setting? Value)
{
    /// <summary>Whether it is the name of something, which no parameter of a configuration can be.</summary>
    public bool IsText { get; init; }
}
