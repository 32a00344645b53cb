namespace LrExpr.Cli.Fitting;

/// <summary>Numbers made better step by step, as Levenberg and Marquardt do it, within the constraints of the kind.</summary>
internal static class Refinement
{
    private const int MostRounds = 40;
    private const int RoundsWithoutHope = 14;
    private const double FirstDamping = 0.03;
    private const double LeastDamping = 1e-7;
    private const double MostDamping = 1e4;

    /// <summary>How many times its size a number may change at once.</summary>
    private const double MostChange = 10;

    /// <summary>Below it, in units of the largest value, nothing can be made better.</summary>
    private const double Exact = 1e-15;

    /// <summary>Makes numbers better.</summary>
    /// <param name="curve">The curves of the kind.</param>
    /// <param name="points">The points to come near to.</param>
    /// <param name="start">The numbers to begin with.</param>
    /// <param name="free">Which of them may change.</param>
    /// <param name="scale">The largest value of the measured curve.</param>
    /// <returns>The numbers, and the sum of the squares of what is missing; infinite where there is no such curve.</returns>
    public static (double[] Numbers, double Error) Of(FreeCurve curve, Points points, double[] start, IReadOnlyList<int> free, double scale)
    {
        double[] numbers = start;
        if (curve.Missing(numbers, points) is not { } missing)
            return (numbers, double.PositiveInfinity);
        double error = SumOfSquares(missing), first = error, damping = FirstDamping, enough = points.Values.Length * Exact * Exact * scale * scale;
        for (int round = 0; round < MostRounds && error > enough; round++)
        {
            if (round == RoundsWithoutHope && error > 0.5 * first)
                break;
            var slopes = free.Select(index => curve.Slope(numbers, index, points, missing) ?? []).Select(slope => slope.Length == 0 ? new double[missing.Length] : slope).ToList();
            double before = error;
            bool isHeld = false;
            while (damping <= MostDamping && !Step(Enumerable.Range(0, free.Count)))
            {
                // Where the kind does not take the step, one number is perhaps at its limit, and the others are not.
                if (!isHeld && free.Count > 1 && Enumerable.Range(0, free.Count).Any(held => Step(Enumerable.Range(0, free.Count).Where(j => j != held))))
                    break;
                isHeld = true;
                damping *= 8;
            }

            bool Step(IEnumerable<int> changed)
            {
                int[] which = [.. changed];
                double[] change = LeastSquares.Solve([.. which.Select(j => slopes[j])], missing, damping, out _);
                double[] next = [.. numbers];
                for (int j = 0; j < which.Length; j++)
                    next[free[which[j]]] += Limited(change[j], next[free[which[j]]]);
                if (!Array.TrueForAll(next, double.IsFinite) || !curve.Holds(next))
                    return false;
                isHeld = true;
                if (curve.Missing(next, points) is not { } left || SumOfSquares(left) is var better && better >= error)
                    return false;
                (numbers, missing, error) = (next, left, better);
                damping = Math.Max(damping * 0.1, LeastDamping);
                return true;
            }

            if (error > before * (1 - 1e-9))
                break;
        }

        return (numbers, error);
    }

    /// <summary>A number that makes hardly any difference does not run away.</summary>
    private static double Limited(double change, double number) => number == 0 ? change : Math.Clamp(change, -MostChange * Math.Abs(number), MostChange * Math.Abs(number));

    public static double SumOfSquares(double[] values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value * value;
        return sum;
    }
}
