using System.CommandLine;
using System.CommandLine.Help;
using LrExpr.Cli.Commands;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;
using LrExpr.Text;

namespace LrExpr.Cli;

/// <summary>The tool <c>lrexpr</c>.</summary>
internal static class Program
{
    public static int Main(string[] args) => Run(args, Terminal.OfProcess());

    internal static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        try
        {
            var root = Root(terminal);
            if (Suggestions.TryAnswer(args, root, terminal))
                return ExitCodes.Good;
            var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            int exitCode = result.Action is HelpWithExamples || result.Errors.Count == 0
                ? result.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false })
                : WrongUsage(result, terminal);
            terminal.Output.Flush();
            return exitCode;
        }
        catch (InputException wrong)
        {
            terminal.Error.Write($"lrexpr: {wrong.Message}\n");
            return ExitCodes.Usage;
        }
        catch (IOException cause) when (cause.HResult == Terminal.BrokenPipe)
        {
            // Whoever reads has seen enough, as head does.
            return ExitCodes.Good;
        }
        catch (IOException cause)
        {
            // Files were read before anything was written, and are reported as input.
            terminal.Error.Write($"lrexpr: the output cannot be written: {Printed.Line(cause.Message)}\n");
            return ExitCodes.Failure;
        }
        catch (Exception defect)
        {
            terminal.Error.Write($"lrexpr: this is a defect of the tool: {defect.GetType().Name}: {Printed.Line(defect.Message)}\n");
            return ExitCodes.Failure;
        }
    }

    private static Verb Root(Terminal terminal)
    {
        // Not a RootCommand, which is named after the process, and that is another one in tests.
        var root = new Verb(
            "lrexpr",
            "Schedules as configuration: check, evaluate and explain them",
            "lrexpr check appsettings.json",
            "lrexpr eval --formula \"0.1 * 0.96 ^ floor(step / 1000)\" --steps 0..5000:1000")
        {
            Notes = "Exit codes: 0 good, 1 errors in a configuration or a formula, 2 wrong usage.",
        };
        root.Add(CheckCommand.Create(terminal));
        root.Add(TestCommand.Create(terminal));
        root.Add(EvalCommand.Create(terminal));
        root.Add(PlotCommand.Create(terminal));
        root.Add(SimulateCommand.Create(terminal));
        root.Add(WatchCommand.Create(terminal));
        root.Add(ServeCommand.Create(terminal));
        root.Add(PageCommand.Create(terminal));
        root.Add(DiffCommand.Create(terminal));
        root.Add(ListCommand.Create(terminal));
        root.Add(ExplainCommand.Create(terminal));
        root.Add(FitCommand.Create(terminal));
        root.Add(ConvertCommand.Create(terminal));
        root.Add(ImportCommand.Create(terminal));
        root.Add(ExportCommand.Create(terminal));
        root.Add(FmtCommand.Create(terminal));
        root.Add(BenchCommand.Create(terminal));
        root.Add(KindsCommand.Create(terminal));
        root.Add(FunctionsCommand.Create(terminal));
        root.Add(SchemaCommand.Create(terminal));
        root.Add(CompletionCommand.Create(terminal));
        root.Add(new HelpOption { Action = new HelpWithExamples(terminal.Width) });
        root.Add(new VersionOption());
        return root;
    }

    private static int WrongUsage(ParseResult result, Terminal terminal)
    {
        var command = result.CommandResult.Command;
        var messages = command.Subcommands.Count > 0 ? [WrongVerb(result, command)]
            : result.UnmatchedTokens.FirstOrDefault(UnknownOption.Is) is { } option ? [UnknownOption.Describe(option, command)]
            : UnknownOption.Above([.. result.Errors.Select(error => error.Message)]);

        foreach (string message in messages.Distinct())
            terminal.Error.Write($"lrexpr: {Printed.Line(message)}\n");
        terminal.Error.Write($"See 'lrexpr {(command.Subcommands.Count > 0 ? "" : command.Name + " ")}--help'.\n");
        return ExitCodes.Usage;
    }

    private static string WrongVerb(ParseResult result, Command command) => result.UnmatchedTokens switch
    {
        [] => "a verb is missing",
        [var option, ..] when UnknownOption.Is(option) => UnknownOption.Describe(option, command),
        [var verb, ..] => $"unknown verb {Printed.Quote(verb)}{NearestNames.Suggest(verb, command.Subcommands.Select(known => known.Name))}",
    };
}
