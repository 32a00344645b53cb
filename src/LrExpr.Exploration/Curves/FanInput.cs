namespace LrExpr.Curves;

/// <summary>The values of an input that a fan goes through.</summary>
/// <param name="Name">The name of the input.</param>
/// <param name="Values">The values, in rising order.</param>
internal sealed record FanInput(string Name, double[] Values)
{
    /// <summary>How many values there are at most.</summary>
    public const int Most = 1_000;

    /// <summary>Ends that are whole numbers so far apart stand for the whole numbers between them.</summary>
    private const int LeastWholeNumbers = 10;

    /// <summary>
    /// The values of a range, both ends included: its whole numbers where its ends are whole and at least ten apart, evenly spread where those are too many; else as many
    /// as there may be, at even distances.
    /// </summary>
    public static FanInput Over(string name, double low, double high)
    {
        double width = high - low;
        if (width == 0)
            return new FanInput(name, [low]);
        bool isWhole = Math.Floor(low) == low && Math.Floor(high) == high && width >= LeastWholeNumbers;
        int count = isWhole ? (int)Math.Min(width + 1, Most) : Most;
        return new FanInput(name, [.. Enumerable.Range(0, count).Select(i => isWhole ? Math.Floor(At(i)) : At(i))]);

        double At(int i) => i == count - 1 ? high : low + (width * i / (count - 1));
    }

    /// <summary>What a fan shows, for people.</summary>
    public string Text => FormattableString.Invariant($"P5, P50 and P95 over {Values.Length} values of {Name} from {Syntax.NumberText.Of(Values[0])} to {Syntax.NumberText.Of(Values[^1])}");
}
