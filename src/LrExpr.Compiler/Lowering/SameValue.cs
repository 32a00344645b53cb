using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary>Calls that have the same bits wherever both can stand: those of the same function with the same constants, locals and calls.</summary>
internal sealed class SameValue : IEqualityComparer<BoundExpression>
{
    public static SameValue Instance { get; } = new();

    public bool Equals(BoundExpression? a, BoundExpression? b) => a == b || (a, b) switch
    {
        (BoundConstant constant, BoundConstant other) => AreSame(constant.Value, other.Value),
        (BoundLocal local, BoundLocal other) => local.Local == other.Local,
        (BoundCall call, BoundCall other) => call.Function == other.Function && call.Arguments.SequenceEqual(other.Arguments, this),
        _ => false,
    };

    /// <summary>Of the outermost call and what its arguments are, and no deeper: that tells nearly all calls of a formula apart.</summary>
    public int GetHashCode(BoundExpression node)
    {
        var hash = new HashCode();
        hash.Add(HashOf(node));
        foreach (var argument in node is BoundCall call ? call.Arguments : [])
            hash.Add(HashOf(argument));
        return hash.ToHashCode();
    }

    private static int HashOf(BoundExpression node) => node switch
    {
        BoundConstant constant => constant.Value.Number.GetHashCode(),
        BoundLocal local => local.Local.GetHashCode(),
        BoundCall call => call.Function.GetHashCode(),
        _ => 0,
    };

    private static bool AreSame(Value a, Value b) =>
        a.Type == b.Type && a.Array == b.Array && BitConverter.DoubleToInt64Bits(a.Number) == BitConverter.DoubleToInt64Bits(b.Number);
}
