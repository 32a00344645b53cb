using System.Collections.Immutable;
using LrExpr.Syntax;

namespace LrExpr.Export;

/// <summary>
/// Every function and operator in Python, one row each. Python raises where IEEE 754 has an infinity or NaN, so most are calls of definitions
/// that stand in <see cref="PythonDefinitions"/>; where the arguments are known to be harmless, the plain function is called.
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
        Call("divide", "_divide") with { Plain = Operator("divide", "/", Precedence.Term), PlainWhere = call => call.Arguments[1].ExcludesZero },
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
        Call("floor", "_floor"),
        Call("ceil", "_ceil"),
        Call("trunc", "_trunc"),
        Call("round", "_round"),
        Call("sign", "_sign"),

        Call("min", "_min") with { Plain = Call("min", "min"), PlainWhere = HasOneOrder },
        Call("max", "_max") with { Plain = Call("max", "max"), PlainWhere = call => HasOneOrder(call) || IsFromZero(call) },
        Call("clamp", "_clamp"),

        Call("sqrt", "_sqrt") with { Plain = Call("sqrt", "math.sqrt"), PlainWhere = call => call.Arguments[0].IsWithin(0, double.MaxValue) },
        Call("cbrt", "_cbrt"),
        Call("exp", "_exp") with { Plain = Call("exp", "math.exp"), PlainWhere = call => call.Result.IsKnown },
        Logarithm("ln", "_ln", "math.log"),
        Logarithm("log2", "_log2", "math.log2"),
        Logarithm("log10", "_log10", "math.log10"),
        Call("log", "_log"),
        Call("sigmoid", "_sigmoid"),
        Power("pow"),

        Finite("sin", "_sin", "math.sin"),
        Finite("cos", "_cos", "math.cos"),
        Finite("tan", "_tan", "math.tan"),
        Call("asin", "_asin") with { Plain = Call("asin", "math.asin"), PlainWhere = call => call.Arguments[0].IsWithin(-1, 1) },
        Call("acos", "_acos") with { Plain = Call("acos", "math.acos"), PlainWhere = call => call.Arguments[0].IsWithin(-1, 1) },
        Call("atan", "math.atan"),
        Call("sinh", "_sinh") with { Plain = Call("sinh", "math.sinh"), PlainWhere = call => call.Arguments[0].IsWithin(-700, 700) },
        Call("cosh", "_cosh") with { Plain = Call("cosh", "math.cosh"), PlainWhere = call => call.Arguments[0].IsWithin(-700, 700) },
        Call("tanh", "math.tanh"),
        Call("atan2", "math.atan2"),

        Call("mod", "_mod"),
        Call("rem", "_rem"),
        Call("div", "_floor_divide"),

        Call("lerp", "_lerp"),
        Call("ramp", "_ramp"),
        Call("smoothstep", "_smoothstep"),

        Call("piecewise", "_piecewise"),
        Call("reached", "_reached"),
        Call("interp", "_interp"),
        Call("at", "_at"),
        Call("count", "_count"),
        Call("product", "_product"),

        Call("uniform", "_uniform"),
        Call("normal", "_normal"),

        Call("isnan", "math.isnan"),
        Call("isfinite", "math.isfinite"),
    ];

    private static readonly Dictionary<string, FunctionCode> ByFunction = All.ToDictionary(row => row.Function, StringComparer.Ordinal);

    public static FunctionCode? Find(string function) => ByFunction.GetValueOrDefault(function);

    /// <summary>Python's own answer hangs on the order where an argument is NaN, or where 0 meets -0.</summary>
    private static bool HasOneOrder(CallFacts call) => call.AllAreFinite && call.Arguments.Count(argument => !argument.ExcludesZero) <= 1;

    /// <summary>Of 0 and -0, <c>max</c> gives the first one, which is the larger one here.</summary>
    private static bool IsFromZero(CallFacts call) =>
        call is { AllAreFinite: true, Arguments: [{ Low: 0, High: 0 } zero, _] } && double.IsPositive(zero.Low) && double.IsPositive(zero.High);

    private static FunctionCode Operator(string function, string symbol, Precedence precedence) => new(function, symbol) { Precedence = precedence };

    private static FunctionCode Call(string function, string name) => new(function, name);

    private static FunctionCode Finite(string function, string name, string plain) =>
        Call(function, name) with { Plain = Call(function, plain), PlainWhere = call => call.AllAreFinite };

    private static FunctionCode Logarithm(string function, string name, string plain) =>
        Call(function, name) with { Plain = Call(function, plain), PlainWhere = call => call.Arguments[0] is { IsKnown: true, Low: > 0 } };

    private static FunctionCode Power(string function) =>
        Call(function, "_pow") with { Plain = Call(function, "math.pow"), PlainWhere = call => call.Result.IsKnown };
}
