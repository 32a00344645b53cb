namespace LrExpr.Binding;

/// <summary>A number that a schedule keeps from report to report. Its default is what it starts with.</summary>
/// <param name="name">Its name.</param>
internal sealed class StateSymbol(string name) : OpenSymbol(name);
