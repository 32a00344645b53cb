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
    public double Value { get; } = value;

    public double At(long step, ref double locals) => Value;
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
    public TOperand Operand { get; } = operand;

    public override double At(long step, ref double locals) => Operand.At(step, ref locals);
}

/// <summary>Makes a closure of operands whose sources are known.</summary>
internal interface IFusion
{
    Closure Of<TA, TB>(TA a, TB b)
        where TA : struct, IOperand
        where TB : struct, IOperand;
}

/// <summary>Finds out what the operands are, once, when the closure is made.</summary>
internal static class Fusion
{
    public static Closure Of<TFusion>(TFusion fusion, Closure a, Closure b)
        where TFusion : struct, IFusion => a switch
        {
            Leaf<StepOperand> leaf => Of(fusion, leaf.Operand, b),
            Leaf<ConstantOperand> leaf => Of(fusion, leaf.Operand, b),
            Leaf<LocalOperand> leaf => Of(fusion, leaf.Operand, b),
            _ => Of(fusion, new ClosureOperand(a), b),
        };

    private static Closure Of<TFusion, TA>(TFusion fusion, TA a, Closure b)
        where TFusion : struct, IFusion
        where TA : struct, IOperand => b switch
        {
            Leaf<StepOperand> leaf => fusion.Of(a, leaf.Operand),
            Leaf<ConstantOperand> leaf => fusion.Of(a, leaf.Operand),
            Leaf<LocalOperand> leaf => fusion.Of(a, leaf.Operand),
            _ => fusion.Of(a, new ClosureOperand(b)),
        };
}
