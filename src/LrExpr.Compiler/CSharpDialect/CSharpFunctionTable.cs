using System.Collections.Immutable;
using LrExpr.Syntax;

namespace LrExpr.CSharpDialect;

/// <summary>
/// Every function and constant of the C# dialect, one row each. Walls, translation, printer, documentation and tests read them. Where
/// two rows mean the same, the first is the one that is printed.
/// </summary>
internal static class CSharpFunctionTable
{
    public static ImmutableArray<CSharpFunction> All { get; } =
    [
        OfMath("Abs", "abs") with { Integer = IntegerResult.OfIntegers },
        OfMath("Sign", "sign") with { Integer = IntegerResult.Always },
        OfMath("Floor", "floor"),
        OfMath("Ceiling", "ceil"),
        OfMath("Round", "round"),
        OfMath("Truncate", "trunc"),
        OfMath("Sqrt", "sqrt"),
        OfMath("Cbrt", "cbrt"),
        OfMath("Exp", "exp"),
        OfMath("Log", "log"),
        OfMath("Log2", "log2"),
        OfMath("Log10", "log10"),
        OfMath("Sin", "sin"),
        OfMath("Cos", "cos"),
        OfMath("Tan", "tan"),
        OfMath("Asin", "asin"),
        OfMath("Acos", "acos"),
        OfMath("Atan", "atan"),
        OfMath("Atan2", "atan2"),
        OfMath("Sinh", "sinh"),
        OfMath("Cosh", "cosh"),
        OfMath("Tanh", "tanh"),
        OfMath("Pow", "pow"),
        OfMath("Min", "min") with { Integer = IntegerResult.OfIntegers },
        OfMath("Max", "max") with { Integer = IntegerResult.OfIntegers },
        OfMath("Clamp", "clamp") with { Integer = IntegerResult.OfIntegers },

        OfLr("Sigmoid", "sigmoid"),
        OfLr("Mod", "mod"),
        OfLr("Clamp", "clamp"),
        OfLr("Lerp", "lerp"),
        OfLr("Ramp", "ramp"),
        OfLr("Smoothstep", "smoothstep"),
        OfLr("Piecewise", "piecewise"),
        OfLr("Reached", "reached"),
        OfLr("Interp", "interp"),
        OfLr("At", "at"),
        OfLr("Uniform", "uniform"),
        OfLr("Normal", "normal"),
    ];

    /// <summary>C# constant and the constant of the language that it is.</summary>
    public static ImmutableArray<(string FullName, string Constant)> Constants { get; } =
        [("Math.PI", "pi"), ("Math.E", "e"), ("Math.Tau", "tau")];

    private static readonly Dictionary<string, CSharpFunction> ByFullName = All.ToDictionary(row => row.FullName, StringComparer.Ordinal);

    private static readonly Dictionary<string, CSharpFunction> ByFunction =
        All.DistinctBy(row => row.Function).ToDictionary(row => row.Function, Names.Comparer);

    private static readonly Dictionary<string, string> ConstantByFullName =
        Constants.ToDictionary(row => row.FullName, row => row.Constant, StringComparer.Ordinal);

    /// <summary>The function of a name with its class, such as <c>Math.Floor</c>, or null.</summary>
    public static CSharpFunction? Find(string fullName) => ByFullName.GetValueOrDefault(fullName);

    /// <summary>The C# function for one of the language, or null. C# calls both logarithms of the language by one name.</summary>
    public static CSharpFunction? Of(string function) => ByFunction.GetValueOrDefault(Names.Same(function, "ln") ? "log" : function);

    /// <summary>The constant of the language for a name such as <c>Math.PI</c>, or null.</summary>
    public static string? Constant(string fullName) => ConstantByFullName.GetValueOrDefault(fullName);

    /// <summary>The C# name of a constant of the language, or null.</summary>
    public static string? OfConstant(string constant) => Constants.FirstOrDefault(row => Names.Same(row.Constant, constant)).FullName;

    private static CSharpFunction OfMath(string name, string function) => new("Math", name, function);

    private static CSharpFunction OfLr(string name, string function) => new("Lr", name, function);
}
