using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Serving;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr serve CONFIG…</c>: the page of a configuration, in a browser of this machine.</summary>
internal sealed class ServeCommand
{
    private readonly ConfigurationOptions _configuration = new();
    private readonly Option<int> _port = new("--port") { Description = "The port to listen at; 0 for any that is free", HelpName = "PORT", DefaultValueFactory = _ => 0 };
    private readonly Option<bool> _open = new("--open") { Description = "Open it in the browser" };

    private ServeCommand() => _port.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            result.AddError("--port must be from 0 to 65535");
    });

    public static Command Create(Terminal terminal)
    {
        var serve = new ServeCommand();
        var command = new Verb(
            "serve",
            "Show the schedules of a configuration in a browser: curves, sliders, what an edit would do",
            "lrexpr serve appsettings.json --open",
            "lrexpr serve appsettings.json appsettings.Production.json --port 5180")
        {
            Notes = "Ctrl-C ends it, with exit code 0. The page follows the files and changes\nnothing. Only who has the address with its token can ask, on this machine.",
        };
        serve._configuration.AddTo(command);
        command.Options.Add(serve._port);
        command.Options.Add(serve._open);
        command.SetAction((result, end) => serve.RunAsync(result, terminal, end));
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken end)
    {
        var input = _configuration.Of(result);
        if (input.Files.Contains(GivenFile.Dash))
            throw new InputException("stdin cannot be followed; give files");
        foreach (string file in input.Files)
            GivenFile.Read(file);

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(end, terminal.Interruption);
        using var live = new LiveConfiguration(input);
        var shown = new ServedFiles(live, input);
        try
        {
            await using var server = await PageServer.StartAsync(shown, result.GetValue(_port), TokenGuard.NewToken()).ConfigureAwait(false);
            terminal.Output.Write($"The schedules of {input.Name} are at\n{server.Address}\nCtrl-C ends it.\n");
            await terminal.Output.FlushAsync(ended.Token).ConfigureAwait(false);
            if (result.GetValue(_open))
                Open(server.Address, terminal);
            await Task.Delay(Timeout.Infinite, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (IOException taken)
        {
            throw new InputException($"the page cannot be served: {taken.Message}");
        }

        return ExitCodes.Good;
    }

    private static void Open(string address, Terminal terminal)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Win32Exception none)
        {
            terminal.Error.Write($"no browser can be opened: {none.Message}\n");
        }
    }
}
