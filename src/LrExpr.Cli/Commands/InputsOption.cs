using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LrExpr.Cli.Input;
using LrExpr.Cli.Text;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Cli.Commands;

/// <summary><c>--input NAME=VALUE</c>: what a call gives beside the step, for the verbs that look at values.</summary>
internal sealed class InputsOption
{
    private readonly Option<string[]> _option = new("--input")
    {
        Description = "An input of the schedules; repeat it for several, leave it out for the default",
        HelpName = "NAME=VALUE",
    };

    public void AddTo(Command command) => command.Add(_option);

    /// <summary>The schedules with the inputs given, each with those that it has. One without a default must be given.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="schedules">The schedules.</param>
    /// <param name="open">An input that stays open; null for none.</param>
    /// <param name="needsAll">Whether there must be a value of each input.</param>
    public IReadOnlyList<CompiledSchedule> Apply(ParseResult result, IReadOnlyList<CompiledSchedule> schedules, string? open = null, bool needsAll = true)
    {
        var given = ParameterList.Texts(result.GetValue(_option) ?? [], "--input").ToDictionary(input => input.Key, input => Number(input.Key, input.Value), Names.Comparer);
        string[] known = [.. schedules.SelectMany(schedule => schedule.Inputs).Select(input => input.Name).Distinct(Names.Comparer)];
        if (given.Keys.FirstOrDefault(name => !known.Contains(name, Names.Comparer)) is { } unknown)
            throw new InputException($"there is no input {Printed.Quote(unknown)}{(known.Length == 0 ? "" : NearestNames.Suggest(unknown, known))}");
        if (open is not null && given.ContainsKey(open))
            throw new InputException($"--fan goes through the values of {Printed.Quote(open)}, so --input cannot give one");
        return [.. schedules.Select(schedule => With(schedule, given, open, needsAll))];
    }

    private static CompiledSchedule With(CompiledSchedule schedule, Dictionary<string, double> given, string? open, bool needsAll)
    {
        var inputs = new ScheduleInputs();
        foreach (var input in schedule.Inputs)
        {
            if (given.TryGetValue(input.Name, out double value))
                inputs[input.Name] = value;
            else if (needsAll && input.Default is null && !Names.Same(input.Name, open ?? ""))
                throw new InputException($"schedule {Printed.Quote(schedule.Name)} needs input {Printed.Quote(input.Name)}; give it by --input {Printed.Line(input.Name)}=VALUE");
        }

        return schedule.With(inputs);
    }

    private static double Number(string name, string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        ? value
        : throw new InputException($"--input {Printed.Line(name)}={Printed.Line(text)}: {Printed.Quote(text)} is no number");
}
