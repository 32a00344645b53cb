namespace LrExpr.Binding;

/// <summary>A number of a kind that comes with each call, where somebody looks for the value that it should have.</summary>
/// <param name="name">The name of the parameter.</param>
internal sealed class OpenParameter(string name) : OpenSymbol(name);
