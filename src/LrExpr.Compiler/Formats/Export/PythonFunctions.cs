using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Formats.Export;

/// <summary>
/// Functions in Python: operators and what has a guard of its own, then what <see cref="PythonDefinitions"/> has under their names, then what Python has, by
/// the names in the function table. Python raises where IEEE 754 has an infinity or NaN; where the arguments are known to be harmless, the plain function is
/// called, else one with a guard around it.
/// </summary>
internal static class PythonFunctions
{
    private static readonly Dictionary<FunctionSymbol, FunctionCode> Special = new(CommonOperators.All)
    {
        [FunctionTable.Divide] = new("_divide") { Plain = CommonOperators.All[FunctionTable.Divide], PlainWhere = call => call.IsNotZero(1) },
        [FunctionTable.Remainder] = new("_mod"),
        [FunctionTable.Power] = new("_pow") { Plain = PlainOf(FunctionTable.Power), PlainWhere = call => call.ResultIsFinite },
        [FunctionTable.Not] = new("not ") { Precedence = Precedence.Inversion },
        [FunctionTable.Min] = new("_min") { Plain = PlainOf(FunctionTable.Min), PlainWhere = HasOneOrder },
        [FunctionTable.Max] = new("_max") { Plain = PlainOf(FunctionTable.Max), PlainWhere = call => HasOneOrder(call) || IsFromZero(call) },
    };

    /// <summary>The guards of functions that Python has, each around its function.</summary>
    public static IEnumerable<Definition> Guards => FunctionTable.All.Where(NeedsGuard).Select(function =>
    {
        string name = NameForms.PythonPrivate(function.Name);
        string guard = function.Whole == Wholeness.Always ? "_whole" : "_guarded";
        return new Definition(name, $"def {name}(x):\n    return {guard}(x, {function.PythonName})");
    });

    /// <summary>How a function is written; null where it is written as its definition says.</summary>
    public static FunctionCode? Find(FunctionSymbol function)
    {
        if (Special.TryGetValue(function, out var code))
            return code;
        if (!function.IsPrimitive)
            return null;
        if (HasDefinition(function))
            return new(NameForms.PythonPrivate(function.Name));
        if (!NeedsGuard(function))
            return function.PythonName is null ? null : PlainOf(function);
        return new(NameForms.PythonPrivate(function.Name))
        {
            Plain = PlainOf(function),
            PlainWhere = call => function.Whole != Wholeness.Always && call.IsFiniteUnlessNaN,
        };
    }

    /// <summary>Whether Python's function raises for some argument, or gives an integer. Those that are not of <c>math</c> take any number.</summary>
    private static bool NeedsGuard(FunctionSymbol function) =>
        function is { Primitive: UnaryPrimitive, PythonName: { } name } && !HasDefinition(function)
        && (function.Whole == Wholeness.Always
            || name.StartsWith("math.", StringComparison.Ordinal) && !function.IntervalOf([Interval.Unknown with { MayBeNaN = false }]).IsFinite);

    private static bool HasDefinition(FunctionSymbol function) =>
        PythonDefinitions.All.Any(definition => definition.Name == NameForms.PythonPrivate(function.Name));

    private static FunctionCode PlainOf(FunctionSymbol function) => new(function.PythonName!);

    /// <summary>Python's own answer hangs on the order where an argument is NaN, or where 0 meets -0.</summary>
    private static bool HasOneOrder(CallFacts call) => call is { AllAreFinite: true, MayBeZero: <= 1 };

    /// <summary>Of 0 and -0, <c>max</c> gives the first one, which is the larger one here.</summary>
    private static bool IsFromZero(CallFacts call) => call is { AllAreFinite: true, Count: 2 } && call.IsZero(0);
}
