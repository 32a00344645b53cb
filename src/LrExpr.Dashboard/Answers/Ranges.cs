using System.Runtime.CompilerServices;
using LrExpr.Running;

namespace LrExpr.Answers;

/// <summary>Up to which step schedules are worth a look. That takes a look at many values, so it is kept as long as the code of the schedule.</summary>
internal static class Ranges
{
    private static readonly ConditionalWeakTable<ScheduleCode, StrongBox<long>> Known = [];

    public static long LastOf(CompiledSchedule schedule) => Known.GetValue(schedule.Code, _ => new StrongBox<long>(Complete.Of(schedule).LastForPeople)).Value;
}
