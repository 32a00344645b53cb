using LrExpr.Cli.Input;

namespace LrExpr.Cli.Fitting;

/// <summary>What is to be seen of a curve: where it bends or jumps, where it is highest and lowest, which levels it stays at. Parameters are guessed from it.</summary>
internal sealed class Landmarks
{
    private const int MostBends = 64;

    /// <summary>By how much what comes unforeseen must stand out from what is beside it.</summary>
    private const double Prominence = 8;

    /// <summary>The bits of the last digits of doubles, in a sum of five of them.</summary>
    private const double Noise = 64 * 2.2e-16;

    private readonly MeasuredCurve _curve;

    private Landmarks(MeasuredCurve curve) => _curve = curve;

    /// <summary>The steps at which the curve bends or jumps, ascending. With a jump it is the last step before it or the first one after.</summary>
    public long[] Bends { get; private init; } = [];

    /// <summary>The first steps of new levels, where the curve is constant before and after.</summary>
    public long[] Jumps { get; private init; } = [];

    /// <summary>The levels, one more than there are jumps.</summary>
    public double[] Levels { get; private init; } = [];

    /// <summary>The steps of the highest and of the lowest value, of where it comes to rest, of the first tops and bottoms, and of the first zero within the curve.</summary>
    public long[] Extremes { get; private init; } = [];

    /// <summary>Whether it is as rough near by as from afar, as what is measured with noise is, so that hardly any kind gives it.</summary>
    public bool IsRough { get; private init; }

    /// <summary>How often it comes down from a top, or jumps down from one.</summary>
    public int Tops { get; private init; }

    public long First => _curve.Steps[0];

    public long Last => _curve.Steps[^1];

    public double Scale => _curve.Scale;

    /// <summary>The value at a step that was measured, or next to it.</summary>
    public double ValueAt(long step) => _curve.Values[IndexOf(step)];

    public static Landmarks Of(MeasuredCurve curve)
    {
        var (jumps, levels, isAll) = LevelsOf(curve);
        return new Landmarks(curve)
        {
            Bends = isAll ? jumps : BendsOf(curve),
            Jumps = jumps,
            Levels = levels,
            Extremes = ExtremesOf(curve),
            Tops = TopsOf(curve.Values),
            IsRough = IsRoughOf(curve),
        };
    }

    /// <summary>The steps of points that tell most: evenly over the curve, and about its landmarks.</summary>
    /// <param name="even">How many of them are spread evenly.</param>
    /// <param name="around">How many neighbours a landmark is taken with; negative where it and its neighbours are left out.</param>
    public int[] Telling(int even, int around)
    {
        int count = _curve.Steps.Length;
        var marks = Bends.Take(16).Concat(Extremes).Select(IndexOf).ToList();
        var chosen = new SortedSet<int>(Enumerable.Range(0, Math.Min(even, count)).Select(i => (int)((long)i * (count - 1) / Math.Max(1, Math.Min(even, count) - 1))));
        if (around < 0)
        {
            var ends = marks.Prepend(0).Append(count - 1).Order().ToList();
            for (int i = 1; i < ends.Count; i++)
                chosen.UnionWith([ends[i - 1] + ((ends[i] - ends[i - 1]) / 3), ends[i - 1] + (2 * (ends[i] - ends[i - 1]) / 3)]);
            if (count > 4 * even)
                chosen.RemoveWhere(index => marks.Exists(mark => Math.Abs(mark - index) <= -around));
        }
        else
        {
            foreach (int mark in marks)
                chosen.UnionWith(Enumerable.Range(mark - around, (2 * around) + 1).Where(index => index >= 0 && index < count));
            chosen.UnionWith(Enumerable.Range(0, Math.Min(4, count)));
        }

        return [.. chosen];
    }

    private int IndexOf(long step)
    {
        int index = Array.BinarySearch(_curve.Steps, step);
        return index >= 0 ? index : Math.Min(~index, _curve.Steps.Length - 1);
    }

    /// <summary>Where the curve changes from one level to another, and these levels; and whether it is made of nothing else.</summary>
    private static (long[] Jumps, double[] Levels, bool IsAll) LevelsOf(MeasuredCurve curve)
    {
        var values = curve.Values;
        var jumps = new List<int>();
        int changes = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (IsSame(i))
                continue;
            changes++;
            if ((i < 2 || IsSame(i - 1)) && (i == values.Length - 1 || IsSame(i + 1)))
                jumps.Add(i);
        }

        return jumps.Count == 0
            ? ([], [], false)
            : ([.. jumps.Select(i => curve.Steps[i])], [values[jumps[0] - 1], .. jumps.Select(i => values[i])], changes == jumps.Count);

