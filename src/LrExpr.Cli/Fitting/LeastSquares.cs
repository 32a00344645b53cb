namespace LrExpr.Cli.Fitting;

/// <summary>Linear least squares by orthogonal columns, for a few columns.</summary>
internal static class LeastSquares
{
    /// <summary>A column that is so near to others says nothing of its own.</summary>
    private const double Dependent = 1e-11;

    /// <summary>The factors of columns whose sum comes nearest to a target, and what is left of it.</summary>
    /// <param name="columns">The columns; one that is 0 or not finite gets the factor 0.</param>
    /// <param name="target">The target.</param>
    /// <param name="damping">How much is paid for a factor, in units of the length of its column.</param>
    /// <param name="left">The sum of the squares that are left.</param>
    public static double[] Solve(IReadOnlyList<double[]> columns, double[] target, double damping, out double left)
    {
        int count = columns.Count, rows = target.Length;
        double[] factors = new double[count], lengths = new double[count], heights = new double[count];
        double[]?[] orthogonal = new double[count][];
        double[,] upper = new double[count, count];
        double[] rest = new double[rows + count];
        target.CopyTo(rest, 0);
        for (int j = 0; j < count; j++)
        {
            lengths[j] = Math.Sqrt(Dot(columns[j], columns[j], rows));
            if (!(lengths[j] > 0) || !double.IsFinite(lengths[j]))
                continue;
            double[] column = new double[rows + count];
            for (int i = 0; i < rows; i++)
                column[i] = columns[j][i] / lengths[j];
            column[rows + j] = damping;
            for (int pass = 0; pass < 2; pass++)
            {
                for (int k = 0; k < j; k++)
                {
                    if (orthogonal[k] is not { } before)
                        continue;
                    double part = Dot(before, column, column.Length);
                    upper[k, j] += part;
                    Subtract(column, part, before);
                }
            }

            double length = Math.Sqrt(Dot(column, column, column.Length));
            if (length < Dependent)
                continue;
            for (int i = 0; i < column.Length; i++)
                column[i] /= length;
            upper[j, j] = length;
            orthogonal[j] = column;
            heights[j] = Dot(column, rest, rest.Length);
            Subtract(rest, heights[j], column);
        }

        for (int j = count - 1; j >= 0; j--)
        {
            if (orthogonal[j] is null)
                continue;
            double height = heights[j];
            for (int k = j + 1; k < count; k++)
                height -= orthogonal[k] is null ? 0 : upper[j, k] * factors[k] * lengths[k];
            factors[j] = height / upper[j, j] / lengths[j];
        }

        left = Dot(rest, rest, rows);
        return factors;
    }

    private static double Dot(double[] a, double[] b, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static void Subtract(double[] from, double part, double[] what)
    {
        for (int i = 0; i < from.Length; i++)
            from[i] -= part * what[i];
    }
}
