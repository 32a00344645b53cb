using System.CommandLine;
using LrExpr.Binding;
using LrExpr.Cli.Input;
using LrExpr.Cli.Plotting;
using LrExpr.Cli.Text;
using LrExpr.Curves;

namespace LrExpr.Cli.Commands;

/// <summary><c>--cumulative</c>: running totals in the place of values.</summary>
internal sealed class CumulativeOption
{
    private readonly Option<bool> _option = new("--cumulative")
    {
        Description = "In the place of each value the total of those from the first step shown to its own, such as the total wait until attempt n",
    };

    public void AddTo(Command command) => command.Add(_option);

    /// <summary>A title that says what is drawn.</summary>
    public string TitleOf(ParseResult result, string title, long first) =>
        IsGiven(result) ? FormattableString.Invariant($"{title}, total from step {first} on") : title;

    /// <summary>What is shown at the steps of a range: the values given, or their totals.</summary>
    /// <exception cref="InputException">There are too many values to add up.</exception>
    public ScheduleValues Of(ParseResult result, ScheduleValues values, IReadOnlyList<CompiledSchedule> schedules, long first, long last)
    {
        if (!IsGiven(result))
            return values;
        var count = (Int128)last - first + 1;
        if (schedules.FirstOrDefault(schedule => count * values.ValuesPerStep(schedule) * schedule.Cost > DefinitionLimits.ExpectWork) is { } dear)
        {
            throw new InputException(FormattableString.Invariant(
                $"--cumulative would add up {count * values.ValuesPerStep(dear):N0} values of {Printed.Quote(dear.Name)}, of cost {dear.Cost}; the product may be {DefinitionLimits.ExpectWork:N0}, so --steps must be a shorter range"));
        }

        return values.TotalsFrom(first);
    }

    private bool IsGiven(ParseResult result) => result.GetValue(_option);
}
