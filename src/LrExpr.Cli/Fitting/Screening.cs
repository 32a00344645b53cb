namespace LrExpr.Cli.Fitting;

/// <summary>
/// Looks through guesses for good starts. Of places all combinations are tried, and of what the curve is not linear in and has no default. For each of them
/// the numbers in which the curve is linear are computed, and it is estimated how near it would come if the others changed as well.
/// </summary>
internal sealed class Screening
{
    /// <summary>A little, so that columns that are nearly the same have factors of a sane size.</summary>
    private const double Damping = 1e-6;

    private const int MostRatios = 14;
    private const int MostParts = 3;
    private const int MostCounts = 6;
    private const int MostCountsOfParts = 3;
    private const int MostUsual = 4;
    private const int MostDeviations = 2;
    private const int PlacesOfTests = 6;
    private const int PlacesWithSeeds = 12;
    private const int Passes = 3;
    private const int LeastAnew = 12;

    private readonly Variant _variant;
    private readonly FreeCurve _curve;
    private readonly Guesses _guesses;
    private readonly Points _points;
    private readonly double _scale;
    private readonly int[] _plain;
    private readonly int[] _linear;

    /// <summary>Those in which it is linear as long as no other changes.</summary>
    private readonly int[] _straight;

    /// <summary>Those that make no difference.</summary>
    private readonly HashSet<int> _idle;

    /// <param name="variant">What is chosen.</param>
    /// <param name="guesses">What numbers may be.</param>
    /// <param name="points">The points to compare at.</param>
    /// <param name="scale">The largest value of the measured curve.</param>
    public Screening(Variant variant, Guesses guesses, Points points, double scale)
    {
        (_variant, _guesses, _points, _scale) = (variant, guesses, points, scale);
        _curve = new FreeCurve(variant);
        _plain = [.. Indices.Where(index => !variant.Numbers[index].IsPlace)];
        _idle = [.. Indices.Where(IsIdle)];
        var linearity = Linearity.Of(_curve, points, Tests((known, _) => known), _plain, scale);
        (_linear, _straight) = (linearity.Together, linearity.Alone);
    }

    /// <summary>Whether a variant has a curve with some of the numbers that are tried at first.</summary>
    public static bool HasCurve(Variant variant, Guesses guesses, Points points, double scale)
    {
        var curve = new FreeCurve(variant);
        return Array.Exists(Tests(variant, guesses, scale, (known, _) => known), numbers => curve.Missing(numbers, points) is not null);
    }

    /// <summary>Whether something is given that makes no difference: the variant without it has the same curves.</summary>
    public bool IsPointless => _idle.Any(index => _variant.Numbers[index].IsExtra);

    private IEnumerable<int> Indices => Enumerable.Range(0, _variant.Numbers.Count);

    /// <summary>The best starts: those from which one would come nearest, and those that are nearest as they are.</summary>
    /// <param name="most">How many combinations are tried at most.</param>
    /// <param name="kept">How many starts of each sort are wanted.</param>
    public IEnumerable<Start> Best(int most, int kept)
    {
        most = _variant.Open.IsBoundAnew ? Math.Max(LeastAnew, most / 3) : most;
        var likely = new List<Start>();
        var near = new List<Start>();
        double[] numbers = Beginning();
        var lists = Lists(most / 2, MostDeviations, out int deviations);
        Try(0, deviations);
        if (lists.Exists(list => list.IsUsual && list.Values.Length > 1))
        {
            lists = Lists(most / 2, 0, out _);
            Try(0, 0);
        }

        return likely.Concat(near.ExceptBy(likely.Select(start => start.Numbers), start => start.Numbers));

        void Try(int position, int left)
        {
            if (position < lists.Count)
            {
                var list = lists[position];
                double whole = WholeIn(numbers);
                for (int i = 0; i < list.Values.Length && (i == 0 || !list.IsUsual || left > 0); i++)
                {
                    double value = list.ValueOf(i, whole);
                    if (double.IsNaN(value))
                        continue;
                    numbers[list.Index] = value;
                    Try(position + 1, left - (list.IsUsual && i > 0 ? 1 : 0));
                }
            }
            else if (Estimate([.. numbers], out var better, out double error) is { } estimate && double.IsFinite(estimate))
            {
                Keep(likely, better, estimate);
                Keep(near, better, error);
            }
        }

        void Keep(List<Start> best, double[] better, double error)
        {
            if (best.Count == kept && best[^1].Error <= error)
                return;
            int place = best.FindIndex(other => other.Error > error);
            best.Insert(place < 0 ? best.Count : place, new Start(_curve, _variant, better, error));
            if (best.Count > kept)
                best.RemoveAt(kept);
        }
    }

