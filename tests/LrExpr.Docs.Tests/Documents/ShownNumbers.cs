using System.Globalization;
using System.Text.RegularExpressions;

namespace LrExpr.Docs.Tests.Documents;

/// <summary>Numbers in documents. The last digits of sines and powers are the platform's; a document has those of one.</summary>
internal static partial class ShownNumbers
{
    private const double Tolerance = 1e-12;

    /// <summary>What is shown: the old text, unless it differs in more than last digits from the new one.</summary>
    public static IReadOnlyList<string> Keep(IReadOnlyList<string> old, IReadOnlyList<string> @new) =>
        old.Select(Rounded).SequenceEqual(@new.Select(Rounded)) ? old : @new;

    public static bool AreClose(double a, double b) =>
        a.Equals(b) || Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b));

    private static string Rounded(string line) =>
        LongNumber().Replace(line, number => double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("G12", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\d+\.\d{10,}(e-?\d+)?", RegexOptions.IgnoreCase)]
    private static partial Regex LongNumber();
}
