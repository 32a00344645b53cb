using LrExpr.Contract;
using LrExpr.Shown;

namespace LrExpr.Answers;

/// <summary>Where schedules are now: by their clocks, else at their last calls.</summary>
internal sealed class Places
{
    private readonly Dictionary<string, (long Step, double Value)> _calls;
    private readonly TimeProvider _time;

    public Places(IShownSchedules shown)
    {
        _time = shown.Time;
        _calls = new Dictionary<string, (long, double)>(StringComparer.OrdinalIgnoreCase);
        foreach (var (schedule, step, value) in shown.LastCalls())
            _calls[schedule] = (step, value);
    }

    /// <summary>Where a schedule is; null where nothing says it.</summary>
    public NowPart? Of(CompiledSchedule schedule)
    {
        if (schedule.HasClock)
        {
            long step = schedule.StepAt(_time);
            return new NowPart(step, Complete.Of(schedule).At(step), schedule.TimeOf(step), "clock");
        }

        return _calls.TryGetValue(schedule.Name, out var call) ? new NowPart(call.Step, call.Value, null, "call") : null;
    }
}
