using System.Collections.Immutable;
using LrExpr.Functions;
using LrExpr.Syntax;

namespace LrExpr.Export;

/// <summary>
/// Every operator in C#, and every function that <see cref="Math"/> and <see cref="double"/> do not have, one row each; those they have are called as the
/// function table calls them. What has no operator stands in <see cref="CSharpDefinitions"/>.
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

        Call("remainder", "Mod"),
        Call("wholeStep", "WholeStep"),
        Call("sign", "Sign"),
        Call("clamp", "Clamp"),
        Call("log", "Log"),
        Call("sigmoid", "Sigmoid"),
        Call("mod", "Mod"),
        Call("div", "FloorDivide"),
        Call("lerp", "Lerp"),
        Call("ramp", "Ramp"),
        Call("smoothstep", "Smoothstep"),
        Call("piecewise", "Piecewise"),
        Call("reached", "Reached"),
        Call("interp", "Interp"),
        Call("at", "ElementAt"),
        Call("count", "Count"),
        Call("product", "Product"),
        Call("uniform", "Uniform"),
        Call("normal", "Normal"),
        Call("isnan", "double.IsNaN"),
        Call("isfinite", "double.IsFinite"),
    ];

    private static readonly Dictionary<string, FunctionCode> ByFunction = All.ToDictionary(row => row.Function, StringComparer.Ordinal);

    public static FunctionCode? Find(FunctionSymbol function, int count)
    {
        var method = function.Method(count).Method;
        return method.DeclaringType == typeof(Math) ? Call(function.Name, "Math." + method.Name) : ByFunction.GetValueOrDefault(function.Name);
    }

    private static FunctionCode Operator(string function, string symbol, Precedence precedence) => new(function, symbol) { Precedence = precedence };

    private static FunctionCode Call(string function, string name) => new(function, name);
}
