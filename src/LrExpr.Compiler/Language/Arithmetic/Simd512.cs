using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace LrExpr.Language.Arithmetic;

/// <summary>Eight numbers at once.</summary>
internal readonly struct Simd512 : ISimd<Vector512<double>>
{
    public static int Lanes => Vector512<double>.Count;

    public static Vector512<double> Indices => Vector512<double>.Indices;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Create(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> CreateBits(long bits) => Vector512.Create(bits).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ref double source, int index) => Vector512.LoadUnsafe(ref source, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> vector, ref double destination, int index) => vector.StoreUnsafe(ref destination, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double First(Vector512<double> vector) => vector.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Divide(Vector512<double> a, Vector512<double> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> And(Vector512<double> a, Vector512<double> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Or(Vector512<double> a, Vector512<double> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Xor(Vector512<double> a, Vector512<double> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> FusedMultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> addend) => Fma.IsSupported || AdvSimd.IsSupported ? Vector512.FusedMultiplyAdd(a, b, addend) : Lane.Map<Simd512, Vector512<double>>(a, b, addend, FusedMultiply.Add);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Negate(Vector512<double> x) => -x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Abs(Vector512<double> x) => Vector512.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Floor(Vector512<double> x) => Vector512.Floor(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Ceiling(Vector512<double> x) => Vector512.Ceiling(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Truncate(Vector512<double> x) => Vector512.Truncate(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Round(Vector512<double> x) => Vector512.Round(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sqrt(Vector512<double> x) => Vector512.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Min(Vector512<double> a, Vector512<double> b) => Vector512.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Max(Vector512<double> a, Vector512<double> b) => Vector512.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Less(Vector512<double> a, Vector512<double> b) => Vector512.LessThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LessOrEqual(Vector512<double> a, Vector512<double> b) => Vector512.LessThanOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Equal(Vector512<double> a, Vector512<double> b) => Vector512.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Select(Vector512<double> condition, Vector512<double> whenTrue, Vector512<double> whenFalse) => Vector512.ConditionalSelect(condition, whenTrue, whenFalse);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyTrue(Vector512<double> condition) => condition.ExtractMostSignificantBits() != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllTrue(Vector512<double> condition) => condition.ExtractMostSignificantBits() == 0xFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AddBits(Vector512<double> a, Vector512<double> b) => (a.AsInt64() + b.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> SubtractBits(Vector512<double> a, Vector512<double> b) => (a.AsInt64() - b.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyLowBits(Vector512<double> a, Vector512<double> b) => Avx512F.IsSupported ? Avx512F.Multiply(a.AsUInt32(), b.AsUInt32()).AsDouble() : ((a.AsUInt64() & Vector512.Create(0xFFFFFFFFul)) * (b.AsUInt64() & Vector512.Create(0xFFFFFFFFul))).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ShiftBitsLeft(Vector512<double> x, int count) => Vector512.ShiftLeft(x.AsInt64(), count).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ShiftBitsRight(Vector512<double> x, int count) => Vector512.ShiftRightLogical(x.AsInt64(), count).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LessBits(Vector512<double> a, Vector512<double> b) => Vector512.LessThan(a.AsInt64(), b.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> FromWholeBits(Vector512<double> bits) => Vector512.ConvertToDouble(bits.AsInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ToWholeBits(Vector512<double> x) => Vector512.ConvertToInt64(x).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Entry(ref double table, Vector512<double> place)
    {
        if (!Avx512F.IsSupported)
            return Vector512.Create(Simd256.Entry(ref table, place.GetLower()), Simd256.Entry(ref table, place.GetUpper()));

        // The instruction takes one of 16 by the lowest four bits.
        var isOdd = Vector512.LessThan(Vector512.Create(0L), place.AsInt64() & Vector512.Create(16L)).AsDouble();
        var low = Vector512.ConditionalSelect(isOdd, Sixteen(ref table, 16, place), Sixteen(ref table, 0, place));
        var high = Vector512.ConditionalSelect(isOdd, Sixteen(ref table, 48, place), Sixteen(ref table, 32, place));
        return Vector512.ConditionalSelect(Vector512.LessThan(place.AsInt64(), Vector512.Create(32L)).AsDouble(), low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Sixteen(ref double table, nuint first, Vector512<double> place) =>
        Avx512F.PermuteVar8x64x2(Vector512.LoadUnsafe(ref table, first), place.AsInt64(), Vector512.LoadUnsafe(ref table, first + 8));
}
