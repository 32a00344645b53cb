using LrExpr.Binding;
using LrExpr.Cli.Input;

namespace LrExpr.Cli.Fitting;

/// <summary>What is known of the measured curve by all that look for it.</summary>
internal sealed class Measured
{
    public Measured(MeasuredCurve curve)
    {
        Curve = curve;
        var marks = Landmarks.Of(curve);
        Guesses = new Guesses(marks);
        Coarse = Points.Of(curve, marks.Telling(even: 28, around: -2));
        Fine = Points.Of(curve, marks.Telling(even: 100, around: 2));
    }

    public MeasuredCurve Curve { get; }

    public Guesses Guesses { get; }

    /// <summary>A few points away from the landmarks, where a place that is off by one makes little difference.</summary>
    public Points Coarse { get; }

    /// <summary>More points, those about the landmarks among them.</summary>
    public Points Fine { get; }

    /// <summary>The sum of squares of so little that nobody could tell.</summary>
    public double Nothing => Fine.Values.Length * Math.Pow(1e-13 * Curve.Scale, 2);
}

/// <summary>Looks for the numbers with which one kind comes nearest to a measured curve.</summary>
/// <param name="kind">The kind.</param>
/// <param name="measured">The curve.</param>
internal sealed class KindSearch(KindSymbol kind, Measured measured)
{
    private const int FirstCombinations = 80;
    private const int Combinations = 700;
    private const int LookedAtCloser = 5;
    private const int StartsOfOne = 3;
    private const int Refined = 24;
    private const int RefinedFurther = 5;
    private const int Improved = 2;
    private const int MostSweeps = 3;

    private List<Start> _starts = [];

    public KindSymbol Kind { get; } = kind;

    /// <summary>The sum of squares that the best numbers so far lack.</summary>
    public double Error => _starts.Count == 0 ? double.PositiveInfinity : _starts[0].Error;

    /// <summary>The best numbers so far; null where the kind has no such curve at all.</summary>
    public Start? Best => _starts.Count == 0 ? null : _starts[0];

    /// <summary>Whether nothing could be better.</summary>
    private bool IsFound => Error <= measured.Nothing;

    /// <summary>Looks through guesses, and makes the best of them better.</summary>
    public void Begin(Func<bool> isOver)
    {
        var variants = Variant.Of(Kind, measured.Guesses);
        var looks = variants.TakeWhile(_ => !isOver()).Select(variant => (Variant: variant, Starts: Screened(variant, FirstCombinations))).Where(look => look.Starts.Count > 0).ToList();
        foreach (var (variant, _) in looks.OrderBy(look => look.Starts[0].Error).Take(LookedAtCloser).TakeWhile(_ => !isOver()).ToList())
            looks.Add((variant, Screened(variant, Combinations)));
        var starts = looks.SelectMany(look => look.Starts.Select((start, index) => (Rank: index % StartsOfOne, Start: start)));

        // Of each variant the best first: which of them is the right one, guesses hardly tell.
        var chosen = starts.OrderBy(one => one.Rank).ThenBy(one => one.Start.Error).Select(one => one.Start).Take(Refined).TakeWhile(_ => !isOver());
        foreach (var start in chosen.Select(start => Refine(start, All(start), measured.Coarse)).OrderBy(start => start.Error).Take(RefinedFurther))
        {
            Keep(Refine(start, All(start), measured.Fine));
            if (IsFound)
                break;
        }
    }

    /// <summary>Changes one number after another to what it may be, and sees whether that is the way to better ones.</summary>
    public void Improve(Func<bool> isOver)
    {
        foreach (var start in _starts.Take(Improved).ToList())
        {
            var screening = new Screening(start.Variant, measured.Guesses, measured.Fine, measured.Curve.Scale);
            var best = start;
            for (int sweep = 0; sweep < MostSweeps && !IsFound; sweep++)
            {
                double before = best.Error;
                foreach (int index in All(start).TakeWhile(_ => !isOver() && !IsFound))
                    best = Sweep(best, index, screening);
                if (best.Error > 0.9 * before)
                    break;
            }
        }
    }