        bool IsSame(int i) => Math.Abs(values[i] - values[i - 1]) <= Math.Max(4 * curve.Rounding[i], 1e-13 * curve.Scale);
    }

    /// <summary>What surprises in a smooth curve is far more where one looks at every second point; noise surprises as much.</summary>
    private static bool IsRoughOf(MeasuredCurve curve)
    {
        if (curve.Values.Length < 64)
            return false;
        double near = Usual(1), far = Usual(2);
        return near > 1e4 * Noise * curve.Scale && far < 2 * near;

        double Usual(int stride)
        {
            double[] surprises = SurprisesOf(curve, stride);
            Array.Sort(surprises);
            return surprises[surprises.Length / 2];
        }
    }

    /// <summary>Where a value is not what its neighbours foretell, far more than beside it.</summary>
    private static long[] BendsOf(MeasuredCurve curve)
    {
        var found = new List<(int Index, double Prominence)>();
        for (int stride = 1; found.Count == 0 && stride <= curve.Values.Length / 16; stride *= 8)
            found.AddRange(BendsOf(curve, stride));
        return [.. found.OrderByDescending(bend => bend.Prominence).Take(MostBends).Select(bend => curve.Steps[bend.Index]).Distinct().Order()];
    }

    private static List<(int Index, double Prominence)> BendsOf(MeasuredCurve curve, int stride)
    {
        double[] surprises = SurprisesOf(curve, stride);
        int count = surprises.Length;
        var bends = new List<(int, double)>();
        double[] beside = new double[16];
        for (int i = 2; i < count - 2; i++)
        {
            double here = surprises[i];
            if (here == 0 || here < surprises[i - 1] || here < surprises[i - 2] || here <= surprises[i + 1] || here < surprises[i + 2])
                continue;
            int known = 0;
            for (int away = 4; away < 12; away++)
            {
                if (i - away >= 2)
                    beside[known++] = surprises[i - away];
                if (i + away < count - 2)
                    beside[known++] = surprises[i + away];
            }

            Array.Sort(beside, 0, known);
            double usual = known == 0 ? 0 : beside[known / 2];
            if (here > Prominence * usual)
                bends.Add((Placed(surprises, i) * stride, here));
        }

        return bends;
    }

    private static double[] SurprisesOf(MeasuredCurve curve, int stride)
    {
        double[] surprises = new double[((curve.Values.Length - 1) / stride) + 1];
        for (int i = 2; i < surprises.Length - 2; i++)
        {
            double floor = (Noise * curve.Scale) + (20 * curve.Rounding[i * stride]);
            double surprise = Math.Abs(curve.Values[i * stride] - Foretold(curve, i, stride));
            surprises[i] = surprise > floor ? surprise : 0;
        }

        return surprises;
    }

    /// <summary>
    /// Where the curve changes that surprises most at a place. A jump surprises as much before it as after it, and a change of the curvature alone on both
    /// sides of it, but not at it.
    /// </summary>
    private static int Placed(double[] surprises, int place)
    {
        double here = surprises[place];
        if (surprises[place + 1] > 0.8 * here)
            return place + 1;
        if (surprises[place + 2] > 0.5 * here && surprises[place + 1] < 0.3 * here)
            return place + 1;
        return surprises[place - 2] > 0.5 * here && surprises[place - 1] < 0.3 * here ? place - 1 : place;
    }

    /// <summary>The cubic through two values on either side.</summary>
    private static double Foretold(MeasuredCurve curve, int index, int stride)
    {
        ReadOnlySpan<int> others = [-2, -1, 1, 2];
        double value = 0, at = curve.Steps[index * stride];
        foreach (int one in others)
        {
            double weight = 1, there = curve.Steps[(index + one) * stride];
            foreach (int other in others)
                weight *= other == one ? 1 : (at - curve.Steps[(index + other) * stride]) / (there - curve.Steps[(index + other) * stride]);
            value += weight * curve.Values[(index + one) * stride];
        }

        return value;
    }

    private static int TopsOf(double[] values)
    {
        int tops = 0;
        bool isRising = true;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] == values[i - 1])
                continue;
            bool rises = values[i] > values[i - 1];
            tops += isRising && !rises ? 1 : 0;
            isRising = rises;
        }

        return tops;
    }

    private static long[] ExtremesOf(MeasuredCurve curve)
    {
        var values = curve.Values;
        var found = new List<int> { Array.IndexOf(values, values.Max()), Array.IndexOf(values, values.Min()) };
        int direction = 0, turn = 0;

        // Where it comes to rest.
        int rest = Array.FindLastIndex(values, value => value != values[^1]) + 1;
        if (rest < values.Length - 2)
            found.Add(rest);
        for (int i = 1; i < values.Length && found.Count < 10; i++)
        {
            int now = Math.Sign(values[i] - values[i - 1]);
            if (now == 0 || Math.Abs(values[i] - values[i - 1]) <= 2 * curve.Rounding[i])
                continue;
            if (direction != 0 && now != direction)
                found.Add(turn);
            (direction, turn) = (now, i);
        }

        found.Add(Array.FindIndex(values, value => Math.Sign(value) != Math.Sign(values[0])));
        return [.. found.Where(index => index > 0 && index < values.Length - 1).Select(index => curve.Steps[index]).Distinct()];
    }
}
