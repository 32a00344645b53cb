using LrExpr.Syntax;
using LrExpr.Time;

namespace LrExpr.Binding;

/// <remarks>Dates, durations, and what clocks and horizons tell.</remarks>
internal sealed partial class Binder
{
    /// <summary>After which time what it names of the clock repeats itself; none where nothing does.</summary>
    public TimeSpan Period { get; private set; }

    /// <summary>A date or a duration is a number of steps.</summary>
    protected override BoundExpression VisitQuoted(QuotedSyntax node)
    {
        var read = StepText.Read(node.Text, _scope.Times);
        if (!_scope.HasTimes)
            _errors.QuotedNotAvailable(node, _scope.Role);
        else if (read.Error is { } error)
            _errors.QuotedUnread(node, error, read.Hint);
        else
            return new BoundConstant((double)read.Steps);
        return BoundError.Instance;
    }

    /// <summary>What a clock, a horizon or windows say to a name; null where they say nothing.</summary>
    private BoundExpression? BindTime(NameSyntax node)
    {
        if (!_scope.HasTimes || TimeNames.Find(node.Name, _scope.Times) is not { } time)
            return null;
        var period = TimeNames.PeriodOf(node.Name, _scope.Times);
        Period = period > Period ? period : Period;
        return time;
    }
}
