using LrExpr.Language;

namespace LrExpr.CSharpDialect;

/// <summary>The CLR types that may occur in a foreign tree: those of the language's values, and no other.</summary>
internal static class ForeignTypes
{
    public static Type Of(FormulaType type) => type switch
    {
        FormulaType.Boolean => typeof(bool),
        FormulaType.Array => typeof(double[]),
        _ => typeof(double),
    };

    public static bool IsAllowed(Type type) => type == typeof(double) || type == typeof(bool) || type == typeof(double[]);
}
