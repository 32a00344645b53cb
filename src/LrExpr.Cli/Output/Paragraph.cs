namespace LrExpr.Cli.Output;

/// <summary>Running text, broken between words.</summary>
internal static class Paragraph
{
    private const string Margin = "  ";

    public static void Write(string text, Terminal terminal)
    {
        foreach (string paragraph in Printed.Lines(text).Trim().Split('\n'))
        {
            string line = "";
            foreach (string word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && Margin.Length + line.Length + 1 + word.Length > terminal.Width)
                {
                    terminal.Output.Write(Margin + line + "\n");
                    line = "";
                }

                line += line.Length == 0 ? word : " " + word;
            }

            terminal.Output.Write((Margin + line).TrimEnd() + "\n");
        }
    }
}
