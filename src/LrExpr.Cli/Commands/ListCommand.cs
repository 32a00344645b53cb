using System.CommandLine;
using System.Globalization;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Plotting;
using LrExpr.Cli.Text;
using LrExpr.Curves;
using LrExpr.Definitions;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr list CONFIG…</c>: the schedules of a configuration.</summary>
internal static class ListCommand
{
    public static Command Create(Terminal terminal)
    {
        var configuration = new ConfigurationOptions();
        var format = new FormatOption();
        var command = new Verb(
            "list",
            "List the schedules of a configuration",
            "lrexpr list appsettings.json")
        {
            Notes = "A formula that ends in ... goes on; --format json has all of it.",
        };
        configuration.AddTo(command);
        format.AddTo(command);
        command.SetAction(result => Run(configuration.Of(result), format.Of(result), terminal));
        return command;
    }

    internal static int Run(ConfigurationInput input, OutputFormat format, Terminal terminal)
    {
        if (LoadedSet.LoadAll(input, format, terminal) is not { } schedules)
            return ExitCodes.Diagnostics;
        if (format == OutputFormat.Json)
            WriteJson(schedules, terminal);
        else if (schedules.Count == 0)
            terminal.Output.Write("no schedules\n");
        else
            WriteText(schedules, terminal);
        return ExitCodes.Good;
    }

    private static void WriteText(IReadOnlyList<CompiledSchedule> schedules, Terminal terminal)
    {
        bool hasInputs = schedules.Any(schedule => schedule.Inputs.Count > 0), hasDescriptions = schedules.Any(schedule => schedule.Description is not null);
        bool hasClocks = schedules.Any(schedule => schedule.HasClock);
        int formulaWidth = hasInputs && hasDescriptions ? 20 : hasInputs || hasDescriptions ? 30 : 50;
        var table = new TextTable([
            "NAME", "KIND OR FORMULA", ">COST", .. hasClocks ? ["FROM"] : Array.Empty<string>(), .. hasInputs ? ["INPUTS"] : Array.Empty<string>(), .. hasDescriptions ? ["DESCRIPTION"] : Array.Empty<string>(),
        ]);
        foreach (var schedule in schedules)
        {
            var definition = schedule.Symbol.Definition;
            string meaning = definition.Kind is { } kind ? Printed.Line(kind.Text) : Printed.Shortened(definition.Keyframes is { } keyframes ? Described(keyframes) : definition.Formula?.Text ?? "", formulaWidth);
            table.Row([
                schedule.Name,
                meaning,
                schedule.Cost.ToString(CultureInfo.InvariantCulture),
                .. hasClocks ? [schedule.Clock is { } clock ? StepClock.Text(clock, 0) : ""] : Array.Empty<string>(),
                .. hasInputs ? [string.Join('\n', schedule.Symbol.Inputs.Select(input => input.Text))] : Array.Empty<string>(),
                .. hasDescriptions ? [schedule.Description ?? ""] : Array.Empty<string>(),
            ]);
        }

        table.Write(terminal);
    }

    private static string Described(KeyframesDefinition keyframes) => "keyframes " + string.Join(", ", keyframes.Frames.Select(frame => $"{frame.Place.Setting.Key}: {frame.Value?.Text}"));

    private static void WriteJson(IReadOnlyList<CompiledSchedule> schedules, Terminal terminal) =>
        JsonText.Write(terminal.Output, text => text.Objects("schedules", schedules, schedule => ScheduleJson.WriteMembers(schedule, text)));
}
