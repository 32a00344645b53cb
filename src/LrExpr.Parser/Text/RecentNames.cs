namespace LrExpr.Text;

/// <summary>Names that texts have had. Formulas have the same few, and one string serves for all of them.</summary>
internal static class RecentNames
{
    private const int Places = 256;

    private static readonly string?[] Known = new string?[Places];

    /// <summary>The name as a string. A place is written without a lock: whichever of two threads is late, all of them are right.</summary>
    public static string Of(ReadOnlySpan<char> name)
    {
        ref string? place = ref Known[string.GetHashCode(name) & (Places - 1)];
        string? known = place;
        return known is not null && name.SequenceEqual(known) ? known : place = name.ToString();
    }
}
