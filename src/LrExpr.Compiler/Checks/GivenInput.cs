using LrExpr.Binding;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Checks;

/// <summary>What an input is, where values are held against claims.</summary>
/// <param name="Input">The input.</param>
/// <param name="Value">Its value, within its limits.</param>
internal sealed record GivenInput(InputSymbol Input, double Value)
{
    public override string ToString() => $"{Printable.Escape(Input.Name)} is {NumberText.Of(Value)}";
}
