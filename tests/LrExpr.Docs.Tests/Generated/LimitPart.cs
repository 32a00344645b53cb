using System.Globalization;
using LrExpr.Binding;
using LrExpr.Parsing;

namespace LrExpr.Docs.Tests.Generated;

/// <summary>The table of limits.</summary>
internal static class LimitPart
{
    public static string Write() => Markdown.Table(
        ["what", "at most", "code"],
        [
            ["characters of a formula", Number(FormulaLimits.Length), "LRX5001"],
            ["nesting", Number(FormulaLimits.Nesting), "LRX5002"],
            ["parts of a formula", Number(FormulaLimits.Nodes), "LRX5003"],
            ["parts with those of the functions and kinds it calls, counted at each call", Number(DefinitionLimits.ExpandedNodes), "LRX5003"],
            ["characters of a name", Number(FormulaLimits.NameLength), "LRX5004"],
            ["characters of a number", Number(FormulaLimits.NumberLength), "LRX5005"],
            ["arguments of a call", Number(FormulaLimits.Arguments), "LRX5006"],
            ["elements of an array", Number(FormulaLimits.ArrayElements), "LRX5007"],
            ["cost of a schedule, a function or a use of a kind", Number(DefinitionLimits.Cost), "LRX5008"],
            ["cost of the elements that a formula computes when it is loaded", Number(DefinitionLimits.ArrayWork), "LRX5008"],
            ["steps of a `Total` of an `Expect` times the cost of its schedule", Number(DefinitionLimits.ExpectWork), "LRX5009"],
            ["inputs of a schedule, with those of what it refers to", Number(InputSymbol.Most), "LRX5010"],
            ["numbers that a schedule keeps, with those of what it refers to", Number(StateMachine.Most), "LRX5011"],
        ]);

    private static string Number(long limit) => limit.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' ');
}
