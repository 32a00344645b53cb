using System.CommandLine;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr check CONFIG…</c>: everything that is wrong or doubtful with a configuration, or with each of several.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var configuration = new ConfigurationOptions();
        var format = new FormatOption(OutputFormat.Sarif, OutputFormat.GitHub);
        var each = new Option<bool>("--each") { Description = "Check every file by itself instead of laying them over each other; files may be given by patterns such as **/appsettings.json" };
        var exclude = new Option<string[]>("--exclude") { Description = "With --each, what patterns do not match, such as **/bin/**", HelpName = "PATTERN", Arity = ArgumentArity.OneOrMore };
        var command = new Verb(
            "check",
            "Report everything that is wrong or doubtful with a configuration",
            "lrexpr check appsettings.json",
            "lrexpr check appsettings.json appsettings.Production.json",
            "lrexpr check appsettings.json --section Training:LrExpr --format sarif",
            "lrexpr check --each \"**/appsettings.json\" --exclude \"**/bin/**\"")
        {
            Notes = "The exit code is 0 where there are only warnings, 1 where there are errors,\n2 where a file cannot be used at all.",
        };
        configuration.AddTo(command);
        command.Add(each);
        command.Add(exclude);
        command.Validators.Add(result =>
        {
            if (result.GetValue(each))
                return;
            if (result.GetResult(exclude) is { Implicit: false })
                result.AddError("--exclude says what patterns do not match, and patterns need --each");
            else if (result.GetValue(configuration.Files)?.FirstOrDefault(FilePattern.Is) is { } pattern)
                result.AddError($"{Printed.Quote(pattern)} is a pattern, and the files it matches have no order in which to lay them over each other; with --each every file is checked by itself");
        });
        format.AddTo(command);
        command.SetAction(result => result.GetValue(each)
            ? Run([.. Each(configuration, result, result.GetValue(exclude) ?? [])], format.Of(result), terminal)
            : Run([configuration.Of(result)], format.Of(result), terminal));
        return command;
    }

    internal static int Run(IReadOnlyList<ConfigurationInput> inputs, OutputFormat format, Terminal terminal)
    {
        CheckedConfiguration[] found = [.. inputs.Select(CheckedConfiguration.Of)];
        CheckReport.Write(found, format, terminal);
        return found.Any(configuration => configuration.Fault is not null) ? ExitCodes.Usage
            : found.Any(configuration => configuration.Schedules is null) ? ExitCodes.Diagnostics
            : ExitCodes.Good;
    }

    /// <summary>Every file once. One that only a pattern names may have nothing to do with schedules.</summary>
    private static List<ConfigurationInput> Each(ConfigurationOptions configuration, ParseResult result, string[] excluded)
    {
        var files = new Dictionary<string, ConfigurationInput>(StringComparer.Ordinal);
        foreach (string given in result.GetValue(configuration.Files)!)
        {
            if (!FilePattern.Is(given))
            {
                Add(configuration.Of(result, [given]));
                continue;
            }

            var matching = FilePattern.Match(given, excluded).Select(file => configuration.Of(result, [file])).ToList();
            var concerned = matching.Where(MayHaveSection).ToList();
            if (concerned.Count == 0)
                throw new InputException($"no file that matches {Printed.Quote(given)} has a section {Printed.Quote(matching[0].Section)}");
            concerned.ForEach(Add);
        }

        return [.. files.Values];

        void Add(ConfigurationInput input) => files.TryAdd(input.Files[0] == GivenFile.Dash ? input.Files[0] : Path.GetFullPath(input.Files[0]), input);
    }

    private static bool MayHaveSection(ConfigurationInput input)
    {
        try
        {
            return input.HasSection();
        }
        catch (Exception broken) when (broken is InputException or ScheduleException)
        {
            // To be reported when it is checked.
            return true;
        }
    }
}
