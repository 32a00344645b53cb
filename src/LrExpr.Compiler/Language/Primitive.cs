using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Language;

/// <summary>What a function is that is not defined by others: a method over single values, and one over blocks of numbers with the same bits.</summary>
/// <param name="method">The method, whose type says what it takes and gives.</param>
/// <param name="node">The node of an expression tree that computes it, where that is no call.</param>
internal abstract class Primitive(Delegate method, ExpressionType? node = null)
{
    public Delegate Method => method;

    public ExpressionType? Node => node;

    /// <summary>What each sort of primitive is made into; another sort is a new member, so that nobody forgets it.</summary>
    public abstract TResult Accept<TResult>(IPrimitiveVisitor<TResult> visitor);
}

/// <summary>A walk that does something for each sort of primitive.</summary>
internal interface IPrimitiveVisitor<out TResult>
{
    TResult VisitUnary(UnaryPrimitive primitive);

    TResult VisitBinary(BinaryPrimitive primitive);

    TResult VisitQuinary(QuinaryPrimitive primitive);

    TResult VisitPowerOfConstant(PowerOfConstantPrimitive primitive);

    TResult VisitTable(TablePrimitive primitive);
}

/// <summary>A function of one number or truth.</summary>
internal abstract class UnaryPrimitive(Delegate method, ExpressionType? node = null) : Primitive(method, node)
{
    /// <summary>The values of a block, whose length is a multiple of eight; the result may take its place.</summary>
    public abstract void Fill(ReadOnlySpan<double> x, Span<double> result);

    /// <summary>What is made of a function that can be called by its type; the default where it cannot.</summary>
    public virtual TResult? Fuse<TFuser, TResult>(TFuser fuser)
        where TFuser : struct, IFuser<TResult>
        where TResult : class => null;

    public sealed override TResult Accept<TResult>(IPrimitiveVisitor<TResult> visitor) => visitor.VisitUnary(this);
}

/// <summary>A function of two numbers or truths.</summary>
internal abstract class BinaryPrimitive(Delegate method, ExpressionType? node = null) : Primitive(method, node)
{
    /// <inheritdoc cref="UnaryPrimitive.Fill"/>
    public abstract void Fill(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result);

    /// <summary>The values where the first argument is the same throughout.</summary>
    public abstract void Fill(double a, ReadOnlySpan<double> b, Span<double> result);

    /// <summary>The values where the second argument is the same throughout.</summary>
    public abstract void Fill(ReadOnlySpan<double> a, double b, Span<double> result);

    /// <summary>What is made of an operation so short that it is worth code of its own for each sort of operand; the default where it is not.</summary>
    public virtual TResult? Fuse<TFuser, TResult>(TFuser fuser)
        where TFuser : struct, IFuser<TResult>
        where TResult : class => null;

    public sealed override TResult Accept<TResult>(IPrimitiveVisitor<TResult> visitor) => visitor.VisitBinary(this);
}

/// <summary>A function of five numbers.</summary>
internal abstract class QuinaryPrimitive(Delegate method) : Primitive(method)
{
    /// <inheritdoc cref="UnaryPrimitive.Fill"/>
    public abstract void Fill(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, ReadOnlySpan<double> e, Span<double> result);

    public sealed override TResult Accept<TResult>(IPrimitiveVisitor<TResult> visitor) => visitor.VisitQuinary(this);
}

/// <summary>Makes something of an operation that is known as a type.</summary>
internal interface IFuser<out TResult>
{
    TResult Arithmetic<TOperation>()
        where TOperation : struct, IBinary;

    TResult Comparison<TOperation>()
        where TOperation : struct, IBinary;

    TResult Function<TFunction>()
        where TFunction : struct, IUnary;
}

/// <summary>A power of a constant: of the exponent, the base, and its logarithm in two numbers.</summary>
internal sealed class PowerOfConstantPrimitive() : Primitive((Func<double, double, double, double, double>)At)
{
    public void Fill(ReadOnlySpan<double> exponent, double @base, double high, double low, Span<double> result) =>
        Block.PowerOf(exponent, @base, high, low, result);

    public override TResult Accept<TResult>(IPrimitiveVisitor<TResult> visitor) => visitor.VisitPowerOfConstant(this);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double At(double exponent, double @base, double high, double low) => Scalar.PowerOf(exponent, @base, high, low);
}

