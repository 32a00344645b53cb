using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Formats.Export;

/// <summary>An input, a state or a signal as an argument of a written function. Nothing is known of its values: another language may give NaN and infinities.</summary>
/// <param name="name">Its name, with that of the part it belongs to.</param>
/// <param name="symbol">What it is.</param>
internal sealed class ExportedArgument(string name, OpenSymbol symbol) : Local(name, FormulaType.Number)
{
    public OpenSymbol Symbol { get; } = symbol;

    /// <summary>What it is, for people.</summary>
    public string Text => Symbol.TextUnder(Name) + (Symbol.Description is { } text ? ": " + LrExpr.Text.Printable.Escape(text) : "");
}

/// <summary>An argument of a written function.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Argument">What it is.</param>
internal readonly record struct WrittenArgument(string Name, ExportedArgument Argument)
{
    public OpenSymbol Symbol => Argument.Symbol;
}
