using System.Globalization;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Input;

/// <summary>Whole numbers as people write steps: <c>1000</c>, <c>-5</c>, <c>1_000</c>, <c>1e3</c>, <c>1.5e3</c>. Exact, never by way of a double.</summary>
internal static class WholeNumber
{
    private const int MostDigits = 19;

    /// <summary>The number, or an <see cref="InputException"/> whose message begins with the text.</summary>
    public static long Parse(ReadOnlySpan<char> text)
    {
        if (!TryRead(text, out bool isNegative, out string digits, out int exponent))
            throw new InputException($"{Printed.Quote(text)} is not a whole number");

        // Trailing zeros count for nothing, so that 1.50e1 and 1500e-2 are whole.
        string significant = digits.TrimEnd('0');
        exponent += digits.Length - significant.Length;
        significant = significant.TrimStart('0');
        if (significant.Length == 0)
            return 0;
        if (exponent < 0)
            throw new InputException($"{Printed.Quote(text)} is not a whole number");
        if (significant.Length + exponent <= MostDigits)
        {
            var value = Int128.Parse(significant + new string('0', exponent), NumberStyles.None, CultureInfo.InvariantCulture);
            value = isNegative ? -value : value;
            if (value >= long.MinValue && value <= long.MaxValue)
                return (long)value;
        }

        throw new InputException($"{Printed.Quote(text)} is beyond the largest step, {long.MaxValue.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The digits before and after the point in one, with the exponent that belongs to their last one.</summary>
    private static bool TryRead(ReadOnlySpan<char> text, out bool isNegative, out string digits, out int exponent)
    {
        isNegative = text.StartsWith("-");
        digits = "";
        exponent = 0;
        if (text.StartsWith("-") || text.StartsWith("+"))
            text = text[1..];

        int e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            // Four digits are plenty, and cannot overflow.
            if (text[(e + 1)..].Length > 5 || !int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
                return false;
            text = text[..e];
        }

        int point = text.IndexOf('.');
        var fraction = point < 0 ? "" : text[(point + 1)..];
        var whole = point < 0 ? text : text[..point];
        if (!IsDigits(whole) || (point >= 0 && !IsDigits(fraction)))
            return false;
        string fractionDigits = fraction.ToString().Replace("_", "", StringComparison.Ordinal);
        digits = whole.ToString().Replace("_", "", StringComparison.Ordinal) + fractionDigits;
        exponent -= fractionDigits.Length;
        return true;
    }

    /// <summary>Digits, with <c>_</c> between two of them only, as in formulas.</summary>
    private static bool IsDigits(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool isSeparator = text[i] == '_' && i > 0 && i < text.Length - 1 && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
            if (!char.IsAsciiDigit(text[i]) && !isSeparator)
                return false;
        }

        return text.Length > 0;
    }
}
