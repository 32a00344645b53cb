using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Language;

/// <summary>Lines between points, with the operations of <see cref="Intrinsics.Interpolate"/>.</summary>
/// <remarks>A line without a width lies between points at one place, behind all of which a number is that is not before them, so that nothing is seen of its value.</remarks>
internal sealed class LinearTable : ITable
{
    /// <summary>So many comparisons of vectors take less time than a search for each number.</summary>
    private const int Few = 16;

    private readonly double[] _xs, _ys, _widths, _heights;

    public LinearTable(double[] xs, double[] ys)
    {
        (_xs, _ys) = (xs, ys);
        _widths = [.. xs.Zip(xs.Skip(1), (x, next) => next - x), 1];
        _heights = [.. ys.Zip(ys.Skip(1), (y, next) => next - y), 0];
    }

    public void Fill(ReadOnlySpan<double> x, Span<double> result)
    {
        if (_xs.Length > Few)
            Search(x, result);
        else if (Vector512.IsHardwareAccelerated)
            Fill<Simd512, Vector512<double>>(x, result);
        else if (Vector256.IsHardwareAccelerated)
            Fill<Simd256, Vector256<double>>(x, result);
        else
            Fill<Simd128, Vector128<double>>(x, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Fill<TSimd, TVector>(ReadOnlySpan<double> x, Span<double> result)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref double source = ref MemoryMarshal.GetReference(x), destination = ref MemoryMarshal.GetReference(result);
        TVector left = TSimd.Create(_xs[0]), right = TSimd.Create(_xs[^1]), below = TSimd.Create(_ys[0]), above = TSimd.Create(_ys[^1]);
        for (int i = 0; i < result.Length; i += TSimd.Lanes)
        {
            var at = TSimd.Load(ref source, i);
            TVector start = left, width = TSimd.Create(_widths[0]), value = below, height = TSimd.Create(_heights[0]);
            for (int j = 1; j < _xs.Length - 1; j++)
            {
                var bound = TSimd.Create(_xs[j]);
                var isReached = TSimd.LessOrEqual(bound, at);
                start = TSimd.Select(isReached, bound, start);
                width = TSimd.Select(isReached, TSimd.Create(_widths[j]), width);
                value = TSimd.Select(isReached, TSimd.Create(_ys[j]), value);
                height = TSimd.Select(isReached, TSimd.Create(_heights[j]), height);
            }

            value = TSimd.Add(value, TSimd.Multiply(height, TSimd.Divide(TSimd.Subtract(at, start), width)));
            value = TSimd.Select(TSimd.LessOrEqual(left, at), value, below);
            value = TSimd.Select(TSimd.LessOrEqual(right, at), above, value);
            TSimd.Store(TSimd.Select(TSimd.Equal(at, at), value, at), ref destination, i);
        }
    }

    private void Search(ReadOnlySpan<double> x, Span<double> result)
    {
        for (int i = 0; i < result.Length; i++)
            result[i] = Intrinsics.Interpolate(x[i], _xs, _ys);
    }
}
