using System.Reflection;
using LrExpr.Language;

namespace LrExpr.Benchmarks.Functions;

/// <summary>A function of the language that is the project's own, and the one of <see cref="Math"/> it stands for.</summary>
/// <param name="Name">As formulas write it.</param>
/// <param name="Own">Computes one value.</param>
/// <param name="Block">Computes a block: of one or two blocks of arguments.</param>
/// <param name="Platform">The method of <see cref="Math"/>.</param>
internal sealed record FunctionCase(string Name, MethodInfo Own, Action<double[], double[], double[]> Block, MethodInfo Platform)
{
    private const string Class = nameof(Math) + ".";

    /// <summary>All rows of the table whose method is another than that of <see cref="Math"/>, and powers, which are written as an operator.</summary>
    public static IReadOnlyList<FunctionCase> All { get; } =
    [
        .. FunctionTable.All.Where(row => row.Form == FunctionForm.Plain && row.CSharpName?.StartsWith(Class, StringComparison.Ordinal) == true)
            .Select(row => Of(row.Name, row.Primitive, row.CSharpName![Class.Length..])).OfType<FunctionCase>(),
        Of("a ^ b", FunctionTable.Power.Primitive, nameof(Math.Pow))!,
    ];

    public int Arity => Own.GetParameters().Length;

    private static FunctionCase? Of(string name, Primitive? primitive, string platform)
    {
        var (block, arity) = primitive switch
        {
            UnaryPrimitive unary => ((a, _, result) => unary.Fill(a, result), 1),
            BinaryPrimitive binary => ((a, b, result) => binary.Fill(a, b, result), 2),
            _ => default((Action<double[], double[], double[]>, int)),
        };
        if (block is null || primitive!.Method.Method.DeclaringType == typeof(Math) || primitive.Method.Method.ReturnType != typeof(double))
            return null;
        var method = typeof(Math).GetMethod(platform, [.. Enumerable.Repeat(typeof(double), arity)])!;
        return new FunctionCase(name, primitive.Method.Method, block, method);
    }
}
