using LrExpr.Binding;

namespace LrExpr.Running.Plans;

/// <summary>The loop over vectors for a tree, compiled when it is first needed.</summary>
/// <param name="emitRange">Makes the code for consecutive steps.</param>
/// <param name="function">Computes what the loop cannot.</param>
internal sealed class VectorLoop(Func<RangeKernel> emitRange, Func<long, double> function)
{
    /// <summary>As much as is computed again where a function was called beyond its domain.</summary>
    private const int Block = 2_048;

    private RangeKernel? _kernel;

    public void Fill(long first, Span<double> destination, ref double values)
    {
        var kernel = _kernel ??= emitRange();
        while (destination.Length > 0)
        {
            var block = destination[..Math.Min(Block, destination.Length)];
            FillBlock(kernel, first, block, ref values);
            destination = destination[block.Length..];
            first += block.Length;
        }
    }

    private void FillBlock(RangeKernel kernel, long first, Span<double> block, ref double values)
    {
        int lanes = VectorEmitter.Lanes;
        bool isWithin;
        if (block.Length >= lanes)
        {
            isWithin = kernel(first, ref block[0], block.Length, ref values);
        }
        else
        {
            Span<double> whole = stackalloc double[lanes];
            isWithin = kernel(first, ref whole[0], lanes, ref values);
            whole[..block.Length].CopyTo(block);
        }

        for (int i = 0; !isWithin && i < block.Length; i++)
            block[i] = function(first + i);
    }
}
