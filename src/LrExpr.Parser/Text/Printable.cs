using System.Globalization;
using System.Text;

namespace LrExpr.Text;

/// <summary>Makes text of unknown origin safe to show: a message can neither forge a log line nor hide a character.</summary>
internal static class Printable
{
    /// <summary>The text with everything that is not printable ASCII as <c>\u{XXXX}</c>.</summary>
    public static string Escape(string text)
    {
        if (text.All(IsPlain))
            return text;

        var result = new StringBuilder(text.Length + 16);
        AppendEscaped(result, text);
        return result.ToString();
    }

    /// <summary>The text between apostrophes, escaped and cut to a length that fits a message.</summary>
    public static string Quote(string text) => "'" + Escape(Cut(text, 80)) + "'";

    public static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 3)] + "...";

    public static void AppendEscaped(StringBuilder result, ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsPlain(text[i]))
            {
                result.Append(text[i]);
                continue;
            }

            int codePoint = text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                codePoint = char.ConvertToUtf32(text[i], text[++i]);
            result.Append(CultureInfo.InvariantCulture, $"\\u{{{codePoint:X4}}}");
        }
    }

    private static bool IsPlain(char c) => c is >= ' ' and < (char)0x7F;
}
