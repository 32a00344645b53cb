namespace LrExpr.Registry;

/// <summary>Stands for the function of a schedule until it has been called in the snapshot it belongs to, and so often that it is compiled.</summary>
internal sealed class FirstCall
{
    private readonly ScheduleHandle _handle;
    private readonly CompiledSchedule _expected;

    public FirstCall(ScheduleHandle handle, CompiledSchedule expected)
    {
        _handle = handle;
        _expected = expected;
        Function = At;
    }

    public Func<long, double> Function { get; }

    private double At(long step)
    {
        var schedule = _handle.Pin();
        bool isSettled = schedule.Code.IsSettled;
        var function = _handle.FunctionOf(schedule);
        if (isSettled && schedule.SharesCodeWith(_expected))
            _handle.Settle(this, function);
        return function(step);
    }
}
