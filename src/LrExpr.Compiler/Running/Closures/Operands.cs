using System.Runtime.CompilerServices;

namespace LrExpr.Running.Closures;

/// <summary>Where an operand comes from. The sources are structs, so that code is made for each combination and leaves cost no call.</summary>
internal interface IOperand
{
    double At(long step, ref double locals);
}

internal readonly struct StepOperand : IOperand
{
    public double At(long step, ref double locals) => step;
}

internal readonly struct ConstantOperand(double value) : IOperand
{
    private readonly double _value = value;

    public double At(long step, ref double locals) => _value;
}

internal readonly struct LocalOperand(int index) : IOperand
{
    private readonly int _index = index;

    public double At(long step, ref double locals) => Unsafe.Add(ref locals, _index);
}

internal readonly struct ClosureOperand(Closure closure) : IOperand
{
    private readonly Closure _closure = closure;

    public double At(long step, ref double locals) => _closure.At(step, ref locals);
}

/// <summary>An operand by itself.</summary>
internal sealed class Leaf<TOperand>(TOperand operand) : Closure
    where TOperand : struct, IOperand
{
    public override double At(long step, ref double locals) => operand.At(step, ref locals);
}

/// <summary>A source that is known when closures are made: the step, a constant, a local, or else a closure.</summary>
internal readonly struct Source
{
    private static readonly Leaf<StepOperand> StepLeaf = new(default);

    private readonly Sort _sort;
    private readonly double _constant;
    private readonly int _local;
    private readonly Closure? _closure;

    public Source(double constant) => (_sort, _constant) = (Sort.Constant, constant);

    public Source(int local) => (_sort, _local) = (Sort.Local, local);

    public Source(Closure closure) => (_sort, _closure) = (Sort.Closure, closure);

    private enum Sort : byte
    {
        Step,
        Constant,
        Local,
        Closure,
    }

    public static Source Step => default;

    /// <summary>What a constant is that the step is compared with; null where it is another comparison.</summary>
    public static double? LimitOfStep(in Source a, in Source b) => a._sort == Sort.Step && b._sort == Sort.Constant ? b._constant : null;

    public Closure ToClosure() => _sort switch
    {
        Sort.Step => StepLeaf,
        Sort.Constant => new Leaf<ConstantOperand>(new ConstantOperand(_constant)),
        Sort.Local => new Leaf<LocalOperand>(new LocalOperand(_local)),
        _ => _closure!,
    };

    /// <summary>A closure of two operands.</summary>
    public static Closure Fuse<TFusion>(TFusion fusion, in Source a, in Source b)
        where TFusion : struct, IFusion => a._sort switch
        {
            Sort.Step => Fuse(fusion, default(StepOperand), b),
            Sort.Constant => Fuse(fusion, new ConstantOperand(a._constant), b),
            Sort.Local => Fuse(fusion, new LocalOperand(a._local), b),
            _ => Fuse(fusion, new ClosureOperand(a._closure!), b),
        };

    private static Closure Fuse<TFusion, TA>(TFusion fusion, TA a, in Source b)
        where TFusion : struct, IFusion
        where TA : struct, IOperand => b._sort switch
        {
            Sort.Step => fusion.Of(a, default(StepOperand)),
            Sort.Constant => fusion.Of(a, new ConstantOperand(b._constant)),
            Sort.Local => fusion.Of(a, new LocalOperand(b._local)),
            _ => fusion.Of(a, new ClosureOperand(b._closure!)),
        };
}

/// <summary>Makes a closure of operands whose sources are known.</summary>
internal interface IFusion
{
    Closure Of<TA, TB>(TA a, TB b)
        where TA : struct, IOperand
        where TB : struct, IOperand;
}
