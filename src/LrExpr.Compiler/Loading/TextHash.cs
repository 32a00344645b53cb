using System.IO.Hashing;
using System.Text;

namespace LrExpr.Loading;

/// <summary>A number for a text, the same for ever.</summary>
internal static class TextHash
{
    /// <summary>What a double holds of 64 bits.</summary>
    private const int LostBits = 11;

    public static double Of(string text) => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(text)) >> LostBits;
}
