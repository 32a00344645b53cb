using System.CommandLine;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr test CONFIG…</c>: the tests that stand in configurations and beside them.</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal)
    {
        var configuration = new ConfigurationOptions();
        var junit = new Option<string>("--junit") { Description = "Write the results as XML in the form of JUnit, for build servers", HelpName = "FILE" };
        var format = new FormatOption();
        var command = new Verb(
            "test",
            "Run the tests of configurations, and say which branches of formulas they miss",
            "lrexpr test appsettings.json",
            "lrexpr test config --junit results.xml")
        {
            Notes = "The tests of NAME.json stand in it, or beside it in NAME.tests.json.\nOf a folder every JSON file is read that has the section.\nThe exit code is 1 where a test fails.",
        };
        configuration.Files.Description = "JSON files, each by itself, or folders with some; or - for the standard input";
        configuration.AddTo(command);
        command.Add(junit);
        format.AddTo(command);
        command.SetAction(result => Run([.. Inputs(configuration, result)], result.GetValue(junit), format.Of(result), terminal));
        return command;
    }

    internal static int Run(IReadOnlyList<ConfigurationInput> inputs, string? junit, OutputFormat format, Terminal terminal)
    {
        var tested = Progress.While(terminal, "testing", () => inputs.Select(TestedConfiguration.Of).ToList());
        TestReport.Write(tested, format, terminal);
        if (junit is not null)
            WrittenFile.Write(junit, output => JUnitReport.Write(tested, output));
        return tested.Exists(configuration => configuration.Fault is not null) ? ExitCodes.Usage
            : tested.Exists(configuration => configuration.Failed > 0 || configuration.Diagnostics.Count > 0) ? ExitCodes.Diagnostics
            : ExitCodes.Good;
    }

    /// <summary>The files given, and of folders those that have the section.</summary>
    private static IEnumerable<ConfigurationInput> Inputs(ConfigurationOptions configuration, ParseResult result)
    {
        foreach (string given in result.GetValue(configuration.Files)!)
        {
            if (!Directory.Exists(given))
            {
                yield return configuration.Of(result, [given]);
                continue;
            }

            string pattern = given.TrimEnd('/', '\\') + "/**/*.json";
            var found = FilePattern.Match(pattern, ["**/*" + SideTests.Ending]).Select(file => configuration.Of(result, [file])).Where(MayHaveSection).ToList();
            if (found.Count == 0)
                throw new InputException($"no file in {Printed.Quote(given)} has a section {Printed.Quote(configuration.Of(result, [given]).Section)}");
            foreach (var input in found)
                yield return input;
        }
    }

    /// <summary>A file that cannot be read is reported when its tests are to be run.</summary>
    private static bool MayHaveSection(ConfigurationInput input)
    {
        try
        {
            return input.HasSection();
        }
        catch (Exception broken) when (broken is InputException or ScheduleException)
        {
            return true;
        }
    }
}
