using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Lowering;
using LrExpr.Running;

namespace LrExpr.Checks;

/// <summary>
/// Proves claims about the values of a range without computing all of them: by the facts of the formula over the whole range, over its pieces, and over halves of those,
/// until each part follows from its facts or is so short that all its values are looked at. A proof that would take too long is given up.
/// </summary>
internal sealed class Proof
{
    /// <summary>How many nodes are visited for one claim.</summary>
    private const long MostReading = 100_000;

    /// <summary>How much values cost that are computed for one claim.</summary>
    private const long MostWork = 1_000_000;

    /// <summary>All values of so few steps are computed sooner than they are halved further.</summary>
    private const int FewSteps = 32;

    private readonly BoundExpression _body;
    private readonly long _cost;
    private readonly Func<long, double> _function;
    private readonly CheckedRange _range;
    private readonly int _size;
    private readonly Lazy<long[]> _cuts;
    private readonly Dictionary<CheckedRange, Fact> _facts = [];
    private long _reading;
    private long _work;
    private long _lookedAt;

    /// <param name="code">The code of a schedule.</param>
    /// <param name="cost">What one value costs at most.</param>
    /// <param name="range">The steps.</param>
    public Proof(ScheduleCode code, long cost, CheckedRange range)
    {
        (_body, _cost, _function, _range) = (code.Simplified, Math.Max(1, cost), code.Closures, range);
        _size = LocalUses.SizeOf(_body);
        CanTry = !Opaque.IsIn(_body);
        _cuts = new(() => [.. Outline.Of(code.ForPeople, cost).Landmarks(range.First, range.Last).Select(mark => mark.Step).Where(step => step > range.First && step <= range.Last)]);
    }

    /// <summary>Whether the formula can be looked into.</summary>
    public bool CanTry { get; }

    /// <summary>Whether a claim is known to be true at all steps of the range.</summary>
    public bool Holds(Claim claim)
    {
        if (!CanTry)
            return false;
        (_reading, _work, _lookedAt) = (MostReading, MostWork, 0);
        return claim.FollowsFrom(FactOf(_range)) || HoldsInPieces(claim);
    }

    /// <summary>Bounds of the values of the range, part by part; null where there are none.</summary>
    public (double Low, double High)? BoundsOfSum()
    {
        if (!CanTry)
            return null;
        (_reading, _work, _lookedAt) = (MostReading, MostWork, 0);
        double low = 0, high = 0, magnitude = 0;
        foreach (var part in Pieces())
        {
            // Each piece is cut in parts, so that what rises is bounded more closely.
            int parts = (int)Math.Clamp(part.Count, 1, Math.Max(1, _reading / _size / Math.Max(1, _cuts.Value.Length + 1) / 2));
            for (int i = 0; i < parts; i++)
            {
                long first = part.First + (long)((Int128)part.Count * i / parts), last = part.First + (long)((Int128)part.Count * (i + 1) / parts) - 1;
                if (last < first)
                    continue;
                var fact = FactOf(new CheckedRange(first, last));
                if (!fact.Interval.IsFinite)
                    return null;
                double count = last - first + 1;
                low += count * fact.Interval.Low;
                high += count * fact.Interval.High;
                magnitude += count * fact.Interval.Magnitude;
            }
        }

        // More than the sums here, of some thousand parts, can lose by rounding.
        double room = 1e-11 * magnitude;
        return double.IsFinite(magnitude) ? (low - room, high + room) : null;
    }

    private bool HoldsInPieces(Claim claim)
    {
        foreach (var piece in Pieces())
        {
            if (piece.First > _range.First && !HoldsBetween(claim, piece.First - 1) || !HoldsOn(claim, piece))
                return false;
        }

        return true;
    }

    private IEnumerable<CheckedRange> Pieces()
    {
        long first = _range.First;
        foreach (long cut in _cuts.Value)
        {
            yield return new CheckedRange(first, cut - 1);
            first = cut;
        }

        yield return new CheckedRange(first, _range.Last);
    }

    private bool HoldsOn(Claim claim, CheckedRange part)
    {
        if (_reading <= 0 || _work <= 0)
            return false;
        if (claim.FollowsFrom(FactOf(part)))
            return true;
        if (part.Count <= FewSteps)
            return HoldsAtEach(claim, part);
        long middle = part.First + (part.Last - part.First) / 2;
        return HoldsOn(claim, part with { Last = middle }) && HoldsBetween(claim, middle) && HoldsOn(claim, part with { First = middle + 1 });
    }

    private bool HoldsAtEach(Claim claim, CheckedRange part)
    {
        // Who has to look at half of the values had better look at all of them, and say so.
        _lookedAt += part.Count;
        if (_lookedAt > _range.Count / 2)
            return false;
        double? before = null;
        for (long step = part.First; step <= part.Last; step++)
        {
            double value = ValueAt(step);
            if (claim.Breach(before, isNeighbour: true, value) is not null)
                return false;
            before = value;
        }

        return true;
    }

    /// <summary>Whether it is true of a step and the one after it, which are in different parts.</summary>
    private bool HoldsBetween(Claim claim, long step) => !claim.ComparesNeighbours || claim.Breach(ValueAt(step), isNeighbour: true, ValueAt(step + 1)) is null;

    private Fact FactOf(CheckedRange part)
    {
        if (_facts.TryGetValue(part, out var known))
            return known;
        _reading -= _size;
        var fact = new FactReader(new StepRange(part.First, part.Last)).Visit(_body);

        // What never turns is between its ends.
        if (fact.NeverTurns)
            fact = fact with { Interval = Interval.Of(ValueAt(part.First), ValueAt(part.Last)) };
        return _facts[part] = fact;
    }

    private double ValueAt(long step)
    {
        _work -= _cost;
        return _function(step);
    }
}
