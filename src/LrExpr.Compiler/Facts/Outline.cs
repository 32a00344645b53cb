using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Lowering;
using LrExpr.Text;

namespace LrExpr.Facts;

/// <summary>
/// The outline of a curve: where it goes over from one piece to the next, and from where on it is constant. Found from the formula that is compiled, whatever
/// kind or formula it came from, with an amount of work that is bounded.
/// </summary>
internal sealed class Outline
{
    private const long MostWork = 4_000_000;
    private const int MostSamples = 128;

    /// <summary>What changes more often is periodic: its changes are the course of the curve and not its landmarks.</summary>
    private const int MostChanges = 16;

    private const int LongestText = 60;

    /// <summary>What happens later than this, nobody waits for.</summary>
    private const long FarStep = 1_000_000_000_000_000;

    private readonly BoundExpression _body;
    private readonly IReadOnlySet<BoundExpression> _passedInOrder;
    private readonly Dictionary<BoundExpression, BoundExpression> _callsAround = new(ReferenceEqualityComparer.Instance);
    private readonly int _samples;
    private long _evaluations;

    private Outline(BoundExpression body, long cost)
    {
        _body = body;
        _passedInOrder = PieceReader.PassedInOrder(_body);
        long affordable = MostWork / Math.Max(1, cost);
        _samples = (int)Math.Clamp(affordable / 4, 8, MostSamples);
        _evaluations = Math.Max(affordable, 200);
    }

    /// <param name="body">The simplified tree of a schedule.</param>
    /// <param name="cost">What one evaluation costs at most.</param>
    public static Outline Of(BoundExpression body, long cost) => new(body, cost);

    /// <summary>The landmarks of a range, both ends included, in their order.</summary>
    public IReadOnlyList<Landmark> Landmarks(long first, long last)
    {
        var changes = new Dictionary<BoundExpression, SortedSet<long>>(ReferenceEqualityComparer.Instance);
        var even = EvenSteps(first, last);
        Follow(even, node => !IsOfClock(node), changes);

        // Near step 0 and around the numbers of the formula there is more to see; but of a period, it would be an arbitrary part.
        Follow([.. even.Union(TellingSteps(first, last))], node => _passedInOrder.Contains(node) && !IsOfClock(node), changes);
        var landmarks = new SortedDictionary<long, Landmark>();
        foreach (var (node, steps) in changes.Where(change => change.Value.Count <= MostChanges))
        {
            // Where two pieces meet in one step, the first of the two changes counts.
            // A limit at which the range begins, to leave it at once, is no piece.
            foreach (long step in steps.Where(step => !steps.Contains(step - 1) && (node is BoundConditional || step - 1 > first)))
                landmarks.TryAdd(step, new Landmark(step, TextOf(node)));
        }

        return [.. landmarks.Values];
    }

    /// <summary>The first step from which on all values are the same, and that value; null where it is not known that there is one.</summary>
    public (long Step, double Value)? Settled()
    {
        var end = Trace(long.MaxValue);
        var tendency = PieceReader.Of(_body, end.Pieces, out bool arePiecesFinal);
        if (tendency == Tendency.Unknown || !arePiecesFinal)
            return null;

        // Once all pieces are those of the end, the value goes one way; where it is that of the end, it stays there.
        long low = 0, high = long.MaxValue;
        while (low < high)
        {
            long middle = low + (high - low) / 2;
            if (IsAtEnd(Trace(middle), end))
                high = middle;
            else
                low = middle + 1;
        }

        // A limit that is just reached has its value already.
        while (high > 0 && long.MaxValue - high > 4 && Trace(high - 1) is var previous && previous.Value.Equals(end.Value) && !previous.Pieces.All(IsPieceOf(end)))
            high--;
        return long.MaxValue - high < 1L << 62 ? null : (high, end.Value);
    }

    /// <summary>Up to where the curve is worth looking at, from step 0 on: a bit beyond the last landmark, and where most of the way after it is done.</summary>
    /// <param name="period">How many steps something that repeats itself takes; then whole periods are looked at. 0 for nothing of the kind.</param>
    public long End(double period = 0)
    {
        long last = Math.Max(Landmarks(0, FarStep).LastOrDefault()?.Step ?? 0, 0);
        if (period > 0)
            return (long)Math.Min(Math.Max(1, Math.Ceiling(Math.Max(1, Math.Ceiling(last * 1.05 / period)) * period)), FarStep);
        bool isOver = Settled() is { } settled && settled.Step <= last;
        return RoundNumber.AtLeast(Math.Max(last * 1.05, isOver && last > 0 ? 0 : ScaleFrom(last)));
    }

