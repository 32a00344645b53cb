using LrExpr.Running.Blocks;

namespace LrExpr.Running.Plans;

/// <summary>Block by block.</summary>
internal sealed class BlockFilling(BlockCode code) : IFilling
{
    public void Fill(long first, Span<double> destination) => code.Fill(first, destination);

    public override string ToString() => "in blocks";
}
