using System.Runtime.Intrinsics;

namespace LrExpr.Language.Vectors;

/// <summary>
/// The instructions of one vector width, so that <see cref="VectorMath{TSimd, TVector}"/> is written once. A truth is a vector whose lanes have
/// all bits set or none.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
internal interface ISimd<TVector>
    where TVector : struct
{
    static abstract int Lanes { get; }

    /// <summary>0, 1, 2, …</summary>
    static abstract TVector Indices { get; }

    static abstract TVector Create(double value);

    static abstract TVector CreateBits(long bits);

    /// <summary>Steps as numbers, each rounded once.</summary>
    static abstract TVector LoadSteps(ref long source, int index);

    static abstract void Store(TVector vector, ref double destination, int index);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    static abstract TVector Divide(TVector a, TVector b);

    static abstract TVector And(TVector a, TVector b);

    static abstract TVector Or(TVector a, TVector b);

    static abstract TVector Xor(TVector a, TVector b);

    static abstract TVector FusedMultiplyAdd(TVector a, TVector b, TVector addend);

    static abstract TVector Abs(TVector x);

    static abstract TVector Floor(TVector x);

    static abstract TVector Ceiling(TVector x);

    static abstract TVector Truncate(TVector x);

    static abstract TVector Round(TVector x);

    static abstract TVector Sqrt(TVector x);

    static abstract TVector Min(TVector a, TVector b);

    static abstract TVector Max(TVector a, TVector b);

    static abstract TVector Less(TVector a, TVector b);

    static abstract TVector LessOrEqual(TVector a, TVector b);

    static abstract TVector Equal(TVector a, TVector b);

    static abstract TVector Select(TVector condition, TVector whenTrue, TVector whenFalse);

    static abstract bool AllTrue(TVector condition);

    /// <summary>The sum of the bits, read as whole numbers.</summary>
    static abstract TVector AddBits(TVector a, TVector b);

    static abstract TVector ShiftBitsLeft(TVector x, int count);

    static abstract TVector ShiftBitsRight(TVector x, int count);
}

/// <summary>Eight numbers at once.</summary>
internal readonly struct Simd512 : ISimd<Vector512<double>>
{
    public static int Lanes => Vector512<double>.Count;

    public static Vector512<double> Indices => Vector512<double>.Indices;

    public static Vector512<double> Create(double value) => Vector512.Create(value);

    public static Vector512<double> CreateBits(long bits) => Vector512.Create(bits).AsDouble();

    public static Vector512<double> LoadSteps(ref long source, int index) => Vector512.ConvertToDouble(Vector512.LoadUnsafe(ref source, (nuint)index));

    public static void Store(Vector512<double> vector, ref double destination, int index) => vector.StoreUnsafe(ref destination, (nuint)index);

    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;

    public static Vector512<double> Divide(Vector512<double> a, Vector512<double> b) => a / b;

    public static Vector512<double> And(Vector512<double> a, Vector512<double> b) => a & b;

    public static Vector512<double> Or(Vector512<double> a, Vector512<double> b) => a | b;

    public static Vector512<double> Xor(Vector512<double> a, Vector512<double> b) => a ^ b;

    public static Vector512<double> FusedMultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> addend) =>
        Vector512.FusedMultiplyAdd(a, b, addend);

    public static Vector512<double> Abs(Vector512<double> x) => Vector512.Abs(x);

    public static Vector512<double> Floor(Vector512<double> x) => Vector512.Floor(x);

    public static Vector512<double> Ceiling(Vector512<double> x) => Vector512.Ceiling(x);

    public static Vector512<double> Truncate(Vector512<double> x) => Vector512.Truncate(x);

    public static Vector512<double> Round(Vector512<double> x) => Vector512.Round(x);

    public static Vector512<double> Sqrt(Vector512<double> x) => Vector512.Sqrt(x);

    public static Vector512<double> Min(Vector512<double> a, Vector512<double> b) => Vector512.Min(a, b);

    public static Vector512<double> Max(Vector512<double> a, Vector512<double> b) => Vector512.Max(a, b);

    public static Vector512<double> Less(Vector512<double> a, Vector512<double> b) => Vector512.LessThan(a, b);

    public static Vector512<double> LessOrEqual(Vector512<double> a, Vector512<double> b) => Vector512.LessThanOrEqual(a, b);

    public static Vector512<double> Equal(Vector512<double> a, Vector512<double> b) => Vector512.Equals(a, b);

    public static Vector512<double> Select(Vector512<double> condition, Vector512<double> whenTrue, Vector512<double> whenFalse) =>
        Vector512.ConditionalSelect(condition, whenTrue, whenFalse);

    public static bool AllTrue(Vector512<double> condition) => condition.ExtractMostSignificantBits() == 0xFF;

    public static Vector512<double> AddBits(Vector512<double> a, Vector512<double> b) => (a.AsInt64() + b.AsInt64()).AsDouble();

    public static Vector512<double> ShiftBitsLeft(Vector512<double> x, int count) => Vector512.ShiftLeft(x.AsInt64(), count).AsDouble();

    public static Vector512<double> ShiftBitsRight(Vector512<double> x, int count) => Vector512.ShiftRightLogical(x.AsInt64(), count).AsDouble();
}