    /// <summary>The step by which 95 % of the way to the far end is gone, with something to spare; where there is no such end, a few times the largest number in the formula.</summary>
    private double ScaleFrom(long start)
    {
        var far = Trace(FarStep);
        double from = Trace(start).Value, way = Math.Abs(from - far.Value);
        bool approachesItsEnd = PieceReader.Of(_body, far.Pieces, out _) is Tendency.Rising or Tendency.Falling;
        if (!approachesItsEnd || way == 0 || !double.IsFinite(way) || Math.Abs(far.Value) > 10 * Math.Abs(from))
            return Math.Max(1000, 5 * Numbers.Of(_body).Where(number => number is > 20 and <= 1e12).DefaultIfEmpty(0).Max());

        long low = start, high = FarStep;
        while (low < high)
        {
            long middle = low + (high - low) / 2;
            if (Math.Abs(Trace(middle).Value - far.Value) <= 0.05 * way)
                high = middle;
            else
                low = middle + 1;
        }

        return low * 1.2;
    }

    /// <summary>Clocks that are put forward and back say nothing of the schedule.</summary>
    private static bool IsOfClock(BoundExpression node) => node is BoundCall { Arguments: [_, BoundConstant { Origin.IsOfClock: true }, ..] };

    private static bool IsAtEnd(PieceTrace trace, PieceTrace end) => trace.Value.Equals(end.Value) && end.Pieces.All(IsPieceOf(trace));

    private static Func<KeyValuePair<BoundExpression, int>, bool> IsPieceOf(PieceTrace trace) =>
        piece => trace.Pieces.TryGetValue(piece.Key, out int other) && other == piece.Value;

    private PieceTrace Trace(long step)
    {
        _evaluations--;
        return PieceTrace.At(_body, step, _callsAround);
    }

    private void Follow(SortedSet<long> steps, Func<BoundExpression, bool> isFollowed, Dictionary<BoundExpression, SortedSet<long>> changes)
    {
        PieceTrace? before = null;
        long stepBefore = 0;
        foreach (long step in steps)
        {
            var trace = Trace(step);
            foreach (var (node, piece) in trace.Pieces)
            {
                if (before is not null && before.Pieces.TryGetValue(node, out int pieceBefore) && piece != pieceBefore && isFollowed(node))
                    Find(node, stepBefore, pieceBefore, step, piece, changes);
            }

            (before, stepBefore) = (trace, step);
        }
    }

    /// <summary>Halves until the steps with a change are found; <paramref name="low"/> and <paramref name="high"/> are on different pieces.</summary>
    private void Find(BoundExpression node, long low, int lowPiece, long high, int highPiece, Dictionary<BoundExpression, SortedSet<long>> changes)
    {
        var found = changes.TryGetValue(node, out var known) ? known : changes[node] = [];
        if (found.Count > MostChanges || _evaluations <= 0)
            return;
        if (high - low == 1)
        {
            found.Add(high);
            return;
        }

        long middle = low + (high - low) / 2;
        if (!Trace(middle).Pieces.TryGetValue(node, out int piece))
            return;
        if (piece != lowPiece)
            Find(node, low, lowPiece, middle, piece, changes);
        if (piece != highPiece)
            Find(node, middle, piece, high, highPiece, changes);
    }

    private SortedSet<long> EvenSteps(long first, long last)
    {
        double width = (double)last - first;
        return [first, last, .. Enumerable.Range(1, _samples - 1).Select(i => Math.Clamp(Intrinsics.ToStep(first + width * i / _samples), first, last))];
    }

    private IEnumerable<long> TellingSteps(long first, long last)
    {
        var magnitudes = Enumerable.Range(0, 63).Select(power => Math.Pow(2, power)).SelectMany(magnitude => new[] { magnitude, -magnitude });
        var numbers = Numbers.Of(_body).Take(_samples / 2).SelectMany(number => new[] { number - 1, number, number + 1 });
        return magnitudes.Concat(numbers).Select(step => Math.Clamp(Intrinsics.ToStep(step), first, last));
    }

    private string TextOf(BoundExpression node)
    {
        var shown = _callsAround.GetValueOrDefault(node, node);
        return Printable.Cut(BoundPrinter.Print(shown is BoundConditional conditional ? conditional.Condition : shown), LongestText);
    }
}
