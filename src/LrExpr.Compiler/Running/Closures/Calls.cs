using LrExpr.Language;

namespace LrExpr.Running.Closures;

/// <summary>Makes the closure of a call of a primitive.</summary>
/// <param name="arguments">The arguments that are numbers or truths; there may be room for more behind them.</param>
/// <param name="arrays">The others, which are constants.</param>
internal sealed class Calls(Closure[] arguments, double[][] arrays) : IPrimitiveVisitor<Closure>
{
    public Closure VisitUnary(UnaryPrimitive primitive) => primitive.Method switch
    {
        Func<double, double> f => new One(f, arguments[0]),
        Func<double, bool> f => new Test(f, arguments[0]),
        Func<bool, bool> f => new Negation(f, Condition.Of(arguments[0])),
        var method => throw CallShape.NoCall(method),
    };

    /// <summary>Of truths an operation knows no vectors here: they are 1 and 0.</summary>
    public Closure VisitBinary(BinaryPrimitive primitive) => primitive.Method is Func<bool, bool, bool> logical
        ? new Logical(logical, Condition.Of(arguments[0]), Condition.Of(arguments[1]))
        : primitive.Fuse<Fuser, Closure>(new Fuser(arguments[0], arguments[1])) ?? new Two((Func<double, double, double>)primitive.Method, arguments[0], arguments[1]);

    public Closure VisitQuinary(QuinaryPrimitive primitive) => new Five((Func<double, double, double, double, double, double>)primitive.Method, arguments);

    public Closure VisitPowerOfConstant(PowerOfConstantPrimitive primitive) =>
        new Power((Func<double, double, double, double, double>)primitive.Method, arguments[0], ConstantOf(1), ConstantOf(2), ConstantOf(3));

    public Closure VisitTable(TablePrimitive primitive) => primitive.Method switch
    {
        Func<double, double[], double> f => new OneAndArray(f, arguments[0], arrays[0]),
        Func<double[], double, double> f => new ArrayAndOne(f, arrays[0], arguments[0]),
        Func<double, double[], double[], double> f => new OneAndArrays(f, arguments[0], arrays[0], arrays[1]),
        var method => throw CallShape.NoCall(method),
    };

    private double ConstantOf(int index) => ((Leaf<ConstantOperand>)arguments[index]).Operand.Value;

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
