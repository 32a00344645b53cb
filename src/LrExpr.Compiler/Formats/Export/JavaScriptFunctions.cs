using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Formats.Export;

/// <summary>
/// Functions in JavaScript: operators and what is called otherwise than it is named, then what <see cref="JavaScriptDefinitions"/> has under their names,
/// then what <c>Math</c> has, by the names they have in the <c>math</c> of Python.
/// </summary>
internal static class JavaScriptFunctions
{
    private static readonly Dictionary<FunctionSymbol, FunctionCode> Special = new(CommonOperators.All.Select(Strict))
    {
        [FunctionTable.Not] = new("!") { Precedence = Precedence.Prefix },
        [FunctionTable.TruncatedRemainder] = new("%") { Precedence = Precedence.Term },
        [FunctionTable.Remainder] = new("_mod"),
        [FunctionTable.Power] = new("_pow") { Plain = InMath(FunctionTable.Power), PlainWhere = call => call.AllAreFinite },
        [FunctionTable.IsNaN] = new("Number.isNaN"),
        [FunctionTable.IsFinite] = new("Number.isFinite"),
    };

    /// <summary>How a function is written; null where it is written as its definition says.</summary>
    public static FunctionCode? Find(FunctionSymbol function)
    {
        if (Special.TryGetValue(function, out var code))
            return code;
        if (!function.IsPrimitive)
            return null;
        string name = NameForms.JavaScriptPrivate(function.Name);
        return JavaScriptDefinitions.All.Any(definition => definition.Name == name) ? new(name)
            : InMath(function);
    }

    private static FunctionCode? InMath(FunctionSymbol function) =>
        function.PythonName is { } inPython ? new("Math." + inPython[(inPython.IndexOf('.', StringComparison.Ordinal) + 1)..]) : null;

    /// <summary>What JavaScript compares without conversions has a sign more.</summary>
    private static KeyValuePair<FunctionSymbol, FunctionCode> Strict(KeyValuePair<FunctionSymbol, FunctionCode> row) =>
        row.Value.Name is "==" or "!=" ? new(row.Key, row.Value with { Name = row.Value.Name + "=" }) : row;
}
