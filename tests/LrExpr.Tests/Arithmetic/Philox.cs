namespace LrExpr.Tests.Arithmetic;

/// <summary>
/// Philox4x32-10, a counter-based generator: the numbers are a pure function of key and counter, so any step can be drawn
/// alone, in any order, on any machine.
/// </summary>
/// <remarks>J. Salmon et al., “Parallel random numbers: as easy as 1, 2, 3”, SC 2011.</remarks>
internal static class Philox
{
    private const int Rounds = 10;

    /// <summary>128 random bits for a seed (the key) and an index (the counter).</summary>
    public static (ulong A, ulong B) Draw(ulong seed, ulong index)
    {
        uint k0 = (uint)seed, k1 = (uint)(seed >> 32);
        uint c0 = (uint)index, c1 = (uint)(index >> 32), c2 = 0, c3 = 0;
        for (int round = 0; round < Rounds; round++)
        {
            ulong p0 = 0xD2511F53ul * c0, p1 = 0xCD9E8D57ul * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            unchecked
            {
                k0 += 0x9E3779B9;
                k1 += 0xBB67AE85;
            }
        }

        return ((ulong)c1 << 32 | c0, (ulong)c3 << 32 | c2);
    }
}
