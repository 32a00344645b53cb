using LrExpr.Curves;

namespace LrExpr.Courses;

/// <summary>Two schedules at a step, as a run sees them that goes on there with the second, and where they come together or part next.</summary>
/// <param name="Here">The values at the step.</param>
/// <param name="Next">The first later step at which they agree where they differ here, or differ where they agree here; null where none was found.</param>
/// <param name="LastStep">How far was looked.</param>
/// <param name="HasAllSteps">Whether every step up to there was looked at.</param>
internal sealed record DifferenceAt(ValuePair Here, ValuePair? Next, long LastStep, bool HasAllSteps)
{
    private const int Columns = 500;

    /// <summary>How far is looked at least.</summary>
    private const long LeastSteps = 1_000;

    public bool Differs => Here.Distance > 0;

    /// <summary>How far the second value is from the first.</summary>
    public double Jump => Here.After - Here.Before;

    /// <summary>The jump as a part of the first value; null where that is 0 or no number is there.</summary>
    public double? RelativeJump => Here.Before != 0 && double.IsFinite(Jump / Here.Before) ? Jump / Math.Abs(Here.Before) : null;

    /// <param name="before">The one.</param>
    /// <param name="after">The other.</param>
    /// <param name="step">The step.</param>
    /// <param name="last">Where there is nothing more to see of either.</param>
    public static DifferenceAt Of(CompiledSchedule before, CompiledSchedule after, long step, long last)
    {
        last = Math.Max(last, step > long.MaxValue - LeastSteps ? long.MaxValue : step + LeastSteps);
        var here = PairAt(step);
        bool differs = here.Distance > 0;
        long[] steps = new CurveSampler(step, last, Columns, isLogarithmic: false).StepsFor(before, after);
        bool hasAllSteps = steps.Length == (Int128)last - step + 1;
        long known = step;
        foreach (long other in steps.Skip(1))
        {
            if (PairAt(other).Distance > 0 != differs)
                return new DifferenceAt(here, PairAt(Halve(known, other)), last, hasAllSteps);
            known = other;
        }

        return new DifferenceAt(here, null, last, hasAllSteps);

        ValuePair PairAt(long at) => new(at, before.At(at), after.At(at));

        // Between one that is as here and one that is not.
        long Halve(long low, long high)
        {
            while (high - low > 1)
            {
                long middle = low + (high - low) / 2;
                if (PairAt(middle).Distance > 0 == differs)
                    low = middle;
                else
                    high = middle;
            }

            return high;
        }
    }
}
