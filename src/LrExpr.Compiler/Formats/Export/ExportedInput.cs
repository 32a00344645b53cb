using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Formats.Export;

/// <summary>An input as an argument of a written function. Nothing is known of its values: another language may give NaN and infinities.</summary>
/// <param name="input">The input.</param>
internal sealed class ExportedInput(InputSymbol input) : Local(input.Name, FormulaType.Number)
{
    public InputSymbol Input { get; } = input;
}

/// <summary>An argument of a written function.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Input">What it is.</param>
internal readonly record struct WrittenInput(string Name, InputSymbol Input);
