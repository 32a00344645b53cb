using LrExpr.Binding;

namespace LrExpr.Keyframes;

/// <summary>A keyframe whose step and value are known.</summary>
/// <param name="Step">The step.</param>
/// <param name="Value">Its value, a number; perhaps of the step.</param>
/// <param name="Way">How the curve goes from here to the next.</param>
internal sealed record Frame(long Step, BoundExpression Value, Way Way)
{
    /// <summary>The value where it is the same at all steps; null where it is not.</summary>
    public double? Constant => Value.Constant?.Number;
}
