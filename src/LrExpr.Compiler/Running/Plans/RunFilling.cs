using System.Runtime.InteropServices;
using LrExpr.Facts;
using LrExpr.Running.Blocks;

namespace LrExpr.Running.Plans;

/// <summary>Fills run by run: what is constant within one is computed once for all of it.</summary>
/// <param name="range">The steps.</param>
/// <param name="roots">What is constant within a run.</param>
/// <param name="code">Computes the values of a run from those of the roots.</param>
internal sealed class RunFilling(StepRange range, Func<long, double>[] roots, BlockCode code) : IFilling
{
    public void Fill(long first, Span<double> destination)
    {
        Span<double> values = stackalloc double[roots.Length];
        Span<double> others = stackalloc double[roots.Length];
        long length = 0;
        while (destination.Length > 0)
        {
            RootsAt(first, values);
            length = LengthOf(first, destination.Length, length, values, others);
            code.Fill(first, destination[..(int)length], values);
            destination = destination[(int)length..];
            first += length;
        }
    }

    public override string ToString() => code.IsUniform ? "by runs" : "by runs in blocks";

    /// <summary>How many steps from the first on, up to a limit, are in one run. Most runs are as long as the one before.</summary>
    private long LengthOf(long first, long limit, long guess, ReadOnlySpan<double> values, Span<double> others)
    {
        long known = 1, beyond = limit + 1;
        if (guess > 1 && guess < limit)
        {
            if (IsSameAt(first + guess - 1, values, others))
                known = guess;
            else
                beyond = guess;
            if (known == guess && !IsSameAt(first + guess, values, others))
                return guess;
        }

        // Ever longer strides, then the middle between what is known to be in and out.
        long stride = Math.Max(known, 64);
        while (beyond > limit && known < limit)
        {
            long next = Math.Min(limit, known + stride);
            if (IsSameAt(first + next - 1, values, others))
                known = next;
            else
                beyond = next;
            stride *= 4;
        }

        while (beyond - known > 1)
        {
            long middle = known + (beyond - known) / 2;
            if (IsSameAt(first + middle - 1, values, others))
                known = middle;
            else
                beyond = middle;
        }

        return known;
    }

    private bool IsSameAt(long step, ReadOnlySpan<double> values, Span<double> others)
    {
        if (step > range.Last)
            return false;
        RootsAt(step, others);

        // By their bits: 0 and -0 are two, since what follows from them may be.
        return MemoryMarshal.Cast<double, long>(others).SequenceEqual(MemoryMarshal.Cast<double, long>(values));
    }

    private void RootsAt(long step, Span<double> values)
    {
        for (int i = 0; i < roots.Length; i++)
            values[i] = roots[i](step);
    }
}
