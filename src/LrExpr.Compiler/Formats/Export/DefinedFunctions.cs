using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Lowering;

namespace LrExpr.Formats.Export;

/// <summary>The functions that are defined in the language, which other languages do not have: as functions there, or in the place of their calls.</summary>
internal static class DefinedFunctions
{
    /// <summary>A tree for people, with the definitions in place that read as well there as a call.</summary>
    public static BoundExpression PutInPlace(BoundExpression lowered) =>
        Simplifier.ForPeople(Expansion.Expand(lowered, call => IsWrittenInPlace(call.Function, call.Arguments.Length)));

    /// <summary>The others, as functions of a language.</summary>
    public static IEnumerable<Definition> Write(TargetLanguage language)
    {
        foreach (var function in FunctionTable.All.Where(function => !function.Definitions.IsEmpty))
        {
            for (int count = function.Arity.Least; count <= function.Arity.Most; count++)
            {
                if (!IsWrittenInPlace(function, count))
                    yield return CodeWriter.Write(function, count, language);
            }
        }
    }

    /// <summary>No argument stands in it twice.</summary>
    private static bool IsWrittenInPlace(FunctionSymbol function, int count) =>
        LocalUses.Count(Prelude.Definition(function, count).Body).Values.All(uses => uses <= 1);
}
