using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Parameters;
using LrExpr.Syntax;

namespace LrExpr.Trials;

/// <summary>Between which numbers somebody would move a number.</summary>
/// <param name="Min">The least.</param>
/// <param name="Max">The greatest.</param>
/// <param name="Value">Where it is.</param>
/// <param name="IsLogarithmic">Whether equal factors are equally long.</param>
/// <param name="IsWhole">Whether it is a whole number.</param>
internal sealed record Slider(double Min, double Max, double Value, bool IsLogarithmic, bool IsWhole)
{
    /// <summary>Numbers below it are moved by factors.</summary>
    private const double LeastEven = 0.1;

    /// <summary>How far a number is moved down and up by factors.</summary>
    private const double Factor = 100;

    /// <summary>How far any other number is moved up.</summary>
    private const double Growth = 3;

    private const int MostHalvings = 40;

    /// <summary>Of an input, within its limits.</summary>
    public static Slider Of(InputSymbol input)
    {
        var range = Around(input.StandIn, isPlace: false);
        double low = double.IsFinite(input.Min) ? input.Min : Math.Min(range.Min, input.StandIn), high = double.IsFinite(input.Max) ? input.Max : Math.Max(range.Max, input.StandIn);
        return range with { Min = low, Max = high, IsLogarithmic = range.IsLogarithmic && low > 0 };
    }

    /// <summary>Of a shared parameter, or one of a formula; null where it is no number.</summary>
    public static Slider? Of(ParameterSymbol parameter) => IsNumber(parameter) ? Around(parameter.Value.Number, isPlace: false) : null;

    /// <summary>Of a parameter of a kind, as far as its constraints let it go; null where it is no number.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="schedule">The schedule, which is of the kind.</param>
    public static Slider? Of(ParameterSymbol parameter, ScheduleSymbol schedule)
    {
        if (!IsNumber(parameter))
            return null;
        if (schedule.Kind is not { } kind || kind.Definition.Code is not null)
            return Of(parameter);
        bool isPlace = kind.Definition.Parameters.FirstOrDefault(declared => Names.Same(declared.Name, parameter.Name))?.Unit is not null;
        var values = schedule.Parameters.ToDictionary(given => given.InFormula, Names.Comparer);
        var range = Around(parameter.Value.Number, isPlace);
        return range with { Min = Reached(range.Min), Max = Reached(range.Max) };

        // The end itself, or what is as near to it as the constraints allow.
        double Reached(double end)
        {
            if (Holds(end))
                return end;
            double good = range.Value, bad = end;
            for (int i = 0; i < MostHalvings && Math.Abs(bad - good) > 1e-9 * Math.Abs(range.Max - range.Min); i++)
            {
                double middle = range.IsWhole ? Math.Round((good + bad) / 2) : (good + bad) / 2;
                if (middle == good || middle == bad)
                    break;
                (good, bad) = Holds(middle) ? (middle, bad) : (good, middle);
            }

            // An end that is not allowed itself, as in "above 0", is left by a thousandth.
            double rounded = Rounded(good, bad);
            return Holds(rounded) ? rounded : good;
        }

        bool Holds(double number) => KindInstance.MeetsConstraints(
            kind, new Dictionary<string, ParameterSymbol>(values, Names.Comparer) { [parameter.InFormula] = parameter with { Argument = new Argument { Value = number } } }, new KindFaults());
    }

    private static bool IsNumber(ParameterSymbol parameter) =>
        parameter.FormulaType == Language.FormulaType.Number && parameter.State == ParameterState.Known && parameter.ReadBy is null && double.IsFinite(parameter.Value.Number);

    private static Slider Around(double value, bool isPlace)
    {
        double size = Math.Abs(value);
        bool isWhole = Math.Floor(value) == value && (isPlace || size >= 10) && size < 1L << 53;
        if (value == 0)
            return new Slider(0, isPlace ? 100 : 1, 0, false, isPlace);
        if (value > 0 && value < LeastEven)
            return new Slider(PowerOfTen(value / Factor), PowerOfTen(value * Factor), value, true, false);
        double end = isWhole ? RoundNumber.AtLeast(Growth * size) : size <= 1 ? (size == 1 ? 2 : 1) : Growth * size;
        return new Slider(value < 0 ? -end : 0, end, value, false, isWhole);
    }

    private static double PowerOfTen(double value) => double.Parse(FormattableString.Invariant($"1e{Math.Clamp(Math.Round(Math.Log10(value)), -307, 307)}"), System.Globalization.CultureInfo.InvariantCulture);

    private static double Rounded(double good, double bad) => double.Round(good, 6) is var near && Math.Abs(near - good) < 1e-6 * Math.Max(1, Math.Abs(good)) && near != bad ? near : good;
}
