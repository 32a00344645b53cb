using LrExpr.Binding;
using LrExpr.Diagnostics;

namespace LrExpr.Linking;

/// <summary>Looks at the values of a schedule at a few steps once it has been loaded.</summary>
internal static class Probe
{
    private static readonly long[] Steps = [0, 1, 2, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    public static void Run(ScheduleSymbol schedule, DiagnosticBag diagnostics)
    {
        foreach (long step in Steps)
        {
            double value = BoundEvaluator.Evaluate(schedule.Body, step);
            if (double.IsFinite(value))
                continue;
            new LinkErrors(diagnostics).NotFiniteAt(schedule, step, value);
            return;
        }
    }
}
