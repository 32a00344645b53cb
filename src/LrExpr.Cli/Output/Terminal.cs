using System.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace LrExpr.Cli.Output;

/// <summary>Where a verb writes to: results to one writer, what is wrong to the other.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Errors and warnings.</param>
/// <param name="Width">How many characters a line of results can have.</param>
/// <param name="ErrorColors">Whether errors are coloured.</param>
/// <param name="OutputColors">Whether results are coloured.</param>
/// <param name="ShowsProgress">Whether somebody sees what is written to the errors while it is written.</param>
/// <param name="Interruption">Ends what would go on for ever.</param>
internal sealed record Terminal(
    TextWriter Output,
    TextWriter Error,
    int Width = Terminal.UsualWidth,
    AnsiSupport ErrorColors = AnsiSupport.No,
    AnsiSupport OutputColors = AnsiSupport.No,
    bool ShowsProgress = false,
    CancellationToken Interruption = default)
{
    /// <summary>What tells the time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The width where there is no window to ask, as in a pipe.</summary>
    public const int UsualWidth = 80;

    /// <summary>The number that Unix has for a pipe without a reader.</summary>
    public const int BrokenPipe = 32;

    /// <summary>Below it, lines are broken by the terminal.</summary>
    private const int LeastWidth = 20;

    public static Terminal OfProcess()
    {
        // Elsewhere the streams are UTF-8 anyway.
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = Encoding.UTF8;

        // Not the console's own writer, which flushes after each line: a million of them take seconds.
        var output = new StreamWriter(StandardOutput(), new UTF8Encoding(false), 16 * 1024) { NewLine = "\n" };
        return new Terminal(
            output, Console.Error, WidthOfWindow(), ColorsWhere(Console.IsErrorRedirected), ColorsWhere(Console.IsOutputRedirected), ShowsProgress: !Console.IsErrorRedirected);
    }

    /// <summary>The standard output; where it is a pipe, a stream that says when nobody reads it any more, which the console's own keeps to itself.</summary>
    private static Stream StandardOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        try
        {
            var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return stream.CanSeek ? Console.OpenStandardOutput() : stream;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Console.OpenStandardOutput();
        }
    }

    private static AnsiSupport ColorsWhere(bool isRedirected) =>
        isRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb"
            ? AnsiSupport.No
            : AnsiSupport.Detect;

    private static int WidthOfWindow()
    {
        if (Console.IsOutputRedirected)
            return UsualWidth;
        try
        {
            return Math.Max(LeastWidth, Console.WindowWidth);
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