    /// <summary>Changes one number after another to what is best with the others as they are.</summary>
    public Start Descended(Start start)
    {
        var lists = Lists(int.MaxValue, MostDeviations, out _);
        for (int pass = 0; pass < Passes; pass++)
        {
            double before = start.Error;
            foreach (var list in lists)
            {
                double whole = WholeIn(start.Numbers);
                for (int i = 0; i < list.Values.Length; i++)
                {
                    double[] numbers = [.. start.Numbers];
                    numbers[list.Index] = list.ValueOf(i, whole);
                    if (double.IsFinite(numbers[list.Index]) && Estimate(numbers, out var better, out _) is { } estimate && estimate < start.Error)
                        start = start with { Numbers = better, Error = estimate };
                }
            }

            if (start.Error >= before)
                break;
        }

        return start;
    }

    /// <summary>The best starts with other seeds, each of them tried with each place: without its seed a curve says little of anything else.</summary>
    public IEnumerable<Start> WithSeeds(Start start, int kept)
    {
        if (Indices.Where(index => _variant.Numbers[index].IsSeed && !_idle.Contains(index)).ToArray() is not [var seed, ..])
            return [];
        var found = new List<Start>();
        foreach (int place in Indices.Where(index => _variant.Numbers[index].IsPlace))
        {
            foreach (double where in _guesses.Places.Take(PlacesWithSeeds))
            {
                foreach (double one in Seeds.Likely)
                {
                    double[] numbers = [.. start.Numbers];
                    (numbers[place], numbers[seed]) = (where, one);
                    if (Estimate(numbers, out var better, out _) is { } estimate && double.IsFinite(estimate))
                        found.Add(new Start(_curve, _variant, better, estimate));
                }
            }
        }

        return found.OrderBy(one => one.Error).Take(kept);
    }

    /// <summary>How near numbers would come if all of them but the places were the best: estimated, where the curve is not linear in them.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="better">The same with those in which the curve is linear computed.</param>
    /// <param name="error">The sum of the squares of what is missing with these.</param>
    /// <returns>The sum of the squares of what would be missing; null where there is no such curve.</returns>
    public double? Estimate(double[] numbers, out double[] better, out double error)
    {
        (better, error) = (numbers, double.PositiveInfinity);
        if (_curve.Missing(numbers, _points) is not { } missing)
            return null;
        var slopes = new List<double[]>();
        foreach (int index in _linear)
            slopes.Add(_curve.Slope(numbers, index, _points, missing) ?? new double[missing.Length]);
        double[] change = LeastSquares.Solve(slopes, missing, Damping, out error);
        better = [.. numbers];
        for (int i = 0; i < change.Length; i++)
            better[_linear[i]] += change[i];
        if (!_curve.Holds(better))
            (better, error) = (numbers, Refinement.SumOfSquares(missing));
        if (_linear.Length == _plain.Length)
            return error;
        if (_curve.Missing(better, _points) is not { } left)
            return null;
        foreach (int index in _plain.Except(_linear))
            slopes.Add(_curve.Slope(better, index, _points, left) ?? new double[missing.Length]);
        LeastSquares.Solve(slopes, left, Damping, out double estimate);
        return estimate;
    }

