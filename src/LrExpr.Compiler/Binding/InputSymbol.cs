namespace LrExpr.Binding;

/// <summary>A number that a call gives.</summary>
/// <param name="name">Its name.</param>
internal sealed class InputSymbol(string name) : OpenSymbol(name)
{
    /// <summary>How many a schedule can have, with those of what it refers to: as many as a typed call gives.</summary>
    public const int Most = 4;
}
