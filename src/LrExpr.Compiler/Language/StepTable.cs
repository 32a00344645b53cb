using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Language;

/// <summary>The value of the number of boundaries that are below; NaN for NaN.</summary>
/// <typeparam name="TBelow">Whether a boundary is below a number.</typeparam>
/// <param name="boundaries">The boundaries, ascending.</param>
/// <param name="values">A value for each number of boundaries.</param>
internal sealed class StepTable<TBelow>(double[] boundaries, double[] values) : ITable
    where TBelow : struct, IBinary
{
    /// <summary>So many comparisons of vectors take less time than a search for each number.</summary>
    private const int Few = 32;

    public void Fill(ReadOnlySpan<double> x, Span<double> result)
    {
        if (boundaries.Length > Few)
            Search(x, result);
        else if (Vector512.IsHardwareAccelerated)
            Fill<Simd512, Vector512<double>>(x, result);
        else if (Vector256.IsHardwareAccelerated)
            Fill<Simd256, Vector256<double>>(x, result);
        else
            Fill<Simd128, Vector128<double>>(x, result);
    }

    /// <summary>A table of how many boundaries are below.</summary>
    public static StepTable<TBelow> OfCounts(double[] boundaries) =>
        new(boundaries, [.. Enumerable.Range(0, boundaries.Length + 1).Select(count => (double)count)]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Fill<TSimd, TVector>(ReadOnlySpan<double> x, Span<double> result)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref double source = ref MemoryMarshal.GetReference(x), destination = ref MemoryMarshal.GetReference(result);
        for (int i = 0; i < result.Length; i += TSimd.Lanes)
        {
            var at = TSimd.Load(ref source, i);
            var value = TSimd.Create(values[0]);
            for (int j = 0; j < boundaries.Length; j++)
                value = TSimd.Select(TBelow.Of<TSimd, TVector>(TSimd.Create(boundaries[j]), at), TSimd.Create(values[j + 1]), value);
            TSimd.Store(TSimd.Select(TSimd.Equal(at, at), value, at), ref destination, i);
        }
    }

    /// <summary>Halves without a branch, which could not be foreseen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Search(ReadOnlySpan<double> x, Span<double> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            double at = x[i];
            int first = 0, count = boundaries.Length;
            while (count > 1)
            {
                int half = count >>> 1;
                first = IsBelow(boundaries[first + half - 1], at) ? first + half : first;
                count -= half;
            }

            result[i] = double.IsNaN(at) ? at : values[IsBelow(boundaries[first], at) ? first + 1 : first];
        }
    }

    private static bool IsBelow(double boundary, double x) => BitConverter.DoubleToInt64Bits(Scalar.Of<TBelow>(boundary, x)) != 0;
}
