using System.Collections.Immutable;
using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Running.Closures;

/// <summary>Makes the closure of a call of a primitive.</summary>
/// <param name="sourceOf">What gives the value of an argument that is a number or a truth; others are constants.</param>
internal sealed class Calls(Func<BoundExpression, Source> sourceOf) : IPrimitiveVisitor<Closure>
{
    private ImmutableArray<BoundExpression> _arguments;

    public Closure Of(BoundCall call)
    {
        _arguments = call.Arguments;
        return call.Function.Primitive!.Accept(this);
    }

    public Closure VisitUnary(UnaryPrimitive primitive) => primitive.Method switch
    {
        Func<double, double> f when sourceOf(_arguments[0]) is var a => primitive.Fuse<Fuser, Closure>(new Fuser(a, default)) ?? new One(f, a.ToClosure()),
        Func<double, bool> f => new Test(f, ClosureOf(_arguments[0])),
        Func<bool, bool> f => new Negation(f, Condition.Of(ClosureOf(_arguments[0]))),
        var method => throw CallShape.NoCall(method),
    };

    /// <summary>Of more than two arguments, one after another.</summary>
    public Closure VisitBinary(BinaryPrimitive primitive)
    {
        var arguments = _arguments;
        var result = sourceOf(arguments[0]);
        for (int i = 1; i < arguments.Length; i++)
            result = new Source(OfTwo(primitive, result, sourceOf(arguments[i])));
        return result.ToClosure();
    }

    public Closure VisitQuinary(QuinaryPrimitive primitive) =>
        new Five((Func<double, double, double, double, double, double>)primitive.Method, [.. _arguments.Select(ClosureOf)]);

    public Closure VisitPowerOfConstant(PowerOfConstantPrimitive primitive)
    {
        var f = (Func<double, double, double, double, double>)primitive.Method;
        return _arguments is [var exponent, { Constant.Number: var @base }, { Constant.Number: var high }, { Constant.Number: var low }]
            ? new Power(f, ClosureOf(exponent), @base, high, low)
            : throw CallShape.NoCall(f);
    }

    public Closure VisitTable(TablePrimitive primitive) => (primitive.Method, _arguments) switch
    {
        (Func<double, double[], double> f, [var x, { Constant.Array: var array }]) => new OneAndArray(f, ClosureOf(x), array),
        (Func<double[], double, double> f, [{ Constant.Array: var array }, var x]) => new ArrayAndOne(f, array, ClosureOf(x)),
        (Func<double, double[], double[], double> f, [BoundStep, { Constant.Array: var first }, { Constant.Array: var second }]) => new StepAndArrays(f, first, second),
        (Func<double, double[], double[], double> f, [var x, { Constant.Array: var first }, { Constant.Array: var second }]) => new OneAndArrays(f, ClosureOf(x), first, second),
        var (method, _) => throw CallShape.NoCall(method),
    };

    private Closure ClosureOf(BoundExpression argument) => sourceOf(argument).ToClosure();

    /// <summary>Of truths an operation knows no vectors here: they are 1 and 0.</summary>
    private static Closure OfTwo(BinaryPrimitive primitive, in Source a, in Source b) => primitive.Method is Func<bool, bool, bool> logical
        ? new Logical(logical, Condition.Of(a.ToClosure()), Condition.Of(b.ToClosure()))
        : primitive.Fuse<Fuser, Closure>(new Fuser(a, b)) ?? new Two((Func<double, double, double>)primitive.Method, a.ToClosure(), b.ToClosure());

    private sealed class One(Func<double, double> f, Closure a) : Closure
    {
        public override double At(long step, ref double locals) => f(a.At(step, ref locals));
    }

    private sealed class OneAndArray(Func<double, double[], double> f, Closure x, double[] array) : Closure
    {
        public override double At(long step, ref double locals) => f(x.At(step, ref locals), array);
    }

    private sealed class ArrayAndOne(Func<double[], double, double> f, double[] array, Closure x) : Closure
    {
        public override double At(long step, ref double locals) => f(array, x.At(step, ref locals));
    }

    private sealed class OneAndArrays(Func<double, double[], double[], double> f, Closure x, double[] first, double[] second) : Closure
    {
        public override double At(long step, ref double locals) => f(x.At(step, ref locals), first, second);
    }

    private sealed class StepAndArrays(Func<double, double[], double[], double> f, double[] first, double[] second) : Closure
    {
        public override double At(long step, ref double locals) => f(step, first, second);
    }

    private sealed class Two(Func<double, double, double> f, Closure a, Closure b) : Closure
    {
        public override double At(long step, ref double locals) => f(a.At(step, ref locals), b.At(step, ref locals));
    }

    private sealed class Five(Func<double, double, double, double, double, double> f, Closure[] arguments) : Closure
    {
        public override double At(long step, ref double locals) => f(
            arguments[0].At(step, ref locals), arguments[1].At(step, ref locals), arguments[2].At(step, ref locals), arguments[3].At(step, ref locals), arguments[4].At(step, ref locals));
    }

    private sealed class Power(Func<double, double, double, double, double> f, Closure exponent, double @base, double high, double low) : Closure
    {
        public override double At(long step, ref double locals) => f(exponent.At(step, ref locals), @base, high, low);
    }

    private sealed class Test(Func<double, bool> f, Closure a) : Condition
    {
        public override bool Holds(long step, ref double locals) => f(a.At(step, ref locals));
    }

    private sealed class Negation(Func<bool, bool> f, Condition a) : Condition
    {
        public override bool Holds(long step, ref double locals) => f(a.Holds(step, ref locals));
    }

    private sealed class Logical(Func<bool, bool, bool> f, Condition a, Condition b) : Condition
    {
        public override bool Holds(long step, ref double locals) => f(a.Holds(step, ref locals), b.Holds(step, ref locals));
    }
}
