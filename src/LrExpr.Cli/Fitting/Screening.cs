namespace LrExpr.Cli.Fitting;

/// <summary>Numbers from which a refinement may begin.</summary>
/// <param name="Curve">The curves they are of.</param>
/// <param name="Variant">What else was chosen.</param>
/// <param name="Numbers">The numbers.</param>
/// <param name="Error">The sum of the squares of what is missing, or of what is likely to.</param>
internal sealed record Start(FreeCurve Curve, Variant Variant, double[] Numbers, double Error);

/// <summary>
/// Looks through guesses for good starts. Of places all combinations are tried, and of what the curve is not linear in and has no default. For each of them
/// the numbers in which the curve is linear are computed, and it is estimated how near it would come if the others changed as well.
/// </summary>
internal sealed class Screening
{
    /// <summary>A little, so that columns that are nearly the same have factors of a sane size.</summary>
    private const double Damping = 1e-6;

    private static readonly int[] MostPlaces = [40, 24, 14, 9, 6, 4, 3, 2];

    private readonly Variant _variant;
    private readonly FreeCurve _curve;
    private readonly Guesses _guesses;
    private readonly Points _points;
    private readonly double _scale;
    private readonly int[] _plain;
    private readonly HashSet<int> _linear;

    /// <param name="variant">What is chosen.</param>
    /// <param name="guesses">What numbers may be.</param>
    /// <param name="points">The points to compare at.</param>
    /// <param name="scale">The largest value of the measured curve.</param>
    public Screening(Variant variant, Guesses guesses, Points points, double scale)
    {
        (_variant, _guesses, _points, _scale) = (variant, guesses, points, scale);
        _curve = new FreeCurve(variant.Open, variant.Numbers);
        _plain = [.. Indices.Where(index => !variant.Numbers[index].IsPlace)];
        _linear = Linear();
    }

    private IEnumerable<int> Indices => Enumerable.Range(0, _variant.Numbers.Count);

    /// <summary>The best starts.</summary>
    /// <param name="most">How many combinations are tried at most.</param>
    /// <param name="kept">How many starts are wanted.</param>
    public IEnumerable<Start> Best(int most, int kept)
    {
        var lists = Lists(most);
        var best = new List<Start>();
        double[] numbers = Beginning();
        long work = 0;
        Try(0);
        return best;

        void Try(int position)
        {
            if (position < lists.Count)
            {
                foreach (double value in lists[position].Values)
                {
                    numbers[lists[position].Index] = value;
                    Try(position + 1);
                }

                return;
            }

            if (work++ > most || Estimate([.. numbers], out var start) is not { } error || !double.IsFinite(error))
                return;
            int place = best.FindIndex(other => other.Error > error);
            best.Insert(place < 0 ? best.Count : place, new Start(_curve, _variant, start, error));
            if (best.Count > kept)
                best.RemoveAt(kept);
        }
    }

    /// <summary>How near numbers would come if all of them but the places were the best: estimated, where the curve is not linear in them.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="better">The same with those in which the curve is linear computed.</param>
    /// <returns>The sum of the squares of what would be missing; null where there is no such curve.</returns>
    public double? Estimate(double[] numbers, out double[] better)
    {
        better = numbers;
        if (_curve.Missing(numbers, _points) is not { } missing)
            return null;
        var slopes = new List<double[]>();
        foreach (int index in _plain.Where(_linear.Contains))
            slopes.Add(_curve.Slope(numbers, index, _points, missing) ?? new double[missing.Length]);
        double[] change = LeastSquares.Solve(slopes, missing, Damping, out double error);
        better = [.. numbers];
        int next = 0;
        foreach (int index in _plain.Where(_linear.Contains))
            better[index] += change[next++];
        if (!_curve.Holds(better))
            better = [.. numbers];
        if (_linear.Count == _plain.Length)
            return error;
        if (_curve.Missing(better, _points) is not { } left)
            return null;
        foreach (int index in _plain.Where(index => !_linear.Contains(index)))
            slopes.Add(_curve.Slope(better, index, _points, left) ?? new double[missing.Length]);
        LeastSquares.Solve(slopes, left, Damping, out error);
        return error;
    }

    /// <summary>What each number is before anything is known: its default, or something of the size of the curve.</summary>
    private double[] Beginning() => [.. _variant.Numbers.Select(number => number.Default is { } known && (known != 0 || !number.IsPlace) ? known : number.IsPlace ? _guesses.Places[0] : _scale)];

    /// <summary>What is tried for each number that is not computed.</summary>
    private List<(int Index, double[] Values)> Lists(int most)
    {
        int[] places = [.. Indices.Where(index => _variant.Numbers[index].IsPlace)];
        int[] others = [.. _plain.Where(index => !_linear.Contains(index) && _variant.Numbers[index].Default is null)];
        int perPlace = MostPlaces[Math.Min(places.Length, MostPlaces.Length - 1)], perOther = others.Length switch { 0 or 1 => 12, 2 => 6, _ => 3 };
        while (Math.Pow(perPlace, places.Length) * Math.Pow(perOther, others.Length) > most && (perOther > 2 || perPlace > 2))
        {
            perPlace = perPlace > 2 && (places.Length > 0 && perPlace >= perOther || perOther <= 2) ? perPlace - 1 : perPlace;
            perOther = perOther > 2 && perOther >= perPlace ? perOther - 1 : perOther;
        }

        return [.. places.Select(index => (index, With(index, _guesses.Places, perPlace))), .. others.Select(index => (index, With(index, _guesses.Ratios, perOther)))];
    }

    private double[] With(int index, IReadOnlyList<double> guesses, int most) =>
        [.. (_variant.Numbers[index].Default is { } known ? guesses.Prepend(known) : guesses).Distinct().Take(most)];

    /// <summary>The plain numbers in which the curve is linear, whatever the others among them are.</summary>
    private HashSet<int> Linear()
    {
        var linear = new HashSet<int>();
        double[] at = Beginning();
        for (int i = 0; i < at.Length; i++)
        {
            if (_variant.Numbers[i].IsPlace)
                at[i] = _guesses.Places[Math.Min(i, _guesses.Places.Count - 1)];
        }

        foreach (int index in _plain)
        {
            if (IsStraight(at, index, index) && linear.All(other => IsStraight(at, index, other)))
                linear.Add(index);
        }

        return linear;
    }

    /// <summary>Whether a change of two numbers is the sum of both changes; of one number twice, twice the change.</summary>
    private bool IsStraight(double[] at, int one, int other)
    {
        double[]? none = _curve.Missing(at, _points), first = _curve.Missing(Moved(at, one), _points), second = _curve.Missing(Moved(at, other), _points), both = _curve.Missing(Moved(Moved(at, one), other), _points);
        if (none is null || first is null || second is null || both is null)
            return false;
        for (int i = 0; i < none.Length; i++)
        {
            double size = Math.Abs(none[i]) + Math.Abs(first[i]) + Math.Abs(second[i]) + Math.Abs(both[i]);
            if (Math.Abs(none[i] - first[i] - second[i] + both[i]) > 1e-10 * size)
                return false;
        }

        return true;
    }

    private double[] Moved(double[] numbers, int index)
    {
        double[] moved = [.. numbers];
        moved[index] += 0.37 * (moved[index] == 0 ? _scale : moved[index]);
        return moved;
    }
}
