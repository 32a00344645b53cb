using System.Collections.Immutable;
using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.CSharpDialect;

/// <summary>
/// Every function and constant of the C# dialect: the rows of <see cref="FunctionTable"/> by the names they have in C#, those of <c>Math</c> first. Walls,
/// translation, printer, documentation and tests read them.
/// </summary>
internal static class CSharpFunctionTable
{
    /// <summary>One name can mean several rows, which the number of arguments tells apart; it is that which takes the most.</summary>
    public static ImmutableArray<CSharpFunction> All { get; } =
    [
        .. FunctionTable.All.Where(row => row.Form != FunctionForm.Operator)
            .SelectMany(row => new[] { row.CSharpName, row.OtherCSharpName }.OfType<string>().Select(name => new CSharpFunction(name, row)))
            .GroupBy(function => function.FullName, (_, same) => same.MaxBy(function => function.Arity.Most)!)
            .OrderByDescending(function => function.IsOfMath),
    ];

    /// <summary>C# constant and the constant of the language that it is.</summary>
    public static ImmutableArray<(string FullName, string Constant)> Constants { get; } =
        [("Math.PI", "pi"), ("Math.E", "e"), ("Math.Tau", "tau")];

    private static readonly Dictionary<string, CSharpFunction> ByFullName = All.ToDictionary(row => row.FullName, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> ConstantByFullName =
        Constants.ToDictionary(row => row.FullName, row => row.Constant, StringComparer.Ordinal);

    /// <summary>The function of a name with its class, such as <c>Math.Floor</c>, or null.</summary>
    public static CSharpFunction? Find(string fullName) => ByFullName.GetValueOrDefault(fullName);

    /// <summary>The C# function for one of the language, or null.</summary>
    public static CSharpFunction? Of(FunctionSymbol function) => function.CSharpName is { } name ? ByFullName[name] : null;

    /// <summary>The C# function for the name of one of the language, or null.</summary>
    public static CSharpFunction? Of(string function) => FunctionTable.Find(function) is { } row ? Of(row) : null;

    /// <summary>The constant of the language for a name such as <c>Math.PI</c>, or null.</summary>
    public static string? Constant(string fullName) => ConstantByFullName.GetValueOrDefault(fullName);

    /// <summary>The C# name of a constant of the language, or null.</summary>
    public static string? OfConstant(string constant) => Constants.FirstOrDefault(row => Names.Same(row.Constant, constant)).FullName;
}
