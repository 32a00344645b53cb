using System.Globalization;

namespace LrExpr.Syntax;

/// <summary>Numbers as text, the same under every culture.</summary>
internal static class NumberText
{
    /// <summary>A text that reads back as the same double, the shortest as .NET knows it; <c>inf</c> and <c>nan</c> for what is no literal.</summary>
    public static string Of(double value) =>
        double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? value > 0 ? "inf" : "-inf"
        : Exact(value).Replace("E+", "e", StringComparison.Ordinal).Replace('E', 'e');

    /// <summary>A finite number as .NET writes it, with digits that read back as the same double.</summary>
    /// <remarks>The shortest digits of .NET are those of a neighbour for some powers of two, 2^-25 and 2^-958 among them.</remarks>
    public static string Exact(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
