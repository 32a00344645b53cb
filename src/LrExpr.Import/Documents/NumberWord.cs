using System.Globalization;
using System.Text.RegularExpressions;
using LrExpr.Syntax;

namespace LrExpr.Documents;

/// <summary>Numbers as Python and YAML write them, as JSON has them.</summary>
internal static partial class NumberWord
{
    /// <summary>The number that a word is, as JSON writes it; null where it is none. A leading zero is none: the one language takes it for octal, the other not.</summary>
    public static string? Of(string word)
    {
        if (!Number().IsMatch(word))
            return null;
        string digits = word.Replace("_", "", StringComparison.Ordinal);
        return !double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value) ? null
            : Json().IsMatch(digits) ? digits
            : NumberText.Of(value);
    }

    [GeneratedRegex(@"^[-+]?((0|[1-9][0-9_]*)(\.[0-9_]*)?|\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Json();
}
