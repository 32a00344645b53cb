namespace LrExpr.Docs.Tests.Generated;

/// <summary>Points of a curve, with those left out that a straight line between their neighbours nearly meets.</summary>
internal static class Curve
{
    public static IReadOnlyList<(double X, double Y)> Simplify(IReadOnlyList<(double X, double Y)> points, double tolerance)
    {
        if (points.Count < 3)
            return points;
        int farthest = 0;
        double distance = 0;
        for (int i = 1; i < points.Count - 1; i++)
        {
            double d = Distance(points[i], points[0], points[^1]);
            if (d > distance)
                (farthest, distance) = (i, d);
        }

        if (distance <= tolerance)
            return [points[0], points[^1]];
        return
        [
            .. Simplify([.. points.Take(farthest + 1)], tolerance),
            .. Simplify([.. points.Skip(farthest)], tolerance).Skip(1),
        ];
    }

    private static double Distance((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y;
        return Math.Abs(dy * (point.X - from.X) - dx * (point.Y - from.Y)) / Math.Sqrt(dx * dx + dy * dy);
    }
}
