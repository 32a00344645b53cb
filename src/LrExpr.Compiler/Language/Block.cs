using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Language;

/// <summary>
/// Functions over blocks of numbers, in the widest vectors that the machine is good at. Lengths are multiples of the widest vector, so that there is no rest, and no
/// number hangs on its neighbours.
/// </summary>
/// <remarks>
/// Optimised at once: a block is worth hundreds of calls, and code that is not optimised would take a hundred times as long. Not inlined: in a caller that has several
/// loops the JIT comes to the end of what it inlines, and leaves operations of vectors as calls, which takes up to ten times as long.
/// </remarks>
internal static class Block
{
    /// <summary>The lanes of the widest vector.</summary>
    public const int Lanes = 8;

    public static void Fill<TFunction>(ReadOnlySpan<double> x, Span<double> result)
        where TFunction : struct, IUnary
    {
        if (Vector512.IsHardwareAccelerated)
            Fill<TFunction, Simd512, Vector512<double>>(x, result);
        else if (Vector256.IsHardwareAccelerated)
            Fill<TFunction, Simd256, Vector256<double>>(x, result);
        else
            Fill<TFunction, Simd128, Vector128<double>>(x, result);
    }

    public static void Fill<TFunction>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
        where TFunction : struct, IBinary
    {
        if (Vector512.IsHardwareAccelerated)
            Fill<TFunction, Simd512, Vector512<double>>(a, b, result);
        else if (Vector256.IsHardwareAccelerated)
            Fill<TFunction, Simd256, Vector256<double>>(a, b, result);
        else
            Fill<TFunction, Simd128, Vector128<double>>(a, b, result);
    }

    public static void Fill<TFunction>(double a, ReadOnlySpan<double> b, Span<double> result)
        where TFunction : struct, IBinary
    {
        if (Vector512.IsHardwareAccelerated)
            FillLeft<TFunction, Simd512, Vector512<double>>(a, b, result);
        else if (Vector256.IsHardwareAccelerated)
            FillLeft<TFunction, Simd256, Vector256<double>>(a, b, result);
        else
            FillLeft<TFunction, Simd128, Vector128<double>>(a, b, result);
    }

    public static void Fill<TFunction>(ReadOnlySpan<double> a, double b, Span<double> result)
        where TFunction : struct, IBinary
    {
        if (Vector512.IsHardwareAccelerated)
            FillRight<TFunction, Simd512, Vector512<double>>(a, b, result);
        else if (Vector256.IsHardwareAccelerated)
            FillRight<TFunction, Simd256, Vector256<double>>(a, b, result);
        else
            FillRight<TFunction, Simd128, Vector128<double>>(a, b, result);
    }

