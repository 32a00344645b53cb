namespace LrExpr.Cli.Text;

/// <summary>Text broken into lines: between words, and within a word only where it has no line to itself. Nothing is lost.</summary>
internal static class WrappedText
{
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        foreach (string paragraph in text.Split('\n'))
        {
            if (paragraph.Length <= width)
                lines.Add(paragraph);
            else
                AddWords(paragraph, width, lines);
        }

        return lines;
    }

    private static void AddWords(string paragraph, int width, List<string> lines)
    {
        string line = "";
        foreach (string word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line += line.Length == 0 ? word : " " + word;
            for (; line.Length > width; line = line[width..])
                lines.Add(line[..width]);
        }

        lines.Add(line);
    }
}
