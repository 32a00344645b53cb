using System.Globalization;

namespace LrExpr.Syntax;

/// <summary>Numbers as text, the same under every culture.</summary>
internal static class NumberText
{
    /// <summary>The shortest text that reads back as the same double; <c>inf</c> and <c>nan</c> for what is no literal.</summary>
    public static string Of(double value) =>
        double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? value > 0 ? "inf" : "-inf"
        : value.ToString("R", CultureInfo.InvariantCulture).Replace("E+", "e", StringComparison.Ordinal).Replace('E', 'e');
}