    /// <summary>The same if the places were the best as well.</summary>
    public double? EstimateOfAll(double[] numbers, out double[] better)
    {
        double? estimate = Estimate(numbers, out better, out _);
        if (estimate is null || _plain.Length == numbers.Length || _curve.Missing(better, _points) is not { } left)
            return estimate;
        var slopes = new List<double[]>();
        foreach (int index in Indices)
            slopes.Add(_curve.Slope(better, index, _points, left) ?? new double[left.Length]);
        LeastSquares.Solve(slopes, left, Damping, out double estimateOfAll);
        return Math.Min(estimate.Value, estimateOfAll);
    }

    /// <summary>What each number is before anything is known: its default, or something of the size of the curve.</summary>
    private double[] Beginning() => [.. _variant.Numbers.Select(number => number.Guess ?? (number.Default is { } known && (known != 0 || !number.IsPlace) ? known : number.IsPlace ? _guesses.Places[0] : _scale))];

    /// <summary>Different numbers, with which to look what the curve is linear in. No two of them are the same, lest a way have no length; at last places that are not given.</summary>
    /// <param name="plain">What a plain number is that has a default.</param>
    private double[][] Tests(Func<double, int, double> plain) => Tests(_variant, _guesses, _scale, plain);

    private static double[][] Tests(Variant variant, Guesses guesses, double scale, Func<double, int, double> plain)
    {
        int count = guesses.Places.Count, numbers = variant.Numbers.Count;
        var indices = Enumerable.Range(0, numbers);
        return
        [
            .. new Func<int, int>[] { _ => 0, index => index % count, index => (numbers - index) % count }.Select(place => indices.Select(index => ValueOf(index, guesses.Places[place(index)])).ToArray()),
            [.. indices.Select(index => ValueOf(index, variant.Numbers[index].Default ?? guesses.Places[0]))],
        ];

        double ValueOf(int index, double place) => variant.Numbers[index] switch
        {
            { Guess: { } guess } => guess,
            { IsPlace: true } => place,
            { Default: { } known } => plain(known, index),
            _ => scale / (1 + (0.3 * index)),
        };
    }

    /// <summary>What is tried for each number that is not computed: so much that there are not too many combinations.</summary>
    /// <param name="most">How many combinations there may be.</param>
    /// <param name="mostDeviations">How many plain numbers may not be their default at once.</param>
    /// <param name="deviations">How many plain numbers are not their default at once.</param>
    private List<Candidates> Lists(int most, int mostDeviations, out int deviations)
    {
        var lists = Indices.Except(_linear).Select(CandidatesOf).OrderBy(list => list.Parts > 0).ToList();
        for (deviations = mostDeviations; deviations > 1 && Count(lists, deviations) > most;)
            deviations--;
        while (Count(lists, deviations) > most && lists.Exists(list => list.Values.Length > 1))
        {
            int longest = Enumerable.Range(0, lists.Count).MaxBy(i => lists[i].Values.Length);
            lists[longest] = lists[longest] with { Values = lists[longest].Values[..^1] };
        }

        return lists;
    }

    private Candidates CandidatesOf(int index)
    {
        var number = _variant.Numbers[index];
        if (number.Guess is { } guess)
            return new Candidates(index, [guess], IsUsual: false);
        if (_idle.Contains(index))
            return new Candidates(index, [number.Default ?? (number.IsPlace ? _guesses.Places[0] : 1)], IsUsual: true);
        if (number.IsPlace)
            return new Candidates(index, With(number, [.. _guesses.Places, .. PlacesByParts()]), IsUsual: false);
        if (number.Default is null)
            return new Candidates(index, [.. _guesses.Ratios.Take(MostRatios)], IsUsual: false);

        // What the estimate is exact for need not be tried.
        if (_straight.Contains(index))
            return new Candidates(index, [number.Default.Value], IsUsual: true);
        return number.Default is > 0 and < 1 && _variant.Numbers.Any(other => other.IsPlace)
            ? new Candidates(index, [number.Default.Value, .. _guesses.Marks.Take(MostParts), .. _guesses.Marks.Take(MostParts), .. _guesses.Counts.Take(MostCountsOfParts)], IsUsual: false) { Parts = Math.Min(MostParts, _guesses.Marks.Count()) }
            : new Candidates(index, With(number, [.. _guesses.Counts.Take(MostCounts), .. _guesses.Ratios.Take(MostUsual)]), IsUsual: true);
    }

