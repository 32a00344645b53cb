namespace LrExpr.Cli.Fitting;

/// <summary>What a parameter may be, guessed from the landmarks of a curve; the likeliest first.</summary>
/// <param name="marks">The landmarks.</param>
internal sealed class Guesses(Landmarks marks)
{
    private const int MostPlaces = 40;
    private const int MostRatios = 48;
    private const int MostElements = 200;

    private double[]? _places;
    private double[]? _ratios;
    private double[]? _counts;

    /// <summary>For a number that is counted in something.</summary>
    public IReadOnlyList<double> Places => _places ??= [.. PlacesOf().Select(place => Math.Round(place)).Distinct().Take(MostPlaces)];

    /// <summary>For a plain number: a factor, a power, a part, a count.</summary>
    public IReadOnlyList<double> Ratios => _ratios ??= [.. RatiosOf().Where(double.IsFinite).Distinct().Take(MostRatios)];

    /// <summary>The landmarks themselves, of which a number may say to which part of the whole they come.</summary>
    public IEnumerable<double> Marks => marks.Bends.Take(4).Concat(marks.Extremes.Take(2)).Distinct().Select(step => (double)step);

    /// <summary>For how often something happens.</summary>
    public IReadOnlyList<double> Counts => _counts ??=
        [.. ((double[])[marks.Tops, marks.Tops - 1, marks.Tops / 2.0, .. marks.Levels.Length < 2 ? (double[])[] : [Rises, Falls, Rises + 1, Falls + 1], marks.Bends.Length, marks.Tops - 0.5, marks.Bends.Length - 1, marks.Tops + 0.5, marks.Tops + 1, marks.Bends.Length + 1, 2 * marks.Tops, 1, 0.5]).Where(count => count is > 0 and < 1000).Distinct()];

    /// <summary>For an array of places.</summary>
    public IEnumerable<double[]> PlaceArrays => new[] { ToPlaces(marks.Jumps), RepeatedJumps(), ToPlaces(marks.Bends) }
        .Where(places => places.Length is > 0 and <= MostElements)
        .SelectMany(PlaceArraysOf).Concat(PlacesAfterMarks);

    /// <summary>Places counted from a landmark, where something else says that it is the beginning.</summary>
    private IEnumerable<double[]> PlacesAfterMarks => marks.Extremes.Take(2).Concat(marks.Bends.Take(1)).Distinct()
        .Select(origin => ToPlaces([.. marks.Bends.Where(bend => bend > origin).Append(marks.Last + 1).Select(bend => bend - origin)]).Prepend(0).ToArray())
        .Where(places => places.Length is > 2 and <= MostElements);

    /// <summary>For an array of values.</summary>
    public IEnumerable<double[]> ValueArrays => ValueArraysOf().Where(values => Array.TrueForAll(values, double.IsFinite));

    /// <summary>For a table, or an array of pairs: values by places.</summary>
    public IEnumerable<(double[] Places, double[] Values)> Tables => TablesOf().Where(table => Array.TrueForAll(table.Values, double.IsFinite));

    private static double[] ToPlaces(long[] steps) => [.. steps.Select(step => (double)step)];

    private IEnumerable<double[]> PlaceArraysOf(double[] places) =>
    [
        places,
        [.. places.Select(place => place - 1)],
        [.. places.Select(place => place + 1)],
        [marks.First, .. places, marks.Last],
        [marks.First, .. places],
        [.. places, marks.Last + 1],
        [.. Following(places.Prepend(marks.First), (before, after) => after - before)],
        [.. Following(places.Prepend(marks.First).Append(marks.Last + 1), (before, after) => after - before)],
        [.. places, marks.Last],
    ];

    /// <summary>The jumps, each so often as its ratio is that of the smallest one; nothing where they have no ratio in common.</summary>
    private double[] RepeatedJumps()
    {
        double[] logs = [.. Following(marks.Levels, Ratio).Select(ratio => Math.Log(ratio))];
        if (logs.Length is 0 or > MostElements || !Array.TrueForAll(logs, log => double.IsFinite(log) && log != 0))
            return [];
        double unit = logs.MinBy(Math.Abs);
        int[] times = [.. logs.Select(log => (int)Math.Clamp(Math.Round(log / unit), -MostElements, MostElements))];
        return Array.Exists(times, count => count < 1) || times.Sum() == times.Length || times.Sum() > MostElements || logs.Zip(times).Any(pair => Math.Abs(pair.First / unit - pair.Second) > 0.01) ? []
            : [.. marks.Jumps.SelectMany((jump, index) => Enumerable.Repeat((double)jump, times[index]))];
    }

    private IEnumerable<double[]> ValueArraysOf()
    {
        var levels = marks.Levels;
        if (levels.Length is > 1 and <= MostElements)
        {
            yield return levels;
            yield return [.. levels.Skip(1)];
            yield return [.. Following(levels, Ratio)];
            yield return [.. levels.Select(level => level / levels[0])];
        }

        if (marks.Bends.Length is > 0 and <= MostElements)
        {
            yield return [.. Knots.Select(marks.ValueAt)];
            if (marks.Extremes.Length > 0)
                yield return [.. marks.Bends.Where(bend => bend > marks.Extremes[0]).Prepend(marks.Extremes[0]).Append(marks.Last).Select(marks.ValueAt)];
            yield return [.. Following(Knots.Select(marks.ValueAt), Ratio)];
            yield return [.. Knots.SkipLast(1).Select(knot => marks.ValueAt(knot) / marks.ValueAt(marks.First))];
            yield return [.. Knots.SkipLast(2).Select(knot => marks.ValueAt(knot) / marks.ValueAt(marks.First))];
        }
    }

