using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace LrExpr.Language.Arithmetic;

/// <summary>One number, in no vector: what a single value is computed with.</summary>
internal readonly struct Simd64 : ISimd<double>
{
    public static int Lanes => 1;

    public static double Indices => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Create(double value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double CreateBits(long bits) => BitConverter.Int64BitsToDouble(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Load(ref double source, int index) => Unsafe.Add(ref source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double vector, ref double destination, int index) => Unsafe.Add(ref destination, index) = vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double First(double vector) => vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Add(double a, double b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Subtract(double a, double b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Multiply(double a, double b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Divide(double a, double b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double And(double a, double b) => (V(a) & V(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Or(double a, double b) => (V(a) | V(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Xor(double a, double b) => (V(a) ^ V(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double FusedMultiplyAdd(double a, double b, double addend) => Fma.IsSupported || AdvSimd.IsSupported ? Math.FusedMultiplyAdd(a, b, addend) : FusedMultiply.Add(a, b, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Negate(double x) => -x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Abs(double x) => Math.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Floor(double x) => Math.Floor(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Ceiling(double x) => Math.Ceiling(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Truncate(double x) => Math.Truncate(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Round(double x) => Math.Round(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sqrt(double x) => Math.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Min(double a, double b) => Math.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(double a, double b) => Math.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Less(double a, double b) => Vector128.LessThan(V(a), V(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LessOrEqual(double a, double b) => Vector128.LessThanOrEqual(V(a), V(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Equal(double a, double b) => Vector128.Equals(V(a), V(b)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Select(double condition, double whenTrue, double whenFalse) => Vector128.ConditionalSelect(V(condition), V(whenTrue), V(whenFalse)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyTrue(double condition) => BitConverter.DoubleToInt64Bits(condition) < 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllTrue(double condition) => BitConverter.DoubleToInt64Bits(condition) < 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AddBits(double a, double b) => (V(a).AsInt64() + V(b).AsInt64()).AsDouble().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SubtractBits(double a, double b) => (V(a).AsInt64() - V(b).AsInt64()).AsDouble().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MultiplyLowBits(double a, double b) => CreateBits((long)((ulong)(uint)BitConverter.DoubleToInt64Bits(a) * (uint)BitConverter.DoubleToInt64Bits(b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ShiftBitsLeft(double x, int count) => Vector128.ShiftLeft(V(x).AsInt64(), count).AsDouble().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ShiftBitsRight(double x, int count) => Vector128.ShiftRightLogical(V(x).AsInt64(), count).AsDouble().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LessBits(double a, double b) => Vector128.LessThan(V(a).AsInt64(), V(b).AsInt64()).AsDouble().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double FromWholeBits(double bits) => BitConverter.DoubleToInt64Bits(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToWholeBits(double x) => CreateBits((long)x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Entry(ref double table, double place) => Unsafe.Add(ref table, (nint)BitConverter.DoubleToInt64Bits(place));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> V(double x) => Vector128.CreateScalarUnsafe(x);
}
