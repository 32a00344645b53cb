namespace LrExpr.Cli.Fitting;

/// <summary>In which numbers a curve is linear: the best of these is computed, and not looked for. It is not read from the formula, but tested.</summary>
/// <param name="Together">Numbers in which it is linear whatever the others among them are.</param>
/// <param name="Alone">These, and those in which it is linear as long as no other changes.</param>
internal sealed record Linearity(int[] Together, int[] Alone)
{
    /// <summary>Of a sum of four values, in units of their size.</summary>
    private const double Rounding = 1e-10;

    private const double Change = 0.37;

    /// <summary>Tests numbers.</summary>
    /// <param name="curve">The curves of the kind.</param>
    /// <param name="points">Where to look at them.</param>
    /// <param name="tests">Several values of all numbers: it must hold for all of them for which there is a curve.</param>
    /// <param name="indices">Which numbers are asked about.</param>
    /// <param name="scale">By how much a number changes that is 0.</param>
    public static Linearity Of(FreeCurve curve, Points points, double[][] tests, int[] indices, double scale)
    {
        var together = new List<int>();
        var alone = new List<int>();
        foreach (int index in indices)
        {
            if (!Array.Exists(tests, at => HasEffect(at, index)) || !Array.TrueForAll(tests, at => IsStraight(at, index, index)))
                continue;
            alone.Add(index);
            if (Array.TrueForAll(tests, at => together.TrueForAll(other => IsStraight(at, index, other))))
                together.Add(index);
        }

        return new Linearity([.. together], [.. alone]);

        bool HasEffect(double[] at, int index) =>
            curve.Missing(at, points) is { } missing && curve.Slope(at, index, points, missing) is { } slope && Array.Exists(slope, value => value != 0);

        // Whether a change of two numbers is the sum of both changes; of one number twice, twice the change.
        bool IsStraight(double[] at, int one, int other)
        {
            double[] toOne = [.. at], toOther = [.. at], toBoth = [.. at];
            toOne[one] += ChangeOf(at[one]);
            toBoth[one] += ChangeOf(at[one]);
            toOther[other] += ChangeOf(at[other]);
            toBoth[other] += ChangeOf(at[other]);
            double[]? none = curve.Missing(at, points), first = curve.Missing(toOne, points), second = curve.Missing(toOther, points), both = curve.Missing(toBoth, points);
            if (none is null)
                return true;
            if (first is null || second is null || both is null)
                return false;
            for (int i = 0; i < none.Length; i++)
            {
                double size = Math.Abs(none[i]) + Math.Abs(first[i]) + Math.Abs(second[i]) + Math.Abs(both[i]);
                if (Math.Abs(none[i] - first[i] - second[i] + both[i]) > Rounding * size)
                    return false;
            }

            return true;
        }

        double ChangeOf(double number) => Change * (number == 0 ? scale : number);
    }
}
