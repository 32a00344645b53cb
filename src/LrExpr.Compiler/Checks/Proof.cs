using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Lowering;
using LrExpr.Running;
using LrExpr.Running.Plans;

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

    private const long MostParts = 64;

    /// <summary>Numbers so large are those of inputs without limits, and bound nothing.</summary>
    private const double Boundless = 1e300;

    private readonly BoundExpression _body;
    private readonly long _cost;
    /// <summary>The value at a step; null where it depends on inputs, so that only facts count.</summary>
    private readonly Func<long, double>? _function;
    private readonly CheckedRange _range;
    private readonly Lazy<IReadOnlyList<Piece>> _pieces;
    private readonly Dictionary<Piece, Fact> _facts = [];
    private IReadOnlyList<InputSymbol> _finite = [];
    private long _reading;
    private long _work;
    private long _lookedAt;

    /// <param name="code">The code of a schedule.</param>
    /// <param name="cost">What one value costs at most.</param>
    /// <param name="range">The steps.</param>
    public Proof(ScheduleCode code, long cost, CheckedRange range)
        : this(code.Simplified, code, cost, range, code.Closures)
    {
    }

    private Proof(BoundExpression body, ScheduleCode code, long cost, CheckedRange range, Func<long, double>? function)
    {
        (_body, _cost, _function, _range) = (body, Math.Max(1, cost), function, range);
        CanTry = !Opaque.IsIn(_body) && LocalUses.SizeOf(_body) <= FillPlanner.LargestTree;
        _pieces = new(() => [.. PiecesOf(Outline.Of(code.ForPeople, cost).Landmarks(range.First, range.Last))]);
    }

    /// <summary>Of claims that are to be true whatever the inputs and the states are.</summary>
    /// <param name="code">The code of a schedule that has some.</param>
    /// <param name="cost">What one value costs at most.</param>
    /// <param name="range">The steps.</param>
    public static Proof ForAll(ScheduleCode code, long cost, CheckedRange range) => new(code.Unknown.Simplified, code, cost, range, null);

    /// <summary>The same where some inputs have been given and the others are finite numbers.</summary>
    /// <param name="open">Code with the others left open.</param>
    /// <param name="inputs">Those.</param>
    /// <param name="code">The code with values for all.</param>
    /// <param name="cost">What one value costs at most.</param>
    /// <param name="range">The steps.</param>
    public static Proof OfFiniteInputs(ScheduleCode open, IEnumerable<InputSymbol> inputs, ScheduleCode code, long cost, CheckedRange range) =>
        new(open.Simplified, code, cost, range, null) { _finite = [.. inputs] };

    /// <summary>Whether the formula can be looked into.</summary>
    public bool CanTry { get; }

    /// <summary>Whether a claim is known to be true at all steps of the range.</summary>
    public bool Holds(Claim claim)
    {
        if (!CanTry)
            return false;
        (_reading, _work, _lookedAt) = (MostReading, MostWork, 0);
        return claim.FollowsFrom(FactOf(new Piece(_range, _body))) || HoldsInPieces(claim);
    }

    /// <summary>Bounds of the values of the range, part by part; null where there are none.</summary>
    public (double Low, double High)? BoundsOfSum()
    {
        if (!CanTry)
            return null;
        (_reading, _work, _lookedAt) = (MostReading, MostWork, 0);
        double low = 0, high = 0, magnitude = 0;
        foreach (var part in _pieces.Value.SelectMany(Parts))
        {
            if (_reading <= 0 || FactOf(part).Interval is not { IsFinite: true } interval)
                return null;
            low += part.Range.Count * interval.Low;
            high += part.Range.Count * interval.High;
            magnitude += part.Range.Count * interval.Magnitude;
        }

        // More than the sums here, of some thousand parts, can lose by rounding.
        double room = 1e-11 * magnitude;
        return double.IsFinite(magnitude) ? (low - room, high + room) : null;
    }

    /// <summary>A piece cut in parts, so that what rises is bounded more closely.</summary>
    private static IEnumerable<Piece> Parts(Piece piece)
    {
        var (first, count) = (piece.Range.First, piece.Range.Count);
        long parts = Math.Min(count, MostParts);
        for (long i = 0; i < parts; i++)
            yield return piece with { Range = new CheckedRange(first + (long)((Int128)count * i / parts), first + (long)((Int128)count * (i + 1) / parts) - 1) };
    }

    /// <summary>Bounds of the values of the range; null where there are none.</summary>
    public (double Low, double High)? Bounds()
    {
        if (!CanTry)
            return null;
        _reading = MostReading;
        Interval? all = null;
        foreach (var part in _pieces.Value.SelectMany(Parts))
        {
            if (_reading <= 0 || FactOf(part).Interval is not { IsFinite: true } interval)
                return null;
            all = all?.Or(interval) ?? interval;
        }

        return all is { Magnitude: < Boundless } bounds ? (bounds.Low, bounds.High) : null;
    }

    private bool HoldsInPieces(Claim claim)
    {
        foreach (var piece in _pieces.Value)
        {
            if (piece.Range.First > _range.First && !HoldsBetween(claim, piece.Range.First - 1) || !HoldsOn(claim, piece))
                return false;
        }

        return true;
    }

    private IEnumerable<Piece> PiecesOf(IEnumerable<Landmark> landmarks)
    {
        long first = _range.First;
        foreach (long cut in landmarks.Select(mark => mark.Step).Where(step => step > _range.First && step <= _range.Last))
        {
            yield return Narrowed(new CheckedRange(first, cut - 1));
            first = cut;
        }

        yield return Narrowed(new CheckedRange(first, _range.Last));
    }

    /// <summary>The formula as it is within a piece, where conditions are decided and limits are not reached.</summary>
    private Piece Narrowed(CheckedRange range) =>
        new(range, range.First >= StepRange.All.First && range.Last <= StepRange.All.Last ? Narrowing.Narrow(_body, new StepRange(range.First, range.Last)) : _body);

    private bool HoldsOn(Claim claim, Piece piece)
    {
        if (_reading <= 0 || _work <= 0)
            return false;
        if (claim.FollowsFrom(FactOf(piece)))
            return true;
        var part = piece.Range;
        if (part.Count <= FewSteps)
            return HoldsAtEach(claim, part);
        long middle = part.First + (part.Last - part.First) / 2;
        return HoldsOn(claim, piece with { Range = part with { Last = middle } })
            && HoldsBetween(claim, middle)
            && HoldsOn(claim, piece with { Range = part with { First = middle + 1 } });
    }

    private bool HoldsAtEach(Claim claim, CheckedRange part)
    {
        if (_function is null)
            return false;

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
    private bool HoldsBetween(Claim claim, long step) => !claim.ComparesNeighbours || _function is not null && claim.Breach(ValueAt(step), isNeighbour: true, ValueAt(step + 1)) is null;

    private Fact FactOf(Piece piece)
    {
        if (_facts.TryGetValue(piece, out var known))
            return known;
        _reading -= LocalUses.SizeOf(piece.Body);
        var (first, last) = (piece.Range.First, piece.Range.Last);
        var reader = new FactReader(new StepRange(first, last));
        foreach (var input in _finite)
            reader.Add(input, new Fact(new Interval(Math.Max(input.Min, double.MinValue), Math.Min(input.Max, double.MaxValue)), Tendency.Constant));
        var fact = reader.Visit(piece.Body);

        // What never turns is between its ends.
        if (fact.NeverTurns && _function is not null)
            fact = fact with { Interval = Interval.Of(ValueAt(first), ValueAt(last)) };
        return _facts[piece] = fact;
    }

    private double ValueAt(long step)
    {
        _work -= _cost;
        return _function!(step);
    }

    /// <summary>Steps, and a formula that has the values of the schedule at them.</summary>
    private readonly record struct Piece(CheckedRange Range, BoundExpression Body);
}
