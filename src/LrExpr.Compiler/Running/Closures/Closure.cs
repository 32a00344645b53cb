namespace LrExpr.Running.Closures;

/// <summary>
/// A part of a formula as an object that computes it: what stands in for machine code where none can be made, or none has been made yet.
/// A boolean is 1 or 0. Immutable; the values of locals are in a frame that each call has for itself.
/// </summary>
internal abstract class Closure
{
    /// <summary>The value at a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="locals">The first local of the frame.</param>
    public abstract double At(long step, ref double locals);
}

/// <summary>A boolean part, which can be asked without making a number of the answer.</summary>
internal abstract class Condition : Closure
{
    public abstract bool Holds(long step, ref double locals);

    public sealed override double At(long step, ref double locals) => Holds(step, ref locals) ? 1 : 0;

    /// <summary>One branch or the other.</summary>
    public virtual Closure Choose(Closure whenTrue, Closure whenFalse) => new Choice(this, whenTrue, whenFalse);

    public static Condition Of(Closure closure) => closure as Condition ?? new Truth(closure);

    private sealed class Truth(Closure closure) : Condition
    {
        public override bool Holds(long step, ref double locals) => closure.At(step, ref locals) != 0;
    }
}

/// <summary>One branch or the other.</summary>
internal sealed class Choice(Condition condition, Closure whenTrue, Closure whenFalse) : Closure
{
    public override double At(long step, ref double locals) =>
        condition.Holds(step, ref locals) ? whenTrue.At(step, ref locals) : whenFalse.At(step, ref locals);
}
