using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

// The operators, roundings, limits and tests: each an instruction or two. A truth is a lane with all bits set, or none.

internal readonly struct Negate : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => TSimd.Negate(x);
}

internal readonly struct Plus : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => x;
}

internal readonly struct Abs : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => TSimd.Abs(x);
}

internal readonly struct Floor : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => TSimd.Floor(x);
}

internal readonly struct Ceiling : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => TSimd.Ceiling(x);
}

internal readonly struct Truncate : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => TSimd.Truncate(x);
}

internal readonly struct Round : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => TSimd.Round(x);
}

internal readonly struct Sqrt : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => TSimd.Sqrt(x);
}

internal readonly struct Add : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => TSimd.Add(a, b);
}

internal readonly struct Subtract : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => TSimd.Subtract(a, b);
}

internal readonly struct Multiply : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => TSimd.Multiply(a, b);
}

internal readonly struct Divide : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => TSimd.Divide(a, b);
}

internal readonly struct Min : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => TSimd.Min(a, b);
}

internal readonly struct Max : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => TSimd.Max(a, b);
}

internal readonly struct Less : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => TSimd.Less(a, b);
}

internal readonly struct LessOrEqual : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => TSimd.LessOrEqual(a, b);
}

internal readonly struct Greater : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => TSimd.Less(b, a);
}

internal readonly struct GreaterOrEqual : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => TSimd.LessOrEqual(b, a);
}

internal readonly struct Equal : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => TSimd.Equal(a, b);
}

internal readonly struct NotEqual : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => Not.Of<TSimd, TVector>(TSimd.Equal(a, b));
}

internal readonly struct Not : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Xor(x, TSimd.CreateBits(-1));
}

internal readonly struct Same : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => Not.Of<TSimd, TVector>(TSimd.Xor(a, b));
}

internal readonly struct Different : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IBinary.Of<TSimd, TVector>(TVector a, TVector b) => TSimd.Xor(a, b);
}

internal readonly struct IsNaN : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => Not.Of<TSimd, TVector>(TSimd.Equal(x, x));
}

internal readonly struct IsFinite : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => TSimd.LessOrEqual(TSimd.Abs(x), TSimd.Create(double.MaxValue));
}

/// <summary>-1, 0 or 1; NaN for NaN.</summary>
internal readonly struct Sign : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => TSimd.Select(TSimd.Equal(x, x), TSimd.Subtract(TSimd.And(TSimd.Less(TSimd.Create(0), x), TSimd.Create(1)), TSimd.And(TSimd.Less(x, TSimd.Create(0)), TSimd.Create(1))), x);
}

/// <summary>The <c>step</c> that a formula called with a number sees: rounded down, limited to what a <c>long</c> holds, and never -0.</summary>
internal readonly struct WholeStep : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => TSimd.Add(TSimd.Min(TSimd.Max(TSimd.Floor(x), TSimd.Create(-9223372036854775808.0)), TSimd.Create(9223372036854775808.0)), TSimd.Create(0));
}

/// <summary><c>a ^ 0.5</c>: the root, but that of -0 is 0, and that of the negative infinity infinite.</summary>
internal readonly struct RootPower : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Sqrt(TSimd.Select(TSimd.Equal(x, TSimd.Create(double.NegativeInfinity)), TSimd.Create(double.PositiveInfinity), TSimd.Add(x, TSimd.Create(0))));
}

/// <summary><c>a ^ -0.5</c>.</summary>
internal readonly struct InverseRootPower : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IUnary.Of<TSimd, TVector>(TVector x) => TSimd.Divide(TSimd.Create(1), RootPower.Of<TSimd, TVector>(x));
}
