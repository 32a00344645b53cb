using LrExpr.Cli.Text;

namespace LrExpr.Cli.Output;

/// <summary>Running text below a heading.</summary>
internal static class Paragraph
{
    public static void Write(string text, Terminal terminal, int indentation = 2)
    {
        string margin = new(' ', indentation);
        foreach (string line in WrappedText.Lines(Printed.Lines(text).Trim(), terminal.Width - indentation))
            terminal.Output.Write((margin + line).TrimEnd() + "\n");
    }
}
