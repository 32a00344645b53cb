using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Settings;
using LrExpr.Text;

namespace LrExpr.Keyframes;

/// <summary>The ways to go between keyframes, a row each, and how one is read.</summary>
internal static class Ways
{
    /// <summary>Where nothing is said.</summary>
    public static Way Usual { get; } = new Straight("linear");

    /// <summary>The ways that have a name.</summary>
    public static IReadOnlyList<Way> All { get; } =
    [
        Usual,
        new Holding("step"),
        new Smooth(FunctionTable.Pchip.Name),
        new Eased("cosine", FunctionTable.EaseInOutSine),

        // The names of CSS.
        Curve("ease", 0.25, 0.1, 0.25, 1),
        Curve("ease-in", 0.42, 0, 1, 1),
        Curve("ease-out", 0, 0, 0.58, 1),
        Curve("ease-in-out", 0.42, 0, 0.58, 1),
        .. FunctionTable.All.Where(row => row is { Group: "Easings", ParameterNames.Length: 1 }).Select(row => new Eased(row.Name, row)),
    ];

    /// <summary>What has points of its own: <c>cubic-bezier(0.42, 0, 0.58, 1)</c>.</summary>
    public const string Bezier = "cubic-bezier";

    private const int Coordinates = 4;

    private static readonly Dictionary<string, Way> ByName = All.ToDictionary(way => Canonical(way.Name), StringComparer.Ordinal);

    /// <summary>Reads a way; null where it is none, which is reported.</summary>
    /// <param name="place">A text.</param>
    /// <param name="errors">Receives what is wrong.</param>
    public static Way? Read(PlacedSetting place, DefinitionErrors errors)
    {
        string text = place.Setting.Text!;
        int open = text.IndexOf('(', StringComparison.Ordinal);
        string name = (open < 0 ? text : text[..open]).Trim();
        if (open >= 0 && Canonical(name) == Canonical(Bezier))
            return ReadCurve(place, text, open, errors);
        if (open < 0 && ByName.TryGetValue(Canonical(name), out var way))
            return way;
        if (Canonical(name) == Canonical(Bezier))
            errors.BadArgumentOfWay(place, new TextSpan(0, text.Length), $"{Bezier} needs the two points of its curve: {Bezier}(x1, y1, x2, y2)");
        else if (open >= 0 && ByName.ContainsKey(Canonical(name)))
            errors.BadArgumentOfWay(place, TextSpan.FromBounds(open, text.Length), $"{Printable.Quote(name)} is written without parentheses");
        else
            errors.UnknownWay(place, name, new TextSpan(0, text.Length), All.Select(known => known.Name).Append(Bezier));
        return null;
    }

    /// <summary><c>easeInOutCubic</c>, <c>ease-in-out-cubic</c> and <c>EASE_IN_OUT_CUBIC</c> are one name.</summary>
    private static string Canonical(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static Eased Curve(string name, params double[] points) => new(name, FunctionTable.CubicBezier, [.. points]);

    private static Eased? ReadCurve(PlacedSetting place, string text, int open, DefinitionErrors errors)
    {
        if (!text.EndsWith(')'))
        {
            errors.BadArgumentOfWay(place, TextSpan.FromBounds(open, text.Length), "')' is missing");
            return null;
        }

        var points = new List<double>(Coordinates);
        int start = open + 1;
        foreach (string part in text[start..^1].Split(','))
        {
            var span = new TextSpan(start + part.Length - part.TrimStart().Length, part.Trim().Length);
            start += part.Length + 1;
            if (Number(part.Trim()) is not { } number)
                errors.BadArgumentOfWay(place, span, $"a point of {Bezier} is made of numbers, and {Printable.Quote(part.Trim())} is none");
            else if (points.Count % 2 == 0 && number is < 0 or > 1)
                errors.BadArgumentOfWay(place, span, $"the x of a point of {Bezier} must be from 0 to 1, but is {part.Trim()}");
            else
            {
                points.Add(number);
                continue;
            }

            return null;
        }

        if (points.Count == Coordinates)
            return Curve(text, [.. points]);
        errors.BadArgumentOfWay(place, TextSpan.FromBounds(open, text.Length), FormattableString.Invariant($"{Bezier} needs {Coordinates} numbers, x1, y1, x2 and y2, and these are {points.Count}"));
        return null;
    }

    private static double? Number(string text) => text.StartsWith('-') ? -Lexer.PlainNumber(WithZero(text[1..])) : Lexer.PlainNumber(WithZero(text));

    /// <summary>CSS leaves out the 0 before a point.</summary>
    private static string WithZero(string text) => text.StartsWith('.') ? "0" + text : text;
}
