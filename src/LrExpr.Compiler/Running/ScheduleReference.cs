using LrExpr.Language;
using LrExpr.Text;

namespace LrExpr.Running;

/// <summary>A call of one schedule from another.</summary>
internal static class ScheduleReference
{
    /// <summary>The value of a schedule at a step that was computed; NaN for NaN. A long chain of references cannot overflow the stack.</summary>
    public static double Evaluate(CompiledSchedule schedule, double step)
    {
        if (double.IsNaN(step))
            return step;
        return Evaluate(schedule, Intrinsics.ToStep(step));
    }

    /// <summary>The value of a schedule at a step.</summary>
    public static double Evaluate(CompiledSchedule schedule, long step) =>
        StackGuard.HasRoom ? schedule.At(step) : StackGuard.OnFreshStack(() => schedule.At(step));
}
