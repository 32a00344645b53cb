using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LrExpr.Benchmarks.Kinds;

/// <summary>What two programs print that compute the same bits, whatever code was made for them.</summary>
internal static class KindBits
{
    private const int Steps = 5_000;

    public static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        double[] values = new double[Steps];
        foreach (var kind in KindCase.All)
        {
            kind.Load().Fill(0, values);
            hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
