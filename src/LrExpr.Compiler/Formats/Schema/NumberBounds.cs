using System.Text.Json.Nodes;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Kinds;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Formats.Schema;

/// <summary>What the constraints of a kind say of one parameter alone: <c>decay_steps > 0</c>. Others no schema can say.</summary>
internal static class NumberBounds
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        [">"] = "exclusiveMinimum",
        [">="] = "minimum",
        ["<"] = "exclusiveMaximum",
        ["<="] = "maximum",
    };

    public static IEnumerable<(string Keyword, JsonNode? Value)> Of(KindDefinition kind, KindParameter parameter)
    {
        foreach (var constraint in kind.Constraints)
        {
            if (Condition(constraint) is BinarySyntax { Left: NameSyntax left, Right: NumberSyntax right } comparison
                && Names.Same(left.Name, parameter.InFormula)
                && Keywords.TryGetValue(comparison.Operator.Symbol, out string? keyword))
                yield return (keyword, JsonValue.Create(right.Value));
        }
    }

    /// <summary>The condition on a value that is given: what <c>not given(p) or p > 0</c> has behind the <c>or</c>.</summary>
    private static ExpressionSyntax? Condition(SourceText constraint) =>
        FormulaParser.ParseFormula(constraint, new DiagnosticBag()) switch
        {
            BinarySyntax { Operator.Precedence: Precedence.Disjunction, Left: PrefixSyntax { Operand: CallSyntax { Arguments: [{ Value: NameSyntax given }] } call } } either
                when Names.Same(call.Name.Name, FunctionTable.Given.Name) && either.Right is BinarySyntax { Left: NameSyntax named } && Names.Same(given.Name, named.Name) => either.Right,
            var whole => whole,
        };
}
