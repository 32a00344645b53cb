using System.Globalization;
using System.Numerics;
using System.Text;
using LrExpr.Syntax;

namespace LrExpr.Formats.Keras;

/// <summary>Values as Python's <c>json.dumps</c> writes them.</summary>
internal static class PythonText
{
    /// <summary>A number: the whole number it was given as, else a float.</summary>
    /// <param name="value">The value.</param>
    /// <param name="text">What it was given as; null where that is not known.</param>
    /// <param name="isCount">Whether it counts something, so that what was computed is a whole number again.</param>
    public static string Number(double value, string? text, bool isCount = false)
    {
        bool isComputed = !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double literal) || literal != value;
        return text is not null && Whole(text) is { } whole && (double)whole == value ? whole.ToString(CultureInfo.InvariantCulture)
            : isCount && isComputed && Math.Floor(value) == value && Math.Abs(value) < 1e15 ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : Float(value);
    }

    /// <summary>A float as <c>repr</c> writes it: digits that read back as the same, with an exponent below 1e-4 and from 1e16.</summary>
    public static string Float(double value)
    {
        string sign = double.IsNegative(value) ? "-" : "";
        string[] parts = NumberText.Exact(value).TrimStart('-').Split('E');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal) is var index and >= 0 ? index : parts[0].Length;
        string all = parts[0].Replace(".", "", StringComparison.Ordinal);
        string digits = all.TrimStart('0');
        if (digits.Length == 0)
            return sign + "0.0";
        int exponent = point - 1 - (all.Length - digits.Length) + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        digits = digits.TrimEnd('0');
        if (exponent is < -4 or >= 16)
        {
            string fraction = digits.Length == 1 ? "" : "." + digits[1..];
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }

        if (exponent < 0)
            return sign + "0." + new string('0', -exponent - 1) + digits;
        string padded = digits.PadRight(exponent + 1, '0');
        return sign + padded[..(exponent + 1)] + "." + (padded.Length > exponent + 1 ? padded[(exponent + 1)..] : "0");
    }

    /// <summary>A text in quotes, with everything beyond ASCII escaped.</summary>
    public static string Quoted(string text)
    {
        var result = new StringBuilder("\"", text.Length + 2);
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => result.Append("\\\""),
                '\\' => result.Append("\\\\"),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                '\b' => result.Append("\\b"),
                '\f' => result.Append("\\f"),
                >= ' ' and <= '~' => result.Append(c),
                _ => result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            };
        }

        return result.Append('"').ToString();
    }

    /// <summary>The whole number a text is, without a point or an exponent, which would make it a float; null where it is none.</summary>
    private static BigInteger? Whole(string text)
    {
        string digits = text.Trim().Replace("_", "", StringComparison.Ordinal);
        return BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
    }
}