/// <summary>A function of arrays, which are constants, and at most one number.</summary>
/// <param name="method">The method.</param>
/// <param name="tabulate">Makes of the arrays what computes blocks of values.</param>
internal sealed class TablePrimitive(Delegate method, Func<double[][], ITable> tabulate) : Primitive(method)
{
    public ITable Tabulate(double[][] arrays) => tabulate(arrays);

    public override TResult Accept<TResult>(IPrimitiveVisitor<TResult> visitor) => visitor.VisitTable(this);
}

/// <summary>A function that gives an array, which is a constant before anything is made that runs.</summary>
internal sealed class ArrayPrimitive(Delegate method) : Primitive(method)
{
    public override TResult Accept<TResult>(IPrimitiveVisitor<TResult> visitor) => throw new InvalidOperationException("An array is computed when a set is loaded.");
}

/// <summary>A function of one number that is worth a call.</summary>
internal sealed class Unary<TFunction>() : UnaryPrimitive((Func<double, double>)At)
    where TFunction : struct, IUnary
{
    public override void Fill(ReadOnlySpan<double> x, Span<double> result) => Block.Fill<TFunction>(x, result);

    public override TResult? Fuse<TFuser, TResult>(TFuser fuser)
        where TResult : class => fuser.Function<TFunction>();

    /// <summary>Not inlined: code with it would take three times as long to make, to save a tenth of a call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double At(double x) => Scalar.Of<TFunction>(x);
}

/// <summary>A function of one number or truth that is an instruction or two; its method is one that the platform makes into them.</summary>
internal sealed class ShortUnary<TFunction>(Delegate method, ExpressionType? node = null) : UnaryPrimitive(method, node)
    where TFunction : struct, IUnary
{
    public override void Fill(ReadOnlySpan<double> x, Span<double> result) => Block.Fill<TFunction>(x, result);
}

/// <summary>A function of two numbers that is worth a call.</summary>
internal sealed class Binary<TFunction>() : BinaryPrimitive((Func<double, double, double>)At)
    where TFunction : struct, IBinary
{
    public override void Fill(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result) => Block.Fill<TFunction>(a, b, result);

    public override void Fill(double a, ReadOnlySpan<double> b, Span<double> result) => Block.Fill<TFunction>(a, b, result);

    public override void Fill(ReadOnlySpan<double> a, double b, Span<double> result) => Block.Fill<TFunction>(a, b, result);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double At(double a, double b) => Scalar.Of<TFunction>(a, b);
}

/// <summary>A function of five numbers that is worth a call.</summary>
internal sealed class Quinary<TFunction>() : QuinaryPrimitive((Func<double, double, double, double, double, double>)At)
    where TFunction : struct, IQuinary
{
    public override void Fill(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, ReadOnlySpan<double> e, Span<double> result) =>
        Block.Fill<TFunction>(a, b, c, d, e, result);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double At(double a, double b, double c, double d, double e) => Scalar.Of<TFunction>(a, b, c, d, e);
}

/// <summary>A function of two numbers or truths that is an instruction or two.</summary>
internal abstract class ShortBinary<TOperation>(Delegate method, ExpressionType? node) : BinaryPrimitive(method, node)
    where TOperation : struct, IBinary
{
    public sealed override void Fill(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result) => Block.Fill<TOperation>(a, b, result);

    public sealed override void Fill(double a, ReadOnlySpan<double> b, Span<double> result) => Block.Fill<TOperation>(a, b, result);

    public sealed override void Fill(ReadOnlySpan<double> a, double b, Span<double> result) => Block.Fill<TOperation>(a, b, result);
}

/// <summary>An operation on two numbers.</summary>
internal sealed class Operation<TOperation>(Func<double, double, double> method, ExpressionType? node = null) : ShortBinary<TOperation>(method, node)
    where TOperation : struct, IBinary
{
    public override TResult? Fuse<TFuser, TResult>(TFuser fuser)
        where TResult : class => fuser.Arithmetic<TOperation>();
}

/// <summary>A comparison of two numbers or truths.</summary>
internal sealed class Comparison<TOperation>(Delegate method, ExpressionType node) : ShortBinary<TOperation>(method, node)
    where TOperation : struct, IBinary
{
    public override TResult? Fuse<TFuser, TResult>(TFuser fuser)
        where TResult : class => fuser.Comparison<TOperation>();
}
