namespace LrExpr;

/// <summary>A live schedule that knows what tells the time.</summary>
internal interface ITimedSchedule
{
    /// <summary>What tells the time.</summary>
    TimeProvider Time { get; }

    /// <summary>What tells the time of a schedule; the clock of the system where it does not know.</summary>
    static TimeProvider Of(ISchedule schedule) => schedule is ITimedSchedule { Time: var time } ? time : TimeProvider.System;
}
