using System.Globalization;
using System.Text.RegularExpressions;

namespace LrExpr.Time;

/// <summary>A duration as it is written: <c>7d</c>, <c>00:15:00</c>, <c>P1DT2H</c>, <c>0.1dur</c>, <c>5%</c>, <c>10ep</c>, <c>500ba</c>, <c>1000sp</c>, <c>5tok</c>.</summary>
/// <param name="Number">How many of the unit.</param>
/// <param name="Unit">What of.</param>
/// <param name="Ticks">The length of the unit, where it is one of time.</param>
internal sealed partial record DurationText(decimal Number, DurationUnit Unit, long Ticks = 0)
{
    /// <summary>Reads a text; null for what is no duration.</summary>
    public static DurationText? Parse(string text)
    {
        if (Count().Match(text) is { Success: true } count)
            return OfCount(decimal.Parse(count.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture), count.Groups[2].Value);
        if (Span().Match(text) is { Success: true } span)
            return OfTicks(Part(span, 1, TimeSpan.TicksPerDay) + Part(span, 2, TimeSpan.TicksPerHour) + Part(span, 3, TimeSpan.TicksPerMinute) + Part(span, 4, TimeSpan.TicksPerSecond), text);
        if (Iso().Match(text) is { Success: true } iso && char.IsAsciiLetter(text[^1]) && text[^1] is not ('T' or 't' or 'P' or 'p'))
            return OfTicks(
                Part(iso, 1, TimeSpan.TicksPerDay * 7) + Part(iso, 2, TimeSpan.TicksPerDay)
                    + Part(iso, 3, TimeSpan.TicksPerHour) + Part(iso, 4, TimeSpan.TicksPerMinute) + Part(iso, 5, TimeSpan.TicksPerSecond),
                text);
        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Number.ToString("0.############", CultureInfo.InvariantCulture) + Unit switch
    {
        DurationUnit.Run => "dur",
        DurationUnit.Epoch => "ep",
        DurationUnit.Step => "ba",
        DurationUnit.Sample => "sp",
        DurationUnit.Token => "tok",
        _ => FormattableString.Invariant($" * {TimeSpan.FromTicks(Ticks)}"),
    };

    private static DurationText? OfCount(decimal number, string unit) => unit.ToLowerInvariant() switch
    {
        "dur" => new DurationText(number, DurationUnit.Run),
        "%" => new DurationText(number / 100, DurationUnit.Run),
        "ep" => new DurationText(number, DurationUnit.Epoch),
        "ba" => new DurationText(number, DurationUnit.Step),
        "sp" => new DurationText(number, DurationUnit.Sample),
        "tok" => new DurationText(number, DurationUnit.Token),
        _ => TimeUnits.OfSuffix(unit) is { } length ? new DurationText(number, DurationUnit.Time, length.Ticks) : null,
    };

    private static DurationText OfTicks(decimal ticks, string text) => new(text[0] == '-' ? -ticks : ticks, DurationUnit.Time, 1);

    private static decimal Part(Match match, int group, long ticks) =>
        match.Groups[group].Success ? decimal.Parse(match.Groups[group].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture) * ticks : 0;

    [GeneratedRegex(@"^([+-]?\d{1,12}(?:\.\d{1,12})?) ?([a-z]{1,12}|%)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Count();

    [GeneratedRegex(@"^[+-]?(?:(\d{1,7})\.)?(\d{1,2}):([0-5]\d):([0-5]\d(?:\.\d{1,7})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex(@"^[+-]?P(?:(\d{1,6})W)?(?:(\d{1,7})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,12}(?:\.\d{1,7})?)S)?)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Iso();
}

/// <summary>What a duration counts.</summary>
internal enum DurationUnit
{
    /// <summary>Something of a fixed length, such as hours.</summary>
    Time,

    /// <summary>The whole run.</summary>
    Run,

    /// <summary>Epochs.</summary>
    Epoch,

    /// <summary>Steps, which are batches where a model is trained.</summary>
    Step,

    /// <summary>Samples, of which a step has many.</summary>
    Sample,

    /// <summary>Tokens, of which a step has many.</summary>
    Token,
}
