using System.Runtime.CompilerServices;
using LrExpr.Language;
using LrExpr.Text;

namespace LrExpr.Running.Closures;

/// <summary>Gives a local its value, and goes on.</summary>
internal sealed class Let(int index, Closure value, Closure body) : Closure
{
    public override double At(long step, ref double locals)
    {
        Unsafe.Add(ref locals, index) = value.At(step, ref locals);
        return body.At(step, ref locals);
    }
}

/// <summary>A function in C#, at the step of the schedule.</summary>
internal sealed class CodeCall(Func<long, double> function) : Closure
{
    public override double At(long step, ref double locals) => function(step);
}

/// <summary>A function in C#, at a step that was computed.</summary>
internal sealed class CodeCallAt(Func<long, double> function, Closure x) : Closure
{
    public override double At(long step, ref double locals) => function(Intrinsics.ToStep(x.At(step, ref locals)));
}

/// <summary>Another schedule, at a step that was computed.</summary>
internal sealed class ScheduleCall(Func<double, double> schedule, Closure x) : Closure
{
    public override double At(long step, ref double locals) => schedule(x.At(step, ref locals));
}

/// <summary>Another schedule, at a step that was computed, with inputs handed on.</summary>
/// <param name="schedule">The schedule.</param>
/// <param name="x">The step.</param>
/// <param name="inputs">Where its inputs are in the frame; negative for one that stays what it is by default.</param>
/// <param name="defaults">What they are by default.</param>
internal sealed class OpenScheduleCall(Func<double, double, double, double, double, double> schedule, Closure x, int[] inputs, double[] defaults) : Closure
{
    public override double At(long step, ref double locals) =>
        schedule(x.At(step, ref locals), Input(0, ref locals), Input(1, ref locals), Input(2, ref locals), Input(3, ref locals));

    private double Input(int index, ref double locals) => index >= inputs.Length ? 0 : inputs[index] >= 0 ? Unsafe.Add(ref locals, inputs[index]) : defaults[index];
}

/// <summary>Stands between the levels of a deep tree: where the stack of the calling thread runs short, what is below runs on a fresh one.</summary>
/// <param name="inner">What is below.</param>
/// <param name="tree">The tree, whose frame is copied, since what a thread has on its stack cannot be handed to another.</param>
internal sealed class Landing(Closure inner, ClosureTree tree) : Closure
{
    public override double At(long step, ref double locals) =>
        StackGuard.HasRoom ? inner.At(step, ref locals) : OnFreshStack(step, ref locals);

    /// <summary>A local is bound and used below one node, so nobody misses what is written to the copy.</summary>
    private double OnFreshStack(long step, ref double locals)
    {
        double[] copy = tree.CopyOf(ref locals);
        return StackGuard.OnFreshStack(() => inner.At(step, ref copy[0]));
    }
}
