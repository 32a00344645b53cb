using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Formats.Export;

/// <summary>
/// Functions in C#: operators and what is called otherwise than it is named, then what <see cref="CSharpDefinitions"/> has under their names, then what
/// <see cref="Math"/> has, by the names in the function table.
/// </summary>
internal static class CSharpFunctions
{
    private static readonly Dictionary<FunctionSymbol, FunctionCode> Special = new(CommonOperators.All)
    {
        [FunctionTable.Not] = new("!") { Precedence = Precedence.Prefix },
        [FunctionTable.TruncatedRemainder] = new("%") { Precedence = Precedence.Term },
        [FunctionTable.Remainder] = new("Mod"),
        [FunctionTable.IsNaN] = new("double.IsNaN"),
        [FunctionTable.IsFinite] = new("double.IsFinite"),

        // The class has a method At.
        [FunctionTable.ElementAt] = new("ElementAt"),
    };

    /// <summary>How a function is written; null where it is written as its definition says.</summary>
    public static FunctionCode? Find(FunctionSymbol function)
    {
        if (Special.TryGetValue(function, out var code))
            return code;
        if (!function.IsPrimitive)
            return null;
        string name = NameForms.Pascal(function.Name);
        return CSharpDefinitions.All.Any(definition => definition.Name == name) ? new(name)
            : function.CSharpName is { } ofMath && ofMath.StartsWith("Math.", StringComparison.Ordinal) ? new(ofMath)
            : null;
    }
}
