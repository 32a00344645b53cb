namespace LrExpr.Language;

/// <summary>
/// A piece of a curve through points that rises and falls only where they do: a cubic with the slopes at its ends that Fritsch, Carlson and Butland give inner points,
/// and Moler the first and the last, as <c>PchipInterpolator</c> of SciPy has them.
/// </summary>
internal readonly struct MonotoneCubic
{
    private readonly double _start, _width, _left, _right, _linear, _square, _cube;

    private MonotoneCubic(double[] xs, double[] ys, int index)
    {
        (_start, _width) = (xs[index], Width(xs, index));
        (_left, _right) = (ys[index], ys[index + 1]);
        double height = _right - _left, end = SlopeAt(xs, ys, index + 1) * _width;
        _linear = SlopeAt(xs, ys, index) * _width;
        _square = 3 * height - 2 * _linear - end;
        _cube = _linear + end - 2 * height;
    }

    /// <summary>The pieces between the points.</summary>
    public static MonotoneCubic[] All(double[] xs, double[] ys) => [.. Enumerable.Range(0, xs.Length - 1).Select(i => new MonotoneCubic(xs, ys, i))];

    /// <summary>The value of the whole curve, which is constant beyond its ends.</summary>
    public static double At(double x, double[] xs, double[] ys)
    {
        if (double.IsNaN(x))
            return x;
        int j = (int)Intrinsics.Reached(x, xs) - 1;
        return j < 0 ? ys[0] : j == xs.Length - 1 ? ys[j] : new MonotoneCubic(xs, ys, j).At(x);
    }

    /// <summary>The value on the piece, the first point of which is met; roundings and overflows do not lead out of what is between both.</summary>
    public double At(double x)
    {
        if (x == _start)
            return _left;
        double part = (x - _start) / _width, low = Math.Min(_left, _right), high = Math.Max(_left, _right);
        double value = _left + part * (_linear + part * (_square + part * _cube));
        return value > low ? value < high ? value : high : low;
    }

    private static double SlopeAt(double[] xs, double[] ys, int index)
    {
        int last = xs.Length - 1;
        if (last == 1)
            return Steepness(xs, ys, 0);
        if (index == 0)
            return SlopeAtEnd(Width(xs, 0), Width(xs, 1), Steepness(xs, ys, 0), Steepness(xs, ys, 1));
        if (index == last)
            return SlopeAtEnd(Width(xs, last - 1), Width(xs, last - 2), Steepness(xs, ys, last - 1), Steepness(xs, ys, last - 2));
        double before = Width(xs, index - 1), after = Width(xs, index), left = Steepness(xs, ys, index - 1), right = Steepness(xs, ys, index);
        if (!HaveOneSign(left, right))
            return 0;
        double leftWeight = 2 * after + before, rightWeight = after + 2 * before;
        return (leftWeight + rightWeight) / (leftWeight / left + rightWeight / right);
    }

    /// <summary>The slope at an end of the curve, by the two pieces next to it.</summary>
    private static double SlopeAtEnd(double near, double far, double steepness, double next)
    {
        double slope = ((2 * near + far) * steepness - near * next) / (near + far);
        return !HaveOneSign(slope, steepness) ? 0 : !HaveOneSign(steepness, next) && Math.Abs(slope) > 3 * Math.Abs(steepness) ? 3 * steepness : slope;
    }

    private static double Width(double[] xs, int index) => xs[index + 1] - xs[index];

    private static double Steepness(double[] xs, double[] ys, int index) => (ys[index + 1] - ys[index]) / Width(xs, index);

    private static bool HaveOneSign(double a, double b) => a > 0 && b > 0 || a < 0 && b < 0;
}
