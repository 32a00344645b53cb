using System.Collections.Immutable;
using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Formats.Export;

/// <summary>
/// Every operator in C#, one row each, and functions that are called otherwise than they are named. What <see cref="Math"/> has is called as the function
/// table calls it, and what has a definition of its name in <see cref="CSharpDefinitions"/> needs no row either.
/// </summary>
internal static class CSharpFunctions
{
    public static ImmutableArray<FunctionCode> All { get; } =
    [
        Operator("negate", "-", Precedence.Prefix),
        Operator("plus", "+", Precedence.Prefix),
        Operator("add", "+", Precedence.Sum),
        Operator("subtract", "-", Precedence.Sum),
        Operator("multiply", "*", Precedence.Term),
        Operator("divide", "/", Precedence.Term),
        Operator("less", "<", Precedence.Comparison),
        Operator("lessOrEqual", "<=", Precedence.Comparison),
        Operator("greater", ">", Precedence.Comparison),
        Operator("greaterOrEqual", ">=", Precedence.Comparison),
        Operator("equal", "==", Precedence.Comparison),
        Operator("notEqual", "!=", Precedence.Comparison),
        Operator("same", "==", Precedence.Comparison),
        Operator("different", "!=", Precedence.Comparison),
        Operator("not", "!", Precedence.Prefix),
        Operator("rem", "%", Precedence.Term),

        Call("sign", "Sign"),
        Call("pow", "Math.Pow"),
        Call("power", "Math.Pow"),
        Call("remainder", "Mod"),
        Call("wholeStep", "WholeStep"),
        Call("div", "FloorDivide"),
        Call("at", "ElementAt"),
        Call("isnan", "double.IsNaN"),
        Call("isfinite", "double.IsFinite"),
    ];

    private static readonly Dictionary<string, FunctionCode> ByFunction = All.ToDictionary(row => row.Function, StringComparer.Ordinal);

    public static FunctionCode? Find(FunctionSymbol function, int count)
    {
        if (function.Primitive is not null && function.CSharpName?.StartsWith("Math.", StringComparison.Ordinal) == true && !ByFunction.ContainsKey(function.Name))
            return Call(function.Name, function.CSharpName);
        string name = char.ToUpperInvariant(function.Name[0]) + function.Name[1..];
        return ByFunction.TryGetValue(function.Name, out var row) ? row
            : CSharpDefinitions.All.Any(definition => definition.Name == name) ? Call(function.Name, name)
            : null;
    }

    private static FunctionCode Operator(string function, string symbol, Precedence precedence) => new(function, symbol) { Precedence = precedence };

    private static FunctionCode Call(string function, string name) => new(function, name);
}
