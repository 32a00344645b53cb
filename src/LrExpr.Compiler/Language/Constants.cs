using LrExpr.Syntax;

namespace LrExpr.Language;

/// <summary>The named constants of the language.</summary>
internal static class Constants
{
    public static IReadOnlyDictionary<string, double> All { get; } = new Dictionary<string, double>(Names.Comparer)
    {
        ["pi"] = Math.PI,
        ["tau"] = Math.Tau,
        ["e"] = Math.E,
        ["inf"] = double.PositiveInfinity,
    };

    /// <summary>The name of the variable.</summary>
    public const string Step = "step";

    /// <summary>Whether a name means the same in every formula and cannot be given another meaning.</summary>
    public static bool IsReserved(string name) => Names.Same(name, Step) || All.ContainsKey(name);
}
