using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// Philox4x32-10, a counter-based generator: the numbers are a pure function of key and counter, so any step can be drawn
/// alone, in any order, on any machine. One key and counter in each lane.
/// </summary>
/// <remarks>J. Salmon et al., “Parallel random numbers: as easy as 1, 2, 3”, SC 2011.</remarks>
internal static class PhiloxLanes
{
    private const int Rounds = 10;

    /// <summary>128 random bits for a seed (the key) and an index (the counter), which are rounded down to whole numbers and limited to those of 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Draw<TSimd, TVector>(TVector seed, TVector index, out TVector a, out TVector b)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // In each lane 32 bits that matter; those above them are left over.
        var k0 = TSimd.ToWholeBits(TSimd.Floor(seed));
        var k1 = TSimd.ShiftBitsRight(k0, 32);
        var c0 = TSimd.ToWholeBits(TSimd.Floor(index));
        var c1 = TSimd.ShiftBitsRight(c0, 32);
        var c2 = TSimd.CreateBits(0);
        var c3 = c2;

        for (int round = 0; round < Rounds; round++)
        {
            var p0 = TSimd.MultiplyLowBits(c0, TSimd.CreateBits(0xD2511F53));
            var p1 = TSimd.MultiplyLowBits(c2, TSimd.CreateBits(0xCD9E8D57));
            c0 = TSimd.Xor(TSimd.Xor(TSimd.ShiftBitsRight(p1, 32), c1), k0);
            c2 = TSimd.Xor(TSimd.Xor(TSimd.ShiftBitsRight(p0, 32), c3), k1);
            c1 = p1;
            c3 = p0;
            k0 = TSimd.AddBits(k0, TSimd.CreateBits(0x9E3779B9));
            k1 = TSimd.AddBits(k1, TSimd.CreateBits(0xBB67AE85));
        }

        var low = TSimd.CreateBits(0xFFFFFFFF);
        a = TSimd.Or(TSimd.ShiftBitsLeft(c1, 32), TSimd.And(c0, low));
        b = TSimd.Or(TSimd.ShiftBitsLeft(c3, 32), TSimd.And(c2, low));
    }
}
