using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Lowering;
using LrExpr.Running.Blocks;
using LrExpr.Running.Plans;

namespace LrExpr.Running;

/// <summary>The values of many steps of a schedule: in blocks, and by a plan where steps are consecutive and enough of them have been asked for.</summary>
/// <param name="body">The tree of the schedule.</param>
/// <param name="function">The value at one step.</param>
/// <param name="machineCode">The same as machine code; null where there is none, or none yet.</param>
internal sealed class ManyValues(BoundExpression body, Func<long, double> function, Func<Func<long, double>?> machineCode)
{
    /// <summary>So many values take as long as to plan for them. Whether they are planned for changes no bit.</summary>
    private const long WorthAPlan = 4_096;

    /// <summary>A few values are not worth the room for a block.</summary>
    private const int Few = 4;

    private readonly BlockCode? _blocks = LocalUses.SizeOf(body) <= FillPlanner.LargestTree && BlockEmitter.CanEmit(body) ? BlockEmitter.Emit(body) : null;
    private readonly bool _isInBranches = BranchWork.IsInBranches(body);
    private IFilling? _plan;
    private long _filled;

    /// <summary>The plan for steps in <see cref="StepRange.All"/>.</summary>
    public IFilling Plan => _plan ?? (_plan = new FillPlanner(function).Plan(body));

    /// <summary>The values at consecutive steps; those beyond the last that there is are that one.</summary>
    public void Fill(long first, Span<double> destination)
    {
        var planned = StepRange.All;
        if (destination.Length <= Few || first < planned.First || first > planned.Last - destination.Length || !IsWorthAPlan(destination.Length))
            FillUnplanned(first, destination);
        else
            Plan.Fill(first, destination);
    }

    /// <summary>The values at the steps given.</summary>
    public void Fill(ReadOnlySpan<long> steps, Span<double> destination)
    {
        // In any order most blocks have steps of every branch.
        var one = _isInBranches ? machineCode() : null;
        if (one is null && steps.Length > Few && _blocks is { } blocks)
        {
            blocks.Fill(steps, destination);
            return;
        }

        one ??= function;
        for (int i = 0; i < steps.Length; i++)
            destination[i] = one(steps[i]);
    }

    /// <summary>Not counted to the last one where several threads ask at once, which does not matter.</summary>
    private bool IsWorthAPlan(int count) => _plan is not null || (_filled += count) >= WorthAPlan;

    private void FillUnplanned(long first, Span<double> destination)
    {
        if (destination.Length > Few && _blocks is { } blocks)
        {
            blocks.Fill(first, destination);
            return;
        }

        for (int i = 0; i < destination.Length; i++)
            destination[i] = function(first > long.MaxValue - i ? long.MaxValue : first + i);
    }
}
