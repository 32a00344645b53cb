using System.Text;
using Spectre.Console;

namespace LrExpr.Cli.Output;

/// <summary>Where a verb writes to: results to one writer, what is wrong to the other.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Errors and warnings.</param>
/// <param name="Width">How many characters a line of results can have.</param>
/// <param name="ErrorColors">Whether errors are coloured.</param>
/// <param name="Input">What <c>-</c> stands for as a file; null for the standard input.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, int Width = Terminal.UsualWidth, AnsiSupport ErrorColors = AnsiSupport.No, Stream? Input = null)
{
    /// <summary>The width where there is no window to ask, as in a pipe.</summary>
    public const int UsualWidth = 80;

    public static Terminal OfProcess()
    {
        // Elsewhere the streams are UTF-8 anyway.
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = Encoding.UTF8;

        // Not the console's own writer, which flushes after each line: a million of them take seconds.
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 16 * 1024) { NewLine = "\n" };
        bool isPlain = Console.IsErrorRedirected
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(output, Console.Error, WidthOfWindow(), isPlain ? AnsiSupport.No : AnsiSupport.Detect);
    }

    private static int WidthOfWindow()
    {
        if (Console.IsOutputRedirected)
            return UsualWidth;
        try
        {
            return Math.Max(40, Console.WindowWidth);
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