    private IEnumerable<(double[] Places, double[] Values)> TablesOf()
    {
        double first = marks.ValueAt(marks.First);
        yield return ([0, 1], [first, 0]);
        yield return ([0, 1], [first, first]);
        var levels = marks.Levels;
        if (levels.Length is > 1 and <= MostElements)
        {
            double[] jumps = [.. marks.Jumps.Select(step => (double)step)], next = [.. levels.Skip(1)], ratios = [.. Following(levels, Ratio)];
            yield return (jumps, levels);
            yield return (jumps, ratios);
            yield return (jumps, next);
            yield return ([marks.First, .. jumps], levels);
            yield return ([.. jumps.Select(jump => jump - 1)], ratios);
            yield return ([.. jumps.Select(jump => jump - 1), marks.Last], levels);
        }

        if (marks.Bends.Length is > 0 and <= MostElements)
        {
            double[] knots = [.. Knots.Select(step => (double)step)], values = [.. Knots.Select(marks.ValueAt)];
            yield return (knots, values);
            yield return (knots[..^1], [.. knots[..^2].Select(knot => marks.ValueAt((long)knot)), marks.ValueAt((long)knots[^2] - 1)]);
            yield return (knots[1..^1], [.. knots[1..^2].Select(knot => marks.ValueAt((long)knot)), marks.ValueAt((long)knots[^2] - 1)]);
            yield return ([.. knots.Skip(1)], [.. Following(values, Ratio)]);
            yield return (knots[1..^1], [.. Following(values, Ratio).SkipLast(1)]);
        }
    }

    private static double Ratio(double before, double after) => after / before;

    /// <summary>Something of each element and the one before it.</summary>
    private static IEnumerable<double> Following(IEnumerable<double> values, Func<double, double, double> of) => values.Zip(values.Skip(1), of);

    /// <summary>How many levels are above the one before them.</summary>
    private double Rises => Following(marks.Levels, (before, after) => after - before).Count(change => change > 0);

    private double Falls => marks.Levels.Length - 1 - Rises;

    private IEnumerable<long> Knots => marks.Bends.Prepend(marks.First).Append(marks.Last);

    private IEnumerable<double> PlacesOf()
    {
        double end = marks.Last + 1;
        double[] bends = [.. marks.Bends.Select(step => (double)step)];
        if (bends.Length == 0)
        {
            double[] tops = [.. marks.Extremes.Take(2).Select(step => (double)step)];
            return [.. tops, end, 0, marks.Last, 2 * end, .. tops.Select(top => 2 * top), end / 2, 5 * end, 1, 20 * end, end / 5, 100 * end, .. marks.Extremes];
        }

        double first = bends[0], last = bends[^1];
        var places = new List<double> { first, end, last, last - first, 0, end - first };
        if (bends.Length > 1)
            places.AddRange([bends[1] - first, bends[1], bends[^1] - bends[^2], end - last, bends[^2], first - (bends[1] - first)]);
        places.AddRange([first - 1, last - 1]);
        if (bends.Length > 3)
        {
            // What comes again and again is counted in something longer than a step.
            double period = Following(bends, (before, after) => after - before).Min();
            places.AddRange([period, Math.Floor(end / period), .. bends.Where(bend => bend % period == 0).TakeLast(1).Select(bend => bend / period)]);
        }

        if (marks.Jumps.Length > 1)
            places.Add((marks.Jumps[^1] - 0.5) * marks.Levels.Length / marks.Jumps.Length);
        if (bends.Length > 2)
            places.Add(bends[2] - bends[1]);
        places.AddRange([marks.Last, .. marks.Extremes.Take(3), 1, 2 * end, end - 2 * first, first / 2, 2 * first, 5 * end]);
        if (bends.Length > 2)
            places.AddRange([bends[2], bends[2] - first]);
        places.AddRange([20 * end, .. marks.Extremes, .. bends.Take(6)]);
        return places.Where(place => place >= 0);
    }

    private IEnumerable<double> PartsOf()
    {
        double[] wholes = [.. new[] { marks.Last, marks.Bends.LastOrDefault(), marks.Extremes.FirstOrDefault() }.Where(whole => whole > 0).Distinct().Select(whole => (double)whole)];
        return wholes.SelectMany(whole => Marks.Where(mark => mark < whole).Select(mark => (mark + 0.5) / (whole + 0.5)));
    }

    private IEnumerable<double> RatiosOf()
    {
        double first = marks.ValueAt(marks.First), second = marks.ValueAt(marks.First + 1), last = marks.ValueAt(marks.Last), top = marks.Scale, end = marks.Last + 1;
        double[] bends = [.. marks.Bends.Take(6).Select(step => (double)step)], levels = marks.Levels;
        return
        [
            .. levels.Length < 2 ? (IEnumerable<double>)[] : [levels[1] / levels[0], levels[^1] / levels[0], levels[^1] / levels[^2], levels.Length - 1],
            0.5, 1, 2, last / first, 0.1, 0, second / first,
            .. PartsOf(), .. Counts,
            first / top, last / top, top / first, top / last, first / last,
            .. Following(bends, (before, after) => after / before), .. Following(Following(bends.Prepend(0), (before, after) => after - before), Ratio),
            .. marks.Bends.Take(4).Select(step => marks.ValueAt(step) / first),
            1.5, 3, 4, 5, 0.9, 0.99, 0.999, 10, 25, 100, 1000, 1e4, 0.25, 0.75, 1.1, -1, end,
        ];
    }
}
