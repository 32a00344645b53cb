namespace LrExpr.Cli.Plotting;

/// <summary>A line without the points that the line between their neighbours nearly meets (Ramer, Douglas and Peucker).</summary>
internal static class SimplifiedLine
{
    /// <param name="points">The line.</param>
    /// <param name="tolerance">How far a point that is left out may be from what is drawn.</param>
    public static IReadOnlyList<(double X, double Y)> Of(IReadOnlyList<(double X, double Y)> points, double tolerance)
    {
        if (points.Count < 2)
            return points;
        bool[] isKept = new bool[points.Count];
        isKept[0] = isKept[^1] = true;
        var open = new Stack<(int First, int Last)>([(0, points.Count - 1)]);
        while (open.TryPop(out var part))
        {
            int farthest = part.First;
            double distance = tolerance;
            for (int i = part.First + 1; i < part.Last; i++)
            {
                double d = Distance(points[i], points[part.First], points[part.Last]);
                if (d > distance)
                    (farthest, distance) = (i, d);
            }

            if (farthest == part.First)
                continue;
            isKept[farthest] = true;
            open.Push((part.First, farthest));
            open.Push((farthest, part.Last));
        }

        return [.. points.Where((_, index) => isKept[index])];
    }

    /// <summary>From a point to the line between two others, not beyond its ends: a spike goes there and back.</summary>
    private static double Distance((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, length = dx * dx + dy * dy;
        double part = length == 0 ? 0 : Math.Clamp(((point.X - from.X) * dx + (point.Y - from.Y) * dy) / length, 0, 1);
        return Math.Sqrt(Math.Pow(point.X - from.X - part * dx, 2) + Math.Pow(point.Y - from.Y - part * dy, 2));
    }
}