    public static void Fill<TFunction>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, ReadOnlySpan<double> e, Span<double> result)
        where TFunction : struct, IQuinary
    {
        if (Vector512.IsHardwareAccelerated)
            Fill<TFunction, Simd512, Vector512<double>>(a, b, c, d, e, result);
        else if (Vector256.IsHardwareAccelerated)
            Fill<TFunction, Simd256, Vector256<double>>(a, b, c, d, e, result);
        else
            Fill<TFunction, Simd128, Vector128<double>>(a, b, c, d, e, result);
    }

    /// <summary>Powers of a constant, whose logarithm is two numbers.</summary>
    public static void PowerOf(ReadOnlySpan<double> exponent, double @base, double high, double low, Span<double> result)
    {
        if (Vector512.IsHardwareAccelerated)
            PowerOf<Simd512, Vector512<double>>(exponent, @base, high, low, result);
        else if (Vector256.IsHardwareAccelerated)
            PowerOf<Simd256, Vector256<double>>(exponent, @base, high, low, result);
        else
            PowerOf<Simd128, Vector128<double>>(exponent, @base, high, low, result);
    }

    /// <summary>The one or the other, by a block of truths; the result may take the place of either.</summary>
    public static void Select(ReadOnlySpan<double> condition, ReadOnlySpan<double> whenTrue, ReadOnlySpan<double> whenFalse, Span<double> result)
    {
        if (Vector512.IsHardwareAccelerated)
            Select<Simd512, Vector512<double>>(condition, whenTrue, whenFalse, result);
        else if (Vector256.IsHardwareAccelerated)
            Select<Simd256, Vector256<double>>(condition, whenTrue, whenFalse, result);
        else
            Select<Simd128, Vector128<double>>(condition, whenTrue, whenFalse, result);
    }

    /// <summary><c>first</c>, <c>first + 1</c>, …: whole numbers whose sums are exact.</summary>
    public static void Count(double first, Span<double> result)
    {
        if (Vector512.IsHardwareAccelerated)
            Count<Simd512, Vector512<double>>(first, result);
        else if (Vector256.IsHardwareAccelerated)
            Count<Simd256, Vector256<double>>(first, result);
        else
            Count<Simd128, Vector128<double>>(first, result);
    }

    /// <summary>Whole numbers as numbers, each rounded once; the result may take their place.</summary>
    public static void Convert(ReadOnlySpan<long> given, Span<double> result)
    {
        if (Vector512.IsHardwareAccelerated)
            Convert<Simd512, Vector512<double>>(given, result);
        else if (Vector256.IsHardwareAccelerated)
            Convert<Simd256, Vector256<double>>(given, result);
        else
            Convert<Simd128, Vector128<double>>(given, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Convert<TSimd, TVector>(ReadOnlySpan<long> given, Span<double> result)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref double source = ref Unsafe.As<long, double>(ref MemoryMarshal.GetReference(given)), destination = ref MemoryMarshal.GetReference(result);
        for (int i = 0; i < result.Length; i += TSimd.Lanes)
            TSimd.Store(TSimd.FromWholeBits(TSimd.Load(ref source, i)), ref destination, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Count<TSimd, TVector>(double first, Span<double> result)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref double destination = ref MemoryMarshal.GetReference(result);
        TVector steps = TSimd.Add(TSimd.Create(first), TSimd.Indices), lanes = TSimd.Create(TSimd.Lanes);
        for (int i = 0; i < result.Length; i += TSimd.Lanes)
        {
            TSimd.Store(steps, ref destination, i);
            steps = TSimd.Add(steps, lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Fill<TFunction, TSimd, TVector>(ReadOnlySpan<double> x, Span<double> result)
        where TFunction : struct, IUnary
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref double source = ref MemoryMarshal.GetReference(x), destination = ref MemoryMarshal.GetReference(result);
        for (int i = 0; i < result.Length; i += TSimd.Lanes)
            TSimd.Store(TFunction.Of<TSimd, TVector>(TSimd.Load(ref source, i)), ref destination, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Fill<TFunction, TSimd, TVector>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
        where TFunction : struct, IBinary
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref double left = ref MemoryMarshal.GetReference(a), right = ref MemoryMarshal.GetReference(b), destination = ref MemoryMarshal.GetReference(result);
        for (int i = 0; i < result.Length; i += TSimd.Lanes)
            TSimd.Store(TFunction.Of<TSimd, TVector>(TSimd.Load(ref left, i), TSimd.Load(ref right, i)), ref destination, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FillLeft<TFunction, TSimd, TVector>(double a, ReadOnlySpan<double> b, Span<double> result)
        where TFunction : struct, IBinary
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref double right = ref MemoryMarshal.GetReference(b), destination = ref MemoryMarshal.GetReference(result);
        var left = TSimd.Create(a);
        for (int i = 0; i < result.Length; i += TSimd.Lanes)
            TSimd.Store(TFunction.Of<TSimd, TVector>(left, TSimd.Load(ref right, i)), ref destination, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FillRight<TFunction, TSimd, TVector>(ReadOnlySpan<double> a, double b, Span<double> result)
        where TFunction : struct, IBinary
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref double left = ref MemoryMarshal.GetReference(a), destination = ref MemoryMarshal.GetReference(result);
        var right = TSimd.Create(b);
        for (int i = 0; i < result.Length; i += TSimd.Lanes)
            TSimd.Store(TFunction.Of<TSimd, TVector>(TSimd.Load(ref left, i), right), ref destination, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Fill<TFunction, TSimd, TVector>(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, ReadOnlySpan<double> e, Span<double> result)
        where TFunction : struct, IQuinary
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref double first = ref MemoryMarshal.GetReference(a), second = ref MemoryMarshal.GetReference(b), third = ref MemoryMarshal.GetReference(c);
        ref double fourth = ref MemoryMarshal.GetReference(d), fifth = ref MemoryMarshal.GetReference(e), destination = ref MemoryMarshal.GetReference(result);
        for (int i = 0; i < result.Length; i += TSimd.Lanes)
        {
            TVector v = TSimd.Load(ref first, i), w = TSimd.Load(ref second, i), x = TSimd.Load(ref third, i), y = TSimd.Load(ref fourth, i), z = TSimd.Load(ref fifth, i);
            TSimd.Store(TFunction.Of<TSimd, TVector>(v, w, x, y, z), ref destination, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void PowerOf<TSimd, TVector>(ReadOnlySpan<double> exponent, double @base, double high, double low, Span<double> result)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref double source = ref MemoryMarshal.GetReference(exponent), destination = ref MemoryMarshal.GetReference(result);
        TVector constant = TSimd.Create(@base), most = TSimd.Create(high), rest = TSimd.Create(low);
        for (int i = 0; i < result.Length; i += TSimd.Lanes)
            TSimd.Store(Arithmetic.PowerOf.Of<TSimd, TVector>(TSimd.Load(ref source, i), constant, most, rest), ref destination, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Select<TSimd, TVector>(
        ReadOnlySpan<double> condition, ReadOnlySpan<double> whenTrue, ReadOnlySpan<double> whenFalse, Span<double> result)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref double truths = ref MemoryMarshal.GetReference(condition), left = ref MemoryMarshal.GetReference(whenTrue);
        ref double right = ref MemoryMarshal.GetReference(whenFalse), destination = ref MemoryMarshal.GetReference(result);
        for (int i = 0; i < result.Length; i += TSimd.Lanes)
            TSimd.Store(TSimd.Select(TSimd.Load(ref truths, i), TSimd.Load(ref left, i), TSimd.Load(ref right, i)), ref destination, i);
    }
}
