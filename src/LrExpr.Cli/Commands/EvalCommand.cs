using System.CommandLine;
using LrExpr.Cli.Output;
using LrExpr.Cli.Plotting;
using LrExpr.Curves;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr eval</c>: values of the schedules of a configuration, of a formula or of a kind.</summary>
internal static class EvalCommand
{
    public static Command Create(Terminal terminal)
    {
        var schedules = new ScheduleOptions("evaluate");
        var format = new FormatOption();
        var cumulative = new CumulativeOption();
        var steps = new StepsOption("Steps and ranges, both ends included, between commas: 0,1,10..20,0..1000:100; of a schedule with a clock also now, now..7d, 2026-12-01..2026-12-08:6h", isRequired: true);
        var command = new Verb(
            "eval",
            "Evaluate schedules, a formula or a kind at given steps",
            "lrexpr eval appsettings.json --steps 0..1000:100",
            "lrexpr eval appsettings.json --name learning_rate --steps 0,1,10..20",
            "lrexpr eval --formula \"0.1 * rate ^ step\" --param rate=0.9 --steps 0..10",
            "lrexpr eval --formula \"min(60, 2 ^ step)\" --steps 0..5 --cumulative",
            "lrexpr eval appsettings.json --name retry_delay --steps 0..5 --fan client",
            "lrexpr eval --dialect csharp --formula \"Math.Exp(-step / 1000)\" --steps 0..10",
            "lrexpr eval --kind CosineDecay --param initial_learning_rate=0.1 \\",
            "    --param decay_steps=1000 --steps 0..1000:250")
        {
            Notes = "Values go to the standard output, warnings to the standard error. As JSON they\nare {\"NAME\":[[STEP,VALUE],...]}, with NaN and infinities as texts.",
        };
        schedules.AddTo(command);
        steps.AddTo(command);
        cumulative.AddTo(command);
        format.AddTo(command);
        command.SetAction(result =>
        {
            if (schedules.Load(result, format.Of(result), terminal) is not { } loaded)
                return ExitCodes.Diagnostics;
            long[] asked = steps.Of(result, loaded, terminal);
            var values = schedules.ValuesOf(result, loaded);
            FanOption.Check(values, loaded, asked.Length);
            Write(asked, loaded, cumulative.Of(result, values, loaded, asked.Min(), asked.Max()), format.Of(result), terminal);
            return ExitCodes.Good;
        });
        return command;
    }

    private static void Write(long[] steps, IReadOnlyList<CompiledSchedule> schedules, ScheduleValues values, OutputFormat format, Terminal terminal)
    {
        if (format == OutputFormat.Json)
            ValueJson.Write(steps, schedules, values, terminal);
        else if (schedules.Count == 0)
            terminal.Output.Write("no schedules\n");
        else
            ValueTable.Write(steps, schedules, values, terminal);
    }
}
