namespace LrExpr.Bits;

/// <summary>splitmix64: numbers by chance that are the same in every run, on every machine.</summary>
/// <param name="state">Where it begins.</param>
public sealed class SplitMix(ulong state)
{
    internal const ulong Increment = 0x9E3779B97F4A7C15;

    /// <summary>Any 64 bits.</summary>
    public ulong Next() => Mix(state = unchecked(state + Increment));

    /// <summary>From 0 on, below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>From 0 on, below a count.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>Below a power of two, each length in bits as likely as another.</summary>
    public long OfAnySize(int bits) => (long)(Next() >> 64 - 1 - Below(bits));

    /// <summary>One of several.</summary>
    public T OneOf<T>(ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <summary>Other bits for every number.</summary>
    internal static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
