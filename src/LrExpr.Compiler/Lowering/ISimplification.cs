using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary>
/// One rewrite that makes a tree smaller and changes no bit of its value. NaN counts as one value, whatever its payload.
/// </summary>
internal interface ISimplification
{
    /// <summary>The functions and operators it is about, whose calls alone are handed to it; null for every node.</summary>
    IReadOnlyList<FunctionSymbol>? Functions => null;

    /// <summary>The simpler tree, or null where the rule does not apply. The parts of the node are simple already.</summary>
    BoundExpression? Apply(BoundExpression node);
}
