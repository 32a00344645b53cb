namespace LrExpr.Bits;

/// <summary>Two ways to ask for a value gave different bits.</summary>
public sealed class BitsException(string message, Exception? inner = null) : Exception(message, inner);
