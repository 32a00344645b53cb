using LrExpr.Functions;
using LrExpr.Text;

namespace LrExpr.Emission;

/// <summary>A call of one schedule from the code of another.</summary>
internal static class ScheduleReference
{
    /// <summary>The value of a schedule at a step that was computed; NaN for NaN. A long chain of references cannot overflow the stack.</summary>
    public static double Evaluate(CompiledSchedule schedule, double step)
    {
        if (double.IsNaN(step))
            return step;
        long whole = Intrinsics.ToStep(step);
        return StackGuard.HasRoom ? schedule.Function(whole) : StackGuard.OnFreshStack(() => schedule.Function(whole));
    }
}
