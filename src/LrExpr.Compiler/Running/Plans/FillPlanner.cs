using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Lowering;
using LrExpr.Running.Blocks;
using LrExpr.Running.Closures;

namespace LrExpr.Running.Plans;

/// <summary>
/// Decides how the values of many steps are computed: where nothing changes they are copied, where a condition changes the steps are parted, where something
/// changes rarely they are filled run by run, and what is left is computed in blocks. All of them give the bits of single values.
/// </summary>
/// <param name="function">The value at one step.</param>
internal sealed class FillPlanner(Func<long, double> function)
{
    /// <summary>A larger tree is computed step by step.</summary>
    public const int LargestTree = 2_000;

    private const int MostNested = 4;

    /// <param name="body">The tree that the code for one step is made from.</param>
    public IFilling Plan(BoundExpression body) =>
        LocalUses.SizeOf(body) > LargestTree ? new StepwiseFilling(function) : Plan(new Tables().Visit(body), StepRange.All, MostNested);

    private IFilling Plan(BoundExpression body, StepRange range, int nested)
    {
        var narrow = Narrowing.Narrow(body, range);
        if (narrow.Constant is { } constant)
            return new ConstantFilling(constant.Number);
        if (nested > 0 && Cuts.Of(narrow, range) is { Count: > 0 } cuts)
            return new PartedFilling(range, cuts, part => Plan(narrow, part, nested - 1));
        if (!BlockEmitter.CanEmit(narrow))
            return new StepwiseFilling(function);
        if (Runs.Of(narrow, range) is { } runs)
            return ByRuns(runs, range);
        return new BlockFilling(BlockEmitter.Emit(narrow));
    }

    private static RunFilling ByRuns(Runs runs, StepRange range)
    {
        Func<long, double>[] roots = [.. runs.Roots.Select(root => ClosureEmitter.Emit(root.Value, _ => throw new InvalidOperationException("A root calls no schedule.")))];
        return new RunFilling(range, roots, BlockEmitter.Emit(runs.Body, [.. runs.Roots.Select(root => root.Local)]));
    }
}
