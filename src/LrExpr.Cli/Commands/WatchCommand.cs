using System.CommandLine;
using System.Runtime.InteropServices;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr watch CONFIG…</c>: the curves, drawn again whenever a file is saved.</summary>
internal sealed class WatchCommand
{
    private readonly ConfigurationOptions _configuration = new();
    private readonly PlotOptions _plot = new();
    private readonly NamesOption _names;
    private readonly FormatOption _format = new();

    private WatchCommand() => _names = new NamesOption(_configuration);

    public static Command Create(Terminal terminal)
    {
        var watch = new WatchCommand();
        var command = new Verb(
            "watch",
            "Draw the schedules of a configuration again whenever it is saved",
            "lrexpr watch appsettings.json",
            "lrexpr watch appsettings.json appsettings.Development.json --name momentum")
        {
            Notes = "Ctrl-C ends it, with exit code 0. While the configuration is broken, what is\nwrong is shown and the last good curves stay.",
        };
        watch._configuration.AddTo(command);
        watch._names.AddTo(command);
        watch._plot.AddTo(command);
        watch._format.AddTo(command);
        command.SetAction(result => watch.Run(result, terminal));
        return command;
    }

    private int Run(ParseResult result, Terminal terminal)
    {
        var input = _configuration.Of(result);
        var view = new WatchView(_plot.Of(result, terminal), _names.Of(result), string.Join(" + ", input.Files), _format.Of(result), terminal);

        // Whoever gives a file that is not there has misspelt it; later on it may come and go.
        foreach (string file in input.Files)
        {
            if (file == GivenFile.Dash)
                throw new InputException("stdin cannot be watched; give files");
            GivenFile.Read(file);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(terminal.Interruption);
        using var interrupt = Ending(PosixSignal.SIGINT, end);
        using var terminate = Ending(PosixSignal.SIGTERM, end);
        using var live = new LiveConfiguration(input);
        live.Follow(view.Show, end.Token);
        return ExitCodes.Good;
    }

    private static PosixSignalRegistration Ending(PosixSignal signal, CancellationTokenSource end) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        end.Cancel();
    });
}
