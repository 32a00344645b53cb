using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;

namespace LrExpr.Formats.Export;

/// <summary>What is known of a call at all steps without evaluating it, so that code need not guard against what cannot happen.</summary>
/// <param name="call">The call.</param>
/// <param name="facts">What is known of parts.</param>
internal sealed class CallFacts(BoundCall call, FactReader facts)
{
    private readonly Interval[] _arguments = [.. call.Arguments.Select(argument => facts.Visit(argument).Interval)];

    public int Count => _arguments.Length;

    public bool AllAreFinite => Array.TrueForAll(_arguments, argument => argument.IsFinite);

    /// <summary>How many arguments may be 0.</summary>
    public int MayBeZero => _arguments.Count(argument => argument.Least == 0);

    /// <summary>Whether only NaN makes the result something else than a finite number.</summary>
    public bool IsFiniteUnlessNaN => call.Function.IntervalOf([.. _arguments.Select(argument => argument with { MayBeNaN = false })]).IsFinite;

    public bool ResultIsFinite => facts.Visit(call).Interval.IsFinite;

    public bool IsNotZero(int argument) => _arguments[argument].Least > 0;

    /// <summary>Whether an argument is 0, and not -0.</summary>
    public bool IsZero(int argument) => _arguments[argument] is { IsFinite: true, Low: 0, High: 0 } zero && double.IsPositive(zero.Low) && double.IsPositive(zero.High);
}