    /// <summary>Whether a number makes no difference, whatever it is.</summary>
    private bool IsIdle(int index)
    {
        var number = _variant.Numbers[index];
        double[] others = number.IsPlace ? [.. _guesses.Places.Take(_variant.Open.IsBoundAnew ? 3 : PlacesOfTests)] : _variant.Open.IsBoundAnew ? [0.37 * _scale, 2] : [0.37 * _scale, 0.5, 2, 7];
        bool isKnown = false;
        foreach (double[] numbers in Tests((known, one) => known == 0 ? 0.1 * _scale / (1 + (0.3 * one)) : known).Concat(Tests((known, _) => 2 * known)))
        {
            double[]? first = _curve.Missing(numbers, _points);
            foreach (double other in others)
            {
                numbers[index] = other;
                double[]? missing = _curve.Missing(numbers, _points);
                if (first is not null && missing is not null && !missing.AsSpan().SequenceEqual(first))
                    return false;
                isKnown |= first is not null && missing is not null;
                first ??= missing;
            }
        }

        return isKnown;
    }

    /// <summary>The largest place, of which others may be parts.</summary>
    private double WholeIn(double[] numbers)
    {
        double whole = 1;
        for (int i = 0; i < numbers.Length; i++)
            whole = _variant.Numbers[i].IsPlace ? Math.Max(whole, numbers[i]) : whole;
        return whole;
    }

    /// <summary>The whole of which the first bend is a part, where such a part has a default.</summary>
    private IEnumerable<double> PlacesByParts() => _variant.Numbers
        .Where(number => !number.IsPlace && number.Default is > 0 and < 1)
        .SelectMany(number => new[] { _guesses.Places[0], _guesses.Places[0] + 1 }.Select(place => Math.Round(place / number.Default!.Value)));

    /// <summary>How many combinations there are.</summary>
    private static double Count(List<Candidates> lists, int deviations)
    {
        double[] counts = [1, .. new double[deviations]];
        foreach (var (_, values, isUsual) in lists)
        {
            for (int left = deviations; left >= 0; left--)
                counts[left] = isUsual ? counts[left] + (left > 0 ? (values.Length - 1) * counts[left - 1] : 0) : counts[left] * values.Length;
        }

        return counts.Sum();
    }

    private static double[] With(FreeNumber number, IEnumerable<double> guesses) => [.. (number.Default is { } known ? guesses.Prepend(known) : guesses).Distinct()];

    /// <summary>What is tried for a number.</summary>
    /// <param name="Index">Which number.</param>
    /// <param name="Values">What it may be, the likeliest first.</param>
    /// <param name="IsUsual">Whether the first is what it usually is.</param>
    private readonly record struct Candidates(int Index, double[] Values, bool IsUsual)
    {
        /// <summary>How many values behind the first are places, up to which the number is a part; behind them the same ones, from which on it is one.</summary>
        public int Parts { get; init; }

        /// <summary>A value, or as which part of the whole it is meant; NaN where it is no part of it. The half step keeps what is rounded down in its place.</summary>
        public double ValueOf(int index, double whole)
        {
            if (index == 0 || index > 2 * Parts)
                return Values[index];
            double part = index > Parts ? whole - Values[index] : Values[index];
            return part > 0 && part + 0.5 < whole ? (part + 0.5) / whole : double.NaN;
        }
    }
}
