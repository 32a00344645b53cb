using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Lowering;
using LrExpr.Running.Emission;

namespace LrExpr.Running.Plans;

/// <summary>
/// Decides how the values of many steps are computed: where nothing changes they are copied, where a condition changes the steps are parted, where something
/// changes rarely they are filled run by run, and what is left is computed in vectors if that gives the values of <c>At</c>.
/// </summary>
/// <param name="numerics">Whether vector functions may be used whose last place differs.</param>
/// <param name="function">The value at one step.</param>
internal sealed class FillPlanner(Numerics numerics, Func<long, double> function)
{
    private const int LargestTree = 2_000;
    private const int MostNested = 4;

    /// <summary>How far <c>Fill</c> may be from <c>At</c>, relative to the largest value of the schedule, in units of 2^-53.</summary>
    private const double LargestDifference = 4;
    private const double Unit = 1.0 / (1L << 53);

    /// <summary>The largest magnitude among the values at some steps, which that of all steps is not below.</summary>
    private readonly Lazy<double> _largest = new(() => LargestOf(function));

    /// <param name="body">The tree that the code for one step is made from.</param>
    public IFilling Plan(BoundExpression body)
    {
        if (LocalUses.SizeOf(body) > LargestTree)
            return new StepwiseFilling(function);
        return Plan(Simplified(new Expansion().Visit(body)), StepRange.All, MostNested);
    }

    private IFilling Plan(BoundExpression body, StepRange range, int nested)
    {
        if (body.Constant is { } constant)
            return new ConstantFilling(constant.Number);

        var (rest, switches) = Switches.TakenOutOf(body, range);
        rest = Simplified(rest);
        if (switches.Count > 0 && nested > 0)
            return Parted(rest, range, switches, nested);
        if (rest.Constant is { } value)
            return new ConstantFilling(value.Number);
        if (switches.Count > 0)
            return new StepwiseFilling(function);
        if (range.First < Logarithms.LastStep && range.Last > Logarithms.LastStep && nested > 0 && Logarithms.AreIn(rest))
            return new PartedFilling(range, [Logarithms.LastStep], part => Plan(rest, part, nested - 1));
        return ByRuns(rest, range) ?? InVectors(rest, range) ?? new StepwiseFilling(function);
    }

    private PartedFilling Parted(BoundExpression body, StepRange range, IReadOnlyList<Switch> switches, int nested)
    {
        long[] cuts = [.. switches.Select(one => one.FirstStep).Distinct().Order()];
        return new PartedFilling(range, cuts, part =>
        {
            var values = switches.ToDictionary(one => one.Local, one => (BoundExpression)new BoundConstant(part.First < one.FirstStep ? one.Before : !one.Before));
            return Plan(Simplified(new Substitution(values).Visit(body)), part, nested - 1);
        });
    }

    private RunFilling? ByRuns(BoundExpression body, StepRange range)
    {
        if (Runs.Of(body, range) is not { } runs)
            return null;
        var (single, bounds) = (ValueBounds.OfSingleValues(range), ValueBounds.OfVectors(range));
        var locals = runs.All.ToDictionary(one => one.Local, one => one.Value);
        foreach (var (local, value) in runs.All)
        {
            var bound = single.Visit(value);
            single.Add(local, bound);
            bounds.Add(local, bound);
        }

        var scattered = InVectors(body, range) ?? new StepwiseFilling(function);
        if (runs.Body is BoundLocal)
            return new RunFilling(range, runs, null, scattered);
        return IsRight(runs.Body, bounds)
            ? new RunFilling(range, runs, Loop(runs.Body, [.. runs.All.Select(one => one.Local)], locals.GetValueOrDefault, bounds), scattered)
            : null;
    }

    private IFilling? InVectors(BoundExpression body, StepRange range)
    {
        var bounds = ValueBounds.OfVectors(range);
        return IsRight(body, bounds)
            ? new VectorFilling(Loop(body, [], _ => null, bounds), () => MachineCode.Of(VectorEmitter.EmitSteps(body, [], _ => null, ValueBounds.OfVectors(range))), function)
            : null;
    }

    private VectorLoop Loop(BoundExpression body, IReadOnlyList<Local> locals, Func<Local, BoundExpression?> valueOf, ValueBounds bounds) =>
        new(() => MachineCode.Of(VectorEmitter.EmitRange(body, locals, valueOf, bounds)), function);

    /// <summary>Whether computing the tree in vectors gives values that are near enough.</summary>
    private bool IsRight(BoundExpression body, ValueBounds bounds)
    {
        if (!VectorEmitter.IsSupported || !VectorEmitter.CanEmit(body))
            return false;
        var bound = bounds.Visit(body);
        return bound.IsExact
            || numerics == Numerics.Fast && (bound.Relative <= LargestDifference || bound.Absolute <= LargestDifference * Unit * _largest.Value);
    }

    private static double LargestOf(Func<long, double> function)
    {
        double largest = 0;
        for (long step = 0; step <= StepRange.All.Last; step += step / 4 + 1)
        {
            double value = Math.Abs(function(step));
            if (double.IsFinite(value))
                largest = Math.Max(largest, value);
        }

        return largest;
    }

    /// <summary>Only by rules that keep every bit; the others were used before.</summary>
    private static BoundExpression Simplified(BoundExpression body) => Simplifier.ForCode(body, Numerics.Strict);

    /// <summary>Puts values in the place of locals.</summary>
    private sealed class Substitution(IReadOnlyDictionary<Local, BoundExpression> values) : BoundRewriter
    {
        protected override BoundExpression VisitLocal(BoundLocal node) => values.GetValueOrDefault(node.Local, node);
    }
}
