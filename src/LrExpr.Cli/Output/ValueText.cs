using System.Globalization;
using LrExpr.Syntax;

namespace LrExpr.Cli.Output;

/// <summary>A value of a schedule as text, under every culture.</summary>
internal static class ValueText
{
    public static string Of(double value) => double.IsFinite(value) ? NumberText.Of(value) : value.ToString(CultureInfo.InvariantCulture);
}
