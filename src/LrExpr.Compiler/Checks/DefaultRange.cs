using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Running;

namespace LrExpr.Checks;

/// <summary>
/// The steps that are checked where the configuration does not say them: those of the schedule itself, from 0 to where it is constant. One that has no such step is
/// checked as far as <c>explain</c> and <c>plot</c> show it.
/// </summary>
internal static class DefaultRange
{
    /// <summary>A function in C# does not say what it does at other steps, and may take long to say it of a far one.</summary>
    private const long LastOfCode = 99_999;

    /// <param name="code">The code of a schedule.</param>
    /// <param name="cost">What one value costs at most.</param>
    /// <param name="period">How many steps something that repeats itself takes; 0 for nothing of the kind.</param>
    /// <returns>The last step.</returns>
    public static long LastOf(ScheduleCode code, long cost, double period)
    {
        if (Opaque.IsIn(code.Simplified))
            return LastOfCode;
        var outline = Outline.Of(code.ForPeople, cost);
        return Math.Min(outline.Settled() is { } settled ? Math.Max(settled.Step, 0) : outline.End(period), CheckedRange.Farthest);
    }
}

/// <summary>Finds what the analysis cannot look into: functions in C#, and schedules too large to be written out.</summary>
internal sealed class Opaque : BoundRewriter
{
    private bool _isFound;

    public static bool IsIn(BoundExpression body)
    {
        var walk = new Opaque();
        walk.Visit(body);
        return walk._isFound;
    }

    protected override BoundExpression VisitCode(BoundCode node) => Found(node);

    protected override BoundExpression VisitScheduleCall(BoundScheduleCall node) => Found(node);

    private BoundExpression Found(BoundExpression node)
    {
        _isFound = true;
        return node;
    }
}
