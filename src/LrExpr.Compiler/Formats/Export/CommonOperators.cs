using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Formats.Export;

/// <summary>The operators that other languages write as this one does: all but those of powers, remainders and truths.</summary>
internal static class CommonOperators
{
    private static readonly FunctionSymbol[] Others = [FunctionTable.Power, FunctionTable.Remainder, FunctionTable.Not];

    public static IReadOnlyDictionary<FunctionSymbol, FunctionCode> All { get; } = Read();

    private static Dictionary<FunctionSymbol, FunctionCode> Read()
    {
        var codes = new Dictionary<FunctionSymbol, FunctionCode>();
        foreach (var row in OperatorTable.All.Where(row => row.Precedence is not (Precedence.Conjunction or Precedence.Disjunction)))
        {
            var function = FunctionTable.Operator(row.Function);
            if (Others.Contains(function))
                continue;
            var code = new FunctionCode(row.Symbol) { Precedence = row.Precedence };
            codes.Add(function, code);
            if (function.OfTruths is { } ofTruths)
                codes.Add(ofTruths, code);
        }

        return codes;
    }
}
