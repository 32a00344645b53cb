namespace LrExpr.Cli.Fitting;

/// <summary>What a parameter may be, guessed from the landmarks of a curve; the likeliest first.</summary>
/// <param name="marks">The landmarks.</param>
internal sealed class Guesses(Landmarks marks)
{
    private const int MostPlaces = 40;
    private const int MostRatios = 40;
    private const int MostElements = 200;

    private double[]? _places;
    private double[]? _ratios;

    /// <summary>For a number that is counted in something.</summary>
    public IReadOnlyList<double> Places => _places ??= [.. PlacesOf().Select(place => Math.Round(place)).Distinct().Take(MostPlaces)];

    /// <summary>For a plain number: a factor, a power, a part, a count.</summary>
    public IReadOnlyList<double> Ratios => _ratios ??= [.. RatiosOf().Where(double.IsFinite).Distinct().Take(MostRatios)];

    /// <summary>For an array of places.</summary>
    public IEnumerable<double[]> PlaceArrays
    {
        get
        {
            double[] places = [.. (marks.Jumps.Length > 0 ? marks.Jumps : marks.Bends).Select(step => (double)step)];
            if (places.Length is 0 or > MostElements)
                yield break;
            yield return places;
            foreach (int shift in new[] { -1, 1 })
                yield return [.. places.Select(place => place + shift)];
            yield return [marks.First, .. places, marks.Last];
            yield return [marks.First, .. places];
            yield return [.. places, marks.Last + 1];
            yield return [.. places.Prepend(marks.First).Zip(places, (before, after) => after - before)];
        }
    }

    /// <summary>For an array of values.</summary>
    public IEnumerable<double[]> ValueArrays
    {
        get
        {
            var levels = marks.Levels;
            if (levels.Length is > 1 and <= MostElements)
            {
                yield return levels;
                yield return [.. levels.Skip(1)];
                yield return [.. levels.Skip(1).Zip(levels, (after, before) => after / before)];
                yield return [.. levels.Select(level => level / levels[0])];
            }

            if (marks.Bends.Length is > 0 and <= MostElements)
                yield return [.. Knots.Select(marks.ValueAt)];
        }
    }

    /// <summary>For a table, or an array of pairs: values by places.</summary>
    public IEnumerable<(double[] Places, double[] Values)> Tables
    {
        get
        {
            var levels = marks.Levels;
            if (levels.Length is > 1 and <= MostElements)
            {
                double[] jumps = [.. marks.Jumps.Select(step => (double)step)], next = [.. levels.Skip(1)];
                double[] ratios = [.. next.Zip(levels, (after, before) => after / before)];
                yield return (jumps, ratios);
                yield return (jumps, next);
                yield return ([marks.First, .. jumps], levels);
                yield return ([.. jumps.Select(jump => jump - 1)], ratios);
                yield return ([.. jumps.Select(jump => jump - 1), marks.Last], levels);
            }

            if (marks.Bends.Length is > 0 and <= MostElements && levels.Length == 0)
                yield return ([.. Knots.Select(step => (double)step)], [.. Knots.Select(marks.ValueAt)]);
        }
    }

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
            places.AddRange([bends[1] - first, bends[1], bends[^1] - bends[^2], end - last, bends[^2]]);
        places.AddRange([marks.Last, .. marks.Extremes.Take(3), 1, 2 * end, end - 2 * first, first / 2, 2 * first, 5 * end]);
        if (bends.Length > 2)
            places.AddRange([bends[2], bends[2] - bends[1], bends[2] - first]);
        places.AddRange([20 * end, .. marks.Extremes, .. bends.Take(6)]);
        return places.Where(place => place >= 0);
    }

    private IEnumerable<double> RatiosOf()
    {
        double first = marks.ValueAt(marks.First), second = marks.ValueAt(marks.First + 1), last = marks.ValueAt(marks.Last), top = marks.Scale;
        var ratios = new List<double> { 0.5, 1, 2, 0.1, 0 };
        double[] bends = [.. marks.Bends.Select(step => (double)step)];
        if (marks.Levels.Length > 1)
            ratios.AddRange([marks.Levels[1] / marks.Levels[0], marks.Levels[^1] / marks.Levels[0], marks.Levels[^1] / marks.Levels[^2], marks.Levels.Length - 1, marks.Levels.Length]);
        ratios.AddRange([last / first, second / first, first / top, last / top, top / first, top / last]);
        double end = marks.Last + 1;
        ratios.AddRange([.. marks.Bends.Concat(marks.Extremes).Take(4).Select(step => (step + 0.5) / end), .. marks.Bends.Take(4).Select(step => marks.ValueAt(step) / first)]);
        if (bends.Length > 1)
            ratios.AddRange([(bends[1] - bends[0]) / bends[0], (bends[^1] - bends[^2]) / bends[0], marks.ValueAt(marks.Bends[1]) / marks.ValueAt(marks.Bends[0])]);
        if (bends.Length > 2)
            ratios.Add((bends[2] - bends[1]) / (bends[1] - bends[0]));
        ratios.AddRange([1.5, 3, 4, 5, 0.9, 0.99, 0.999, 10, 25, 100, 1000, 1e4, marks.Extremes.Length / 2.0, marks.Extremes.Length, (marks.Extremes.Length + 1) / 2.0, bends.Length, bends.Length + 1, 0.25, 0.75, -1]);
        return ratios;
    }
}
