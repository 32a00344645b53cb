namespace LrExpr.Binding;

/// <summary>A number that a report gives to a schedule that listens, such as a loss.</summary>
/// <param name="name">Its name.</param>
internal sealed class SignalSymbol(string name) : OpenSymbol(name)
{
    /// <summary>The one signal of a schedule that names none.</summary>
    public const string Usual = "metric";
}
