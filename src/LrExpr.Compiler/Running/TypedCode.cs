using System.Runtime.CompilerServices;

namespace LrExpr.Running;

/// <summary>The code of a schedule as a function of the step and of some of its inputs, in an order of its own: what is not given is a constant in it.</summary>
/// <typeparam name="TFunction">The delegate: a <c>long</c>, then a <c>double</c> for each argument.</typeparam>
/// <param name="open">The code that takes all inputs.</param>
/// <param name="arguments">The arguments.</param>
/// <param name="others">The values of all inputs that are no arguments, by their places.</param>
/// <param name="closures">The same without code of its own.</param>
internal sealed class TypedCode<TFunction>(OpenCode open, IReadOnlyList<InputArgument> arguments, IReadOnlyList<double> others, TFunction closures) : TieredCode<TFunction>
    where TFunction : Delegate
{
    protected override TFunction MakeClosures() => closures;

    protected override TFunction MakeFunction() => RuntimeFeature.IsDynamicCodeCompiled ? open.Compile<TFunction>(arguments, others) : closures;
}

/// <summary>An argument that a call gives for an input.</summary>
/// <param name="Place">The place of the input among those of the schedule; beyond them, the argument goes nowhere.</param>
/// <param name="Low">It is not below.</param>
/// <param name="High">It is not above.</param>
internal readonly record struct InputArgument(int Place, double Low, double High)
{
    /// <summary>A value as the input takes it; NaN stays NaN.</summary>
    public double Within(double value) => value < Low ? Low : value > High ? High : value;
}
