using System.CommandLine;
using System.Globalization;
using LrExpr.Binding;
using LrExpr.Cli.Input;
using LrExpr.Cli.Plotting;
using LrExpr.Cli.Text;
using LrExpr.Curves;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Cli.Commands;

/// <summary><c>--fan NAME</c>: percentiles over the values of an input in the place of one value.</summary>
internal sealed class FanOption
{
    private const int Whole = 999;

    private readonly Option<string?> _option = new("--fan")
    {
        Description = "Percentiles over the values of an input: P5, P50 and P95",
        HelpName = "NAME[=LOW..HIGH]",
    };

    public void AddTo(Command command) => command.Add(_option);

    /// <summary>The name of the input; null where there is no fan.</summary>
    public string? InputOf(ParseResult result) => result.GetValue(_option)?.Split('=')[0].Trim();

    /// <summary>The input with its values: those of the range given, of its limits, or the whole numbers from 0 to 999.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="schedules">The schedules, one of which must have the input.</param>
    public FanInput? Of(ParseResult result, IReadOnlyList<CompiledSchedule> schedules)
    {
        if (InputOf(result) is not { } name)
            return null;
        var inputs = schedules.SelectMany(schedule => schedule.Inputs).ToList();
        if (inputs.Find(input => Names.Same(input.Name, name)) is not { } declared)
        {
            string[] known = [.. inputs.Select(input => input.Name).Distinct(Names.Comparer)];
            throw new InputException($"there is no input {Printed.Quote(name)}{(known.Length == 0 ? "" : NearestNames.Suggest(name, known))}");
        }

        string text = result.GetValue(_option)!;
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        var (low, high) = equals < 0 ? RangeOf(declared) : Parse(text, text[(equals + 1)..]);
        if (low < declared.Min || high > declared.Max)
            throw new InputException($"--fan {Printed.Line(text)}: {Printed.Quote(declared.Name)} is {LimitsOf(declared)}");
        return FanInput.Over(declared.Name, low, high);
    }

    /// <summary>Refuses what would take too long.</summary>
    /// <param name="values">What is shown.</param>
    /// <param name="schedules">The schedules.</param>
    /// <param name="steps">At how many steps it is looked at, which a drawing limits.</param>
    public static void Check(ScheduleValues values, IReadOnlyList<CompiledSchedule> schedules, Int128 steps)
    {
        if (schedules.FirstOrDefault(schedule => values.FanOf(schedule) is not null && steps * values.ValuesPerStep(schedule) * schedule.Cost > DefinitionLimits.ExpectWork) is { } dear)
        {
            throw new InputException(FormattableString.Invariant(
                $"--fan would look at {steps * values.ValuesPerStep(dear):N0} values of {Printed.Quote(dear.Name)}, of cost {dear.Cost}; the product may be {DefinitionLimits.ExpectWork:N0}, so --steps must be fewer"));
        }
    }

    private static (double Low, double High) RangeOf(ScheduleInput input) =>
        double.IsFinite(input.Min) ? (input.Min, double.IsFinite(input.Max) ? input.Max : input.Min + Whole)
        : double.IsFinite(input.Max) ? (input.Max - Whole, input.Max)
        : (0, Whole);

    private static (double Low, double High) Parse(string option, string range)
    {
        string[] ends = range.Split("..");
        if (ends.Length != 2 || !IsNumber(ends[0], out double low) || !IsNumber(ends[1], out double high))
            throw new InputException($"--fan {Printed.Line(option)}: {Printed.Quote(range)} is no range such as 0..1");
        if (low > high)
            throw new InputException($"--fan {Printed.Line(option)}: the range ends before it begins");
        return (low, high);
    }

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number) && Math.Abs(number) <= double.MaxValue / 4;

    private static string LimitsOf(ScheduleInput input) => double.IsInfinity(input.Max) ? $"not below {NumberText.Of(input.Min)}"
        : double.IsInfinity(input.Min) ? $"not above {NumberText.Of(input.Max)}"
        : $"from {NumberText.Of(input.Min)} to {NumberText.Of(input.Max)}";
}
