using System.Globalization;
using LrExpr.Binding;

namespace LrExpr.Cli.Fitting;

/// <summary>Looks for the numbers with which one kind comes nearest to a measured curve.</summary>
/// <param name="kind">The kind.</param>
/// <param name="measured">The curve.</param>
internal sealed class KindSearch(KindSymbol kind, Measured measured)
{
    private const int MostLookedAt = 16;
    private const int MostLookedAtAnew = 6;
    private const int CombinationsOfLook = 200;
    private const int LeastCombinationsOfLook = 20;
    private const int MostRefinedOfLook = 4;
    private const int FirstCombinations = 6_000;
    private const int MostFirstCombinations = 400;
    private const int LeastCombinations = 60;
    private const int Combinations = 1_200;
    private const int LookedAtCloser = 4;
    private const int Descended = 12;
    private const int StartsOfOne = 3;
    private const int MostRefined = 40;
    private const int MostRefinedFurther = 8;
    private const int MostOpened = 12;
    private const int Improved = 4;
    private const int MostSweeps = 3;

    private readonly Effort _effort = new();

    private readonly Dictionary<Variant, Screening> _screenings = [];

    private List<Variant>? _variants;
    private bool _isBegun;
    private List<Start> _starts = [];
    private List<Start> _looked = [];

    public KindSymbol Kind { get; } = kind;

    /// <summary>The sum of squares that the best numbers so far lack.</summary>
    public double Error => _starts.Count == 0 ? double.PositiveInfinity : _starts[0].Error;

    /// <summary>The best numbers so far; null where the kind has no such curve at all.</summary>
    public Start? Best => _starts.Count == 0 ? null : _starts[0];

    /// <summary>Whether nothing could be better.</summary>
    public bool IsFound => Error <= measured.Nothing;

