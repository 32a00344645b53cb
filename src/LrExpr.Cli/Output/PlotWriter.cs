using LrExpr.Cli.Plotting;
using LrExpr.Curves;
using Spectre.Console;
using StyledText = Spectre.Console.Text;

namespace LrExpr.Cli.Output;

/// <summary>Lines of a plot on a terminal, in colours where it has them.</summary>
internal static class PlotWriter
{
    /// <summary>Of the sixteen colours of a terminal those that show on dark and on light ones.</summary>
    private static readonly Color[] Colors = [Color.Teal, Color.Purple, Color.Olive, Color.Green, Color.Maroon, Color.Blue, Color.Grey];

    public static void Write(Plot plot, int width, int rows, Terminal terminal)
    {
        bool isColored = terminal.OutputColors != AnsiSupport.No;
        Write(TextPlot.Draw(plot, width, rows, isColored), terminal);
    }

    private static void Write(IReadOnlyList<PlotLine> lines, Terminal terminal)
    {
        if (terminal.OutputColors == AnsiSupport.No)
        {
            foreach (var line in lines)
                terminal.Output.Write(line.Text + "\n");
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.OutputColors,
            ColorSystem = ColorSystemSupport.Standard,
            Out = new AnsiConsoleOutput(terminal.Output),
        });
        console.Profile.Width = int.MaxValue / 2;
        foreach (var line in lines)
        {
            foreach (var run in line.Runs)
                console.Write(new StyledText(run.Text, run.Curve < 0 ? Style.Plain : new Style(Colors[run.Curve % Colors.Length])));
            console.Write(new StyledText("\n"));
        }
    }
}
