using System.Globalization;
using System.Text;

namespace LrExpr.Cli.Text;

/// <summary>
/// Text of unknown origin as it goes to a terminal: letters of any language, but nothing that moves the cursor, changes
/// colours or turns the direction of writing.
/// </summary>
internal static class Printed
{
    /// <summary>One line: what would break it or hide in it as <c>\u{XXXX}</c>.</summary>
    public static string Line(string text) => Escape(text, keepLineFeeds: false);

    /// <summary>As <see cref="Line"/>, but of several lines.</summary>
    public static string Lines(string text) => Escape(text.ReplaceLineEndings("\n"), keepLineFeeds: true);

    /// <summary>One line, whatever blanks and line feeds the text has, cut visibly where it is longer than fits.</summary>
    public static string Shortened(string text, int length)
    {
        string line = Line(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return line.Length <= length ? line : line[..(length - 3)] + "...";
    }

    public static string Quote(ReadOnlySpan<char> text) => "'" + Shortened(text.ToString(), 80) + "'";

    private static string Escape(string text, bool keepLineFeeds)
    {
        StringBuilder? result = null;
        int index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bool isPlain = (keepLineFeeds && rune.Value == '\n') || !IsDangerous(Rune.GetUnicodeCategory(rune));
            if (!isPlain)
                result ??= new StringBuilder(text, 0, index, text.Length + 16);
            if (isPlain)
                result?.Append(rune);
            else
                result!.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}");
            index += rune.Utf16SequenceLength;
        }

        return result?.ToString() ?? text;
    }

    private static bool IsDangerous(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