    /// <summary>The sum of squares that the best guess of a first look is likely to lack when it is made better.</summary>
    public double Likely { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether more effort would find nothing else.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Looks at few guesses.</summary>
    public void Look()
    {
        var variants = Looked();
        int most = Math.Clamp(CombinationsOfLook / Math.Max(1, variants.Count), LeastCombinationsOfLook, CombinationsOfLook);
        _looked = [.. Worthwhile(variants).SelectMany(screening => screening.Best(most, 1)).OrderBy(start => start.Error)];
        if (_looked.Count > 0)
            Likely = _looked[0].Error / measured.Coarse.Values.Length * measured.Fine.Values.Length;
    }

    /// <summary>The first variants, but rather some that have a curve: of arrays most guesses do not go together.</summary>
    private List<Variant> Looked()
    {
        List<Variant> with = [], without = [];
        foreach (var variant in Variant.Of(Kind, measured.Guesses, _effort))
        {
            (Screening.HasCurve(variant, measured.Guesses, measured.Coarse, measured.Curve.Scale) ? with : without).Add(variant);
            if (with.Count == MostLookedAt)
                break;
        }

        List<Variant> looked = [.. with.Concat(without).Take(MostLookedAt)];
        return [.. looked.Except(looked.Where(variant => variant.Open.IsBoundAnew).Skip(MostLookedAtAnew))];
    }

    /// <summary>Makes the best of the first look better.</summary>
    public void RefineLooked()
    {
        foreach (var start in _looked.Take(MostRefinedOfLook).TakeWhile(_ => !IsFound))
        {
            // A place that was guessed is right or far off: one that is made better with all others is neither.
            var placed = Refine(start, Plain(start), measured.Fine);
            Keep(placed);
            if (IsFound)
                break;
            var refined = Refined(start, measured.Coarse);
            if (refined.Error <= Error)
                Keep(Refined(refined, measured.Fine));
        }
    }

    /// <summary>Looks through guesses, and makes the best of them better.</summary>
    /// <param name="effort">How much may be computed, in values.</param>
    /// <param name="isEnded">Whether the time is over.</param>
    public void Begin(long effort, Func<bool> isEnded)
    {
        if (_isBegun)
            return;

        // What is guessed is worth nothing unless some effort is left for making it better.
        Allow(0.5);
        _isBegun = true;
        _variants ??= [.. Variant.Of(Kind, measured.Guesses, _effort)];
        int first = Math.Clamp(FirstCombinations / Math.Max(1, _variants.Count), LeastCombinations, MostFirstCombinations);
        var looks = Worthwhile(_variants).TakeWhile(_ => !IsOver())
            .Select(screening => (Screening: screening, Starts: screening.Best(first, StartsOfOne).ToList())).Where(look => look.Starts.Count > 0).ToList();
        var starts = looks.SelectMany(look => look.Starts.Select((start, index) => (Rank: index % StartsOfOne, Start: start))).ToList();
        Allow(0.25);
        if (!starts.Exists(one => one.Start.Error <= measured.Nothing))
        {
            foreach (var (screening, best) in looks.OrderBy(look => look.Starts[0].Error).Take(Descended).TakeWhile(_ => !IsOver()))
                starts.AddRange(best.Select((start, index) => (index % StartsOfOne, screening.Descended(start))));
            foreach (var (screening, best) in looks.TakeWhile(_ => !IsOver()))
                starts.AddRange(screening.WithSeeds(best[0], StartsOfOne).Select((start, index) => (index, start)));
            foreach (var (screening, _) in looks.OrderBy(look => look.Starts[0].Error).Take(LookedAtCloser).TakeWhile(_ => !IsOver()))
                starts.AddRange(screening.Best(Combinations, StartsOfOne).Select((start, index) => (index % StartsOfOne, start)));
        }

        // Of each variant the best first: which of them is the right one, guesses hardly tell.
        Allow(0.25);
        var chosen = starts.OrderBy(one => one.Rank).ThenBy(one => one.Start.Error).Select(one => one.Start).Take(MostRefined).TakeWhile(_ => !IsOver());
        foreach (var start in chosen.Select(start => Refined(start, measured.Coarse)).OrderBy(start => start.Error).Take(MostRefinedFurther))
        {
            var refined = Refine(start, Plain(start), measured.Fine);
            Keep(refined.Error <= measured.Nothing ? refined : Refine(refined, All(start), measured.Fine));
            if (IsFound)
                break;
        }

        _isBegun &= !IsOver();

        void Allow(double part)
        {
            _isBegun &= !IsOver();
            _effort.Allow((long)(part * effort));
        }

        bool IsOver() => isEnded() || _effort.IsSpent;
    }

    /// <summary>Changes one number after another to what it may be, and sees whether that is the way to better ones.</summary>
    /// <param name="effort">How much may be computed, in values.</param>
    /// <param name="isEnded">Whether the time is over.</param>
    public void Improve(long effort, Func<bool> isEnded)
    {
        _effort.Allow(effort);
        bool IsOver() => isEnded() || _effort.IsSpent;
        var begun = _starts.DistinctBy(start => start.Variant).ToList();
        var opened = begun.Take(MostOpened).Select(Opened).OfType<Start>().Where(start => double.IsFinite(start.Error)).OrderBy(start => start.Error).Take(Improved);
        foreach (var start in begun.Take(Improved).Concat(opened).TakeWhile(_ => !IsFound))
            Sweep(start, IsOver);
        IsDone = _isBegun && !IsOver();
    }

    /// <summary>The same with what is in arrays and tables made better, too; null where there is nothing in them.</summary>
    private Start? Opened(Start start)
    {
        if (start.Variant.Opened(start.Numbers) is not var (variant, numbers))
            return null;
        return Refined(new Start(new FreeCurve(variant), variant, numbers, double.PositiveInfinity), measured.Fine);
    }

    /// <summary>The variants without those in which something is given that makes no difference.</summary>
    private IEnumerable<Screening> Worthwhile(IReadOnlyList<Variant> variants)
    {
        var pointless = new List<Variant>();
        foreach (var variant in variants)
        {
            if (pointless.Exists(variant.IsMoreThan))
                continue;
            if (!_screenings.TryGetValue(variant, out var screening))
                _screenings.Add(variant, screening = new Screening(variant, measured.Guesses, measured.Coarse, measured.Curve.Scale));
            if (screening.IsPointless)
                pointless.Add(variant);
            else
                yield return screening;
        }
    }

    private void Sweep(Start best, Func<bool> isOver)
    {
        Keep(best);
        var screening = new Screening(best.Variant, measured.Guesses, measured.Middle, measured.Curve.Scale);
        for (int sweep = 0; sweep < MostSweeps && !IsFound; sweep++)
        {
            double before = best.Error;
            foreach (int index in All(best).TakeWhile(_ => !isOver() && !IsFound))
                best = Sweep(best, index, screening);
            if (best.Error > 0.9 * before)
                break;
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
            if (screening.EstimateOfAll(numbers, out var better) is { } error && error * measured.Fine.Values.Length < 0.9 * best.Error * measured.Middle.Values.Length)
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

    /// <summary>The same made better at many more points, where the noise in few would count for much.</summary>
    public Start Polished(Start start)
    {
        if (!measured.IsRough)
            return start;
        var (numbers, error) = Refinement.Of(start.Curve, measured.Many, start.Numbers, All(start), measured.Curve.Scale);
        return start.Curve.Holds(numbers) && start.Curve.Missing(numbers, measured.Fine) is { } missing && double.IsFinite(error)
            ? start with { Numbers = numbers, Error = Refinement.SumOfSquares(missing) } : start;
    }

    /// <summary>The same with defaults where they do as well, and with as few digits as do.</summary>
    public Start Tidy(Start start)
    {
        double enough = start.Error * 1.0001;
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
            for (int digits = 0; digits < 16; digits++)
            {
                double[] numbers = [.. start.Numbers];
                numbers[index] = Shortened(numbers[index], digits);
                if (!start.Curve.Holds(numbers) || !IsAsGood(start.Curve, numbers))
                    continue;
                start = start with { Numbers = numbers };
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
            if (!double.IsFinite(refined.Error) || !IsAsGood(refined.Curve, refined.Numbers))
                return null;
            others.Remove(index);
            return refined;
        }

        bool IsAsGood(FreeCurve curve, double[] numbers) =>
            curve.Missing(numbers, measured.Fine) is { } missing && (Refinement.SumOfSquares(missing) <= enough || measured.IsNothing(missing));
    }

    /// <summary>Places are first left where they were guessed: they are either right, or a way to what is wrong.</summary>
    private Start Refined(Start start, Points points)
    {
        var refined = Refine(start, Plain(start), points);
        return refined.Error <= measured.Nothing ? refined : Refine(refined, All(start), points);
    }

    private static int[] Plain(Start start) => [.. All(start).Where(index => !start.Curve.Numbers[index].IsPlace)];

    private static int[] All(Start start) => [.. Enumerable.Range(0, start.Numbers.Length)];

    /// <summary>A number with so many digits; without any it is 0.</summary>
    private static double Shortened(double number, int digits) => digits == 0 ? 0 :
        double.Parse(number.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

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
