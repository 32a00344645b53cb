using System.Runtime.InteropServices;

namespace LrExpr.Running.Plans;

/// <summary>Fills in vectors.</summary>
/// <param name="loop">The loop for consecutive steps.</param>
/// <param name="emitSteps">Makes the code for other steps.</param>
/// <param name="function">Computes what the loops cannot.</param>
internal sealed class VectorFilling(VectorLoop loop, Func<StepsKernel> emitSteps, Func<long, double> function) : IFilling
{
    private const int Block = 512;

    private StepsKernel? _kernel;

    public void Fill(long first, Span<double> destination)
    {
        double none = 0;
        loop.Fill(first, destination, ref none);
    }

    public void Fill(ReadOnlySpan<long> steps, Span<double> destination)
    {
        var kernel = _kernel ??= emitSteps();
        int lanes = VectorEmitter.Lanes;
        Span<long> padded = stackalloc long[lanes];
        Span<double> values = stackalloc double[lanes];
        double none = 0;
        while (steps.Length > 0)
        {
            int count = Math.Min(Block, steps.Length);
            bool isWithin;
            if (count >= lanes)
            {
                ref long source = ref MemoryMarshal.GetReference(steps);
                isWithin = kernel(ref source, ref destination[0], count, ref none);
            }
            else
            {
                padded.Fill(steps[0]);
                steps[..count].CopyTo(padded);
                isWithin = kernel(ref padded[0], ref values[0], lanes, ref none);
                values[..count].CopyTo(destination);
            }

            for (int i = 0; !isWithin && i < count; i++)
                destination[i] = function(steps[i]);
            steps = steps[count..];
            destination = destination[count..];
        }
    }

    public override string ToString() => "in vectors";
}
