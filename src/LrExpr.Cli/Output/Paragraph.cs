namespace LrExpr.Cli.Output;

/// <summary>Running text below a heading.</summary>
internal static class Paragraph
{
    private const string Margin = "  ";

    public static void Write(string text, Terminal terminal)
    {
        foreach (string line in WrappedText.Lines(Printed.Lines(text).Trim(), terminal.Width - Margin.Length))
            terminal.Output.Write((Margin + line).TrimEnd() + "\n");
    }
}
