using System.Text.RegularExpressions;

namespace LrExpr.Formats.Export;

/// <summary>A function that is written along with the schedules that call it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its text, without an end of line.</param>
internal sealed record Definition(string Name, string Text)
{
    /// <summary>The definitions of a text, which are two line feeds apart.</summary>
    /// <param name="separator">What each begins with, up to its name.</param>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<Definition> Split(string separator, string text) =>
        [.. Regex.Split(text.ReplaceLineEndings("\n"), @"\n\n(?=" + separator + ")").Select(part => part.Trim('\n')).Select(part => new Definition(NameOf(part), part))];

    /// <summary>Those that functions call or hand on, with those that they use in turn: in their order, but each after those it uses.</summary>
    public static IReadOnlyList<Definition> UsedBy(IEnumerable<WrittenFunction> functions, IReadOnlyList<Definition> all)
    {
        var result = new List<Definition>();
        var seen = new HashSet<Definition>();
        Add(string.Join('\n', functions.SelectMany(function => function.Body).Select(line => line.Text)));
        return result;

        void Add(string text)
        {
            var words = Words(text);
            foreach (var definition in all.Where(definition => words.Contains(definition.Name) && seen.Add(definition)))
            {
                Add(definition.Text);
                result.Add(definition);
            }
        }
    }

    /// <summary>The words of a text that could be names, those of members apart.</summary>
    public static IReadOnlySet<string> Words(string text) =>
        Regex.Matches(text, @"(?<![\w.])\w+").Select(word => word.Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>The last word before the first parenthesis.</summary>
    private static string NameOf(string text) => Regex.Match(text, @"(\w+)\(").Groups[1].Value;
}
