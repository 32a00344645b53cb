using System.Globalization;
using System.Text;

namespace LrExpr.Formats.Export;

/// <summary>Names that are taken, and new ones beside them.</summary>
internal sealed class Identifiers(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    /// <summary>A name that nothing else has: the one wished for, else with a number.</summary>
    public string Take(string wished)
    {
        string name = wished;
        for (int i = 2; !_taken.Add(name); i++)
            name = string.Create(CultureInfo.InvariantCulture, $"{wished}_{i}");
        return name;
    }

    public Identifiers Copy() => new(_taken);

    /// <summary>The words of a name: <c>LearningRate</c>, <c>learning_rate</c> and <c>learning rate</c> have the same two.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool isPart = char.IsAsciiLetterOrDigit(c);
            bool startsWord = char.IsAsciiLetterUpper(c) && i > 0
                && (char.IsAsciiLetterLower(name[i - 1]) || char.IsAsciiDigit(name[i - 1]) || i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1]));
            if (word.Length > 0 && (!isPart || startsWord))
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (isPart)
                word.Append(c);
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }
}
