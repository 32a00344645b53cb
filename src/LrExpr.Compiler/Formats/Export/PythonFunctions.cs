using System.Collections.Immutable;
using LrExpr.Syntax;

namespace LrExpr.Formats.Export;

/// <summary>
/// Every operator in Python, and every function that Python has, one row each. Python raises where IEEE 754 has an infinity or NaN, so most are calls of
/// <see cref="PythonDefinitions"/>; where the arguments are known to be harmless, the plain function is called. What has only a definition, which is
/// named after it, needs no row.
/// </summary>
internal static class PythonFunctions
{
    public static ImmutableArray<FunctionCode> All { get; } =
    [
        Operator("negate", "-", Precedence.Prefix),
        Operator("plus", "+", Precedence.Prefix),
        Operator("add", "+", Precedence.Sum),
        Operator("subtract", "-", Precedence.Sum),
        Operator("multiply", "*", Precedence.Term),
        Call("divide", "_divide") with { Plain = Operator("divide", "/", Precedence.Term), PlainWhere = call => call.IsNotZero(1) },
        Call("remainder", "_mod"),
        Power("power"),
        Operator("less", "<", Precedence.Comparison),
        Operator("lessOrEqual", "<=", Precedence.Comparison),
        Operator("greater", ">", Precedence.Comparison),
        Operator("greaterOrEqual", ">=", Precedence.Comparison),
        Operator("equal", "==", Precedence.Comparison),
        Operator("notEqual", "!=", Precedence.Comparison),
        Operator("same", "==", Precedence.Comparison),
        Operator("different", "!=", Precedence.Comparison),
        Operator("not", "not ", Precedence.Inversion),
        Call("wholeStep", "_whole_step"),

        Call("abs", "abs"),

        Call("min", "_min") with { Plain = Call("min", "min"), PlainWhere = HasOneOrder },
        Call("max", "_max") with { Plain = Call("max", "max"), PlainWhere = call => HasOneOrder(call) || IsFromZero(call) },

        Call("sqrt", "_sqrt") with { Plain = Call("sqrt", "math.sqrt"), PlainWhere = call => call.IsWithin(0, 0, double.MaxValue) },
        Call("exp", "_exp") with { Plain = Call("exp", "math.exp"), PlainWhere = call => call.ResultIsFinite },
        Logarithm("ln", "_ln", "math.log"),
        Logarithm("log2", "_log2", "math.log2"),
        Logarithm("log10", "_log10", "math.log10"),
        Power("pow"),

        Finite("sin", "_sin", "math.sin"),
        Finite("cos", "_cos", "math.cos"),
        Finite("tan", "_tan", "math.tan"),
        Call("asin", "_asin") with { Plain = Call("asin", "math.asin"), PlainWhere = call => call.IsWithin(0, -1, 1) },
        Call("acos", "_acos") with { Plain = Call("acos", "math.acos"), PlainWhere = call => call.IsWithin(0, -1, 1) },
        Call("atan", "math.atan"),
        Call("sinh", "_sinh") with { Plain = Call("sinh", "math.sinh"), PlainWhere = call => call.IsWithin(0, -700, 700) },
        Call("cosh", "_cosh") with { Plain = Call("cosh", "math.cosh"), PlainWhere = call => call.IsWithin(0, -700, 700) },
        Call("tanh", "math.tanh"),
        Call("atan2", "math.atan2"),

        Call("div", "_floor_divide"),

        Call("isnan", "math.isnan"),
        Call("isfinite", "math.isfinite"),
    ];

    private static readonly Dictionary<string, FunctionCode> ByFunction = All.ToDictionary(row => row.Function, StringComparer.Ordinal);

    public static FunctionCode? Find(string function) =>
        ByFunction.TryGetValue(function, out var row) ? row
        : PythonDefinitions.All.Any(definition => definition.Name == "_" + function) ? Call(function, "_" + function)
        : null;

    /// <summary>Python's own answer hangs on the order where an argument is NaN, or where 0 meets -0.</summary>
    private static bool HasOneOrder(CallFacts call) => call is { AllAreFinite: true, MayBeZero: <= 1 };

    /// <summary>Of 0 and -0, <c>max</c> gives the first one, which is the larger one here.</summary>
    private static bool IsFromZero(CallFacts call) => call is { AllAreFinite: true, Count: 2 } && call.IsZero(0);

    private static FunctionCode Operator(string function, string symbol, Precedence precedence) => new(function, symbol) { Precedence = precedence };

    private static FunctionCode Call(string function, string name) => new(function, name);

    private static FunctionCode Finite(string function, string name, string plain) =>
        Call(function, name) with { Plain = Call(function, plain), PlainWhere = call => call.AllAreFinite };

    private static FunctionCode Logarithm(string function, string name, string plain) =>
        Call(function, name) with { Plain = Call(function, plain), PlainWhere = call => call.IsPositive(0) };

    private static FunctionCode Power(string function) =>
        Call(function, "_pow") with { Plain = Call(function, "math.pow"), PlainWhere = call => call.ResultIsFinite };
}
