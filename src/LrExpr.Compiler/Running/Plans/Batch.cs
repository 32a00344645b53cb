using LrExpr.Facts;

namespace LrExpr.Running.Plans;

/// <summary>Fills the values of any steps: those that are planned for as planned, others one by one.</summary>
internal static class Batch
{
    /// <summary>
    /// Fewer values are computed one by one: to plan and compile takes as long as a hundred thousand of them. Only the length decides, so that the same call
    /// gives the same bits at any time and in any process.
    /// </summary>
    public const int Shortest = 4_096;

    public static void Fill(ScheduleCode code, long firstStep, Span<double> destination)
    {
        var range = StepRange.All;
        if (destination.Length < Shortest)
        {
            StepwiseFilling.Fill(code.Current, firstStep, destination);
            return;
        }

        if (firstStep < range.First)
        {
            int count = (int)Math.Min((ulong)destination.Length, (ulong)range.First - (ulong)firstStep);
            StepwiseFilling.Fill(code.Current, firstStep, destination[..count]);
            destination = destination[count..];
            firstStep += count;
        }

        if (destination.Length > 0 && firstStep <= range.Last)
        {
            int count = (int)Math.Min(destination.Length, range.Last - firstStep + 1);
            code.Filling.Fill(firstStep, destination[..count]);
            destination = destination[count..];
            firstStep += count;
        }

        StepwiseFilling.Fill(code.Current, firstStep, destination);
    }

    public static void Fill(ScheduleCode code, ReadOnlySpan<long> steps, Span<double> destination)
    {
        var range = StepRange.All;
        if (steps.Length < Shortest || steps.ContainsAnyExceptInRange(range.First, range.Last))
        {
            StepwiseFilling.Fill(code.Current, steps, destination);
        }
        else
        {
            code.Filling.Fill(steps, destination);
        }
    }
}
