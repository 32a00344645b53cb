namespace LrExpr.Running.Closures;

/// <summary>Calls of the methods that the table of functions has.</summary>
internal static class Calls
{
    /// <summary>A call whose arguments are numbers and booleans.</summary>
    /// <param name="method">The method, as the function's row gives it.</param>
    /// <param name="a">The arguments.</param>
    public static Closure Make(Delegate method, ReadOnlySpan<Closure> a) => method switch
    {
        Func<double, double> f => new One(f, a[0]),
        Func<double, double, double> f => Fusion.Of(new Two(f), a[0], a[1]),
        Func<double, double, double, double> f => new Three(f, a[0], a[1], a[2]),
        Func<double, double, double, double, double> f => new Four(f, a[0], ConstantOf(a[1]), ConstantOf(a[2]), ConstantOf(a[3])),
        Func<double, bool> f => new Test(f, a[0]),
        Func<bool, bool> f => new Boolean(f, Condition.Of(a[0])),
        _ => throw NoCall(method),
    };

    /// <summary>A call with arrays, which are constants.</summary>
    /// <param name="method">The method, as the function's row gives it.</param>
    /// <param name="x">The argument that is a number.</param>
    /// <param name="arrays">The others.</param>
    public static Closure Make(Delegate method, Closure x, double[][] arrays) => method switch
    {
        Func<double, double[], double> f => new Table(number => f(number, arrays[0]), x),
        Func<double[], double, double> f => new Table(number => f(arrays[0], number), x),
        Func<double, double[], double[], double> f => new Tables(f, x, arrays[0], arrays[1]),
        _ => throw NoCall(method),
    };

    private static InvalidOperationException NoCall(Delegate method) => new($"No call for {method.GetType()}.");

    private sealed class One(Func<double, double> f, Closure a) : Closure
    {
        public override double At(long step, ref double locals) => f(a.At(step, ref locals));
    }

    private readonly struct Two(Func<double, double, double> f) : IFusion
    {
        public Closure Of<TA, TB>(TA a, TB b)
            where TA : struct, IOperand
            where TB : struct, IOperand => new Result<TA, TB>(f, a, b);

        private sealed class Result<TA, TB>(Func<double, double, double> f, TA a, TB b) : Closure
            where TA : struct, IOperand
            where TB : struct, IOperand
        {
            public override double At(long step, ref double locals) => f(a.At(step, ref locals), b.At(step, ref locals));
        }
    }

    private sealed class Three(Func<double, double, double, double> f, Closure a, Closure b, Closure c) : Closure
    {
        public override double At(long step, ref double locals) => f(a.At(step, ref locals), b.At(step, ref locals), c.At(step, ref locals));
    }

    /// <summary>Only what rules make has four arguments: a power of a constant, whose base and logarithm are constants.</summary>
    private static double ConstantOf(Closure closure) => ((Leaf<ConstantOperand>)closure).Operand.Value;

    private sealed class Four(Func<double, double, double, double, double> f, Closure a, double b, double c, double d) : Closure
    {
        public override double At(long step, ref double locals) => f(a.At(step, ref locals), b, c, d);
    }

    private sealed class Test(Func<double, bool> f, Closure a) : Condition
    {
        public override bool Holds(long step, ref double locals) => f(a.At(step, ref locals));
    }

    private sealed class Boolean(Func<bool, bool> f, Condition a) : Condition
    {
        public override bool Holds(long step, ref double locals) => f(a.Holds(step, ref locals));
    }

    private sealed class Table(Func<double, double> f, Closure x) : Closure
    {
        public override double At(long step, ref double locals) => f(x.At(step, ref locals));
    }

    private sealed class Tables(Func<double, double[], double[], double> f, Closure x, double[] a, double[] b) : Closure
    {
        public override double At(long step, ref double locals) => f(x.At(step, ref locals), a, b);
    }
}