/// <summary>Four numbers at once.</summary>
internal readonly struct Simd256 : ISimd<Vector256<double>>
{
    public static int Lanes => Vector256<double>.Count;

    public static Vector256<double> Indices => Vector256<double>.Indices;

    public static Vector256<double> Create(double value) => Vector256.Create(value);

    public static Vector256<double> CreateBits(long bits) => Vector256.Create(bits).AsDouble();

    public static Vector256<double> LoadSteps(ref long source, int index) => Vector256.ConvertToDouble(Vector256.LoadUnsafe(ref source, (nuint)index));

    public static void Store(Vector256<double> vector, ref double destination, int index) => vector.StoreUnsafe(ref destination, (nuint)index);

    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;

    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;

    public static Vector256<double> Multiply(Vector256<double> a, Vector256<double> b) => a * b;

    public static Vector256<double> Divide(Vector256<double> a, Vector256<double> b) => a / b;

    public static Vector256<double> And(Vector256<double> a, Vector256<double> b) => a & b;

    public static Vector256<double> Or(Vector256<double> a, Vector256<double> b) => a | b;

    public static Vector256<double> Xor(Vector256<double> a, Vector256<double> b) => a ^ b;

    public static Vector256<double> FusedMultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> addend) =>
        Vector256.FusedMultiplyAdd(a, b, addend);

    public static Vector256<double> Abs(Vector256<double> x) => Vector256.Abs(x);

    public static Vector256<double> Floor(Vector256<double> x) => Vector256.Floor(x);

    public static Vector256<double> Ceiling(Vector256<double> x) => Vector256.Ceiling(x);

    public static Vector256<double> Truncate(Vector256<double> x) => Vector256.Truncate(x);

    public static Vector256<double> Round(Vector256<double> x) => Vector256.Round(x);

    public static Vector256<double> Sqrt(Vector256<double> x) => Vector256.Sqrt(x);

    public static Vector256<double> Min(Vector256<double> a, Vector256<double> b) => Vector256.Min(a, b);

    public static Vector256<double> Max(Vector256<double> a, Vector256<double> b) => Vector256.Max(a, b);

    public static Vector256<double> Less(Vector256<double> a, Vector256<double> b) => Vector256.LessThan(a, b);

    public static Vector256<double> LessOrEqual(Vector256<double> a, Vector256<double> b) => Vector256.LessThanOrEqual(a, b);

    public static Vector256<double> Equal(Vector256<double> a, Vector256<double> b) => Vector256.Equals(a, b);

    public static Vector256<double> Select(Vector256<double> condition, Vector256<double> whenTrue, Vector256<double> whenFalse) =>
        Vector256.ConditionalSelect(condition, whenTrue, whenFalse);

    public static bool AllTrue(Vector256<double> condition) => condition.ExtractMostSignificantBits() == 0xF;

    public static Vector256<double> AddBits(Vector256<double> a, Vector256<double> b) => (a.AsInt64() + b.AsInt64()).AsDouble();

    public static Vector256<double> ShiftBitsLeft(Vector256<double> x, int count) => Vector256.ShiftLeft(x.AsInt64(), count).AsDouble();

    public static Vector256<double> ShiftBitsRight(Vector256<double> x, int count) => Vector256.ShiftRightLogical(x.AsInt64(), count).AsDouble();
}