    private Start Sweep(Start best, int index, Screening screening)
    {
        var number = best.Curve.Numbers[index];
        double now = best.Numbers[index], whole = Math.Round(now);
        IEnumerable<double> candidates = number.IsPlace ? [whole, whole - 1, whole + 1, whole - 2, whole + 2, .. measured.Guesses.Places] : measured.Guesses.Ratios;
        var likely = new List<(double Error, double[] Numbers)>();
        foreach (double candidate in candidates.Where(candidate => candidate != now))
        {
            double[] numbers = [.. best.Numbers];
            numbers[index] = candidate;
            if (screening.Estimate(numbers, out var better, out _) is { } error && error < 0.9 * best.Error)
                likely.Add((error, better));
        }

        foreach (var (_, numbers) in likely.OrderBy(one => one.Error).Take(2))
        {
            var start = best with { Numbers = numbers };
            foreach (var free in new[] { All(start), [.. All(start).Where(other => other != index)] })
            {
                var refined = Refine(start, free);
                if (refined.Error >= best.Error)
                    continue;
                best = refined;
                Keep(best);
            }
        }

        return best;
    }

    /// <summary>The same with defaults where they do as well, and with as few digits as do.</summary>
    public Start Tidy(Start start)
    {
        double enough = Math.Max(measured.Nothing, start.Error * 1.0001);
        var free = All(start).ToList();
        foreach (int index in All(start))
        {
            if (start.Curve.Numbers[index].Default is { } known && Try(start, index, known, free) is { } simpler)
                start = simpler;
            else if (start.Curve.Numbers[index].IsPlace && Try(start, index, Math.Round(start.Numbers[index]), free) is { } whole)
                start = whole;
        }

        foreach (int index in free)
        {
            for (int digits = 1; digits < 16; digits++)
            {
                double[] numbers = [.. start.Numbers];
                numbers[index] = Shortened(numbers[index], digits);
                if (!start.Curve.Holds(numbers) || ErrorOf(start.Curve, numbers) is not { } error || error > enough)
                    continue;
                start = start with { Numbers = numbers, Error = error };
                break;
            }
        }

        return start;

        Start? Try(Start begun, int index, double value, List<int> others)
        {
            double[] numbers = [.. begun.Numbers];
            numbers[index] = value;
            int[] rest = [.. others.Where(other => other != index)];
            if (!begun.Curve.Holds(numbers))
                return null;
            var refined = Refine(begun with { Numbers = numbers }, rest);
            if (refined.Error > enough)
                return null;
            others.Remove(index);
            return refined;
        }
    }

    private static int[] All(Start start) => [.. Enumerable.Range(0, start.Numbers.Length)];

    private List<Start> Screened(Variant variant, int most) =>
        [.. new Screening(variant, measured.Guesses, measured.Coarse, measured.Curve.Scale).Best(variant.Open.CostOfBeginning == 0 ? most : Math.Max(20, most / 10), StartsOfOne)];

    private static double Shortened(double number, int digits) =>
        double.Parse(number.ToString("E" + (digits - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    private double? ErrorOf(FreeCurve curve, double[] numbers) => curve.Missing(numbers, measured.Fine) is { } missing ? Refinement.SumOfSquares(missing) : null;

    private Start Refine(Start start, int[] free) => Refine(start, free, measured.Fine);

    private Start Refine(Start start, int[] free, Points points)
    {
        var (numbers, error) = Refinement.Of(start.Curve, points, start.Numbers, free, measured.Curve.Scale);
        return start with { Numbers = numbers, Error = start.Curve.Holds(numbers) ? error : double.PositiveInfinity };
    }

    private void Keep(Start start)
    {
        if (!double.IsFinite(start.Error))
            return;
        _starts = [.. _starts.Append(start).OrderBy(one => one.Error)];
    }
}
