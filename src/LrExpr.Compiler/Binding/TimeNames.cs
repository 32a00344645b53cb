using System.Collections.Immutable;
using System.Globalization;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr.Binding;

/// <summary>
/// The names that a clock, a horizon and windows give to formulas. Each is a formula of the step, in the language itself: what a formula can do with the time
/// is planned, filled, proved and exported like all else.
/// </summary>
/// <remarks>Milliseconds are whole numbers far below 2^53 for thousands of years, so that days and hours begin exactly.</remarks>
internal static class TimeNames
{
    private const double Day = 86_400_000;

    private const string Local = "let t = clock_from + clock_unit * step + piecewise(step, clock_changes, clock_offsets); ";

    private const string LocalOfFixedZone = "let t = clock_from + clock_unit * step; ";

    /// <summary>The calendar in years that begin in March, so that a leap day is the last of one; 719468 days are from 0000-03-01 to 1970-01-01.</summary>
    private const string DayOfYear = """
        let z = floor(t / 86400000) + 719468;
        let d = z - 146097 * floor(z / 146097);
        let y = floor((d - floor(d / 1460) + floor(d / 36524) - floor(d / 146096)) / 365);
        let n = d - 365 * y - floor(y / 4) + floor(y / 100);
        n >= 306 ? n - 305 : n + 60 + (mod(y, 4) == 0 and (mod(y, 100) != 0 or y == 0) ? 1 : 0)
        """;

    private const string WithClock = "a schedule with a clock has it: \"Clock\": { \"From\": \"2026-01-01\", \"Unit\": \"minutes\" }";

    private static readonly string[] OfClock = ["time_of_day", "day_of_week", "day_of_year"];
    private static readonly string[] OfHorizon = ["total", "progress", "epoch"];

    /// <summary>The names that there are for what is known of the time.</summary>
    public static IEnumerable<string> Of(StepTimes times) =>
        (times.Clock is null ? [] : OfClock.Concat(times.Windows.Keys))
            .Concat(times.Horizon?.Total is null ? [] : OfHorizon[..2])
            .Concat(times.Horizon?.PerEpoch is null ? [] : OfHorizon[2..]);

    /// <summary>Whether a name has a meaning of its own, so that no window can have it.</summary>
    public static bool IsReserved(string name) => OfClock.Concat(OfHorizon).Contains(name, Names.Comparer);

    /// <summary>What must be said for a name to have a meaning; null for what is no such name.</summary>
    public static string? Needs(string name, StepTimes times) =>
        OfClock.Contains(name, Names.Comparer) || times.Windows.ContainsKey(name) ? WithClock
        : Names.Same(name, StepTimes.Unnamed) ? times.Windows.IsEmpty ? WithClock + ", with \"Windows\"" : "the windows here have names of their own: " + string.Join(", ", times.Windows.Keys.Order(Names.Comparer).Select(Printable.Quote))
        : Names.Same(name, OfHorizon[2]) ? "a schedule with a horizon has it: \"Horizon\": { \"PerEpoch\": 250 }"
        : OfHorizon.Contains(name, Names.Comparer) ? "a schedule with a horizon has it: \"Horizon\": { \"Total\": 10000 }"
        : null;

    /// <summary>After which time what a name means repeats itself; none where it does not.</summary>
    public static TimeSpan PeriodOf(string name, StepTimes times) => name.ToLowerInvariant() switch
    {
        "total" or "progress" or "epoch" => TimeSpan.Zero,
        "time_of_day" => TimeSpan.FromDays(1),
        "day_of_week" => TimeSpan.FromDays(7),
        "day_of_year" => TimeSpan.FromDays(366),
        _ => TimeSpan.FromDays(times.Windows[name].All(window => window.Days.All(day => day)) ? 1 : 7),
    };

    /// <summary>What a name means; null where it means nothing.</summary>
    /// <remarks>The first day of 1970 was a Thursday, the fourth day of its week.</remarks>
    public static BoundExpression? Find(string name, StepTimes times)
    {
        if (ReferenceEquals(times, StepTimes.None) || !Of(times).Contains(name, Names.Comparer))
            return null;
        var constants = new Dictionary<string, ParameterSymbol>(Names.Comparer);
        string formula = name.ToLowerInvariant() switch
        {
            "total" => "total",
            "progress" => "clamp(step / total, 0, 1)",
            "epoch" => "floor(step / per_epoch)",
            "time_of_day" => LocalOf(times.Clock!, constants) + "mod(t, 86400000) / 3600000",
            "day_of_week" => LocalOf(times.Clock!, constants) + "mod(floor(t / 86400000) + 3, 7) + 1",
            "day_of_year" => LocalOf(times.Clock!, constants) + DayOfYear,
            _ => LocalOf(times.Clock!, constants) + InWindow(times.Windows[name]),
        };
        if (times.Horizon is { } horizon)
        {
            Add(constants, "total", horizon.Total ?? 0);
            Add(constants, "per_epoch", horizon.PerEpoch ?? 0);
        }

        return Bind(formula, constants);
    }

    /// <summary>The milliseconds since 1970 by the clocks of the zone, as <c>t</c>.</summary>
    private static string LocalOf(Clock clock, Dictionary<string, ParameterSymbol> constants)
    {
        var zone = ZoneShifts.Of(clock.Zone);
        var steps = new List<double>();
        var offsets = new List<double> { zone.Before.TotalMilliseconds };
        foreach (var (at, offset) in zone.All)
        {
            // Between two steps, so that the step that begins with the change is behind it. Of two changes within a step the later counts.
            double between = clock.FirstStepFrom(new DateTimeOffset(at)) - 0.5;
            if (steps.Count > 0 && steps[^1] == between)
                offsets[^1] = offset.TotalMilliseconds;
            else
            {
                steps.Add(between);
                offsets.Add(offset.TotalMilliseconds);
            }
        }

        bool isFixed = steps.Count == 0;
        double from = (double)(clock.FromTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
        Add(constants, "clock_from", isFixed ? from + offsets[0] : from);
        Add(constants, "clock_unit", clock.Unit.TotalMilliseconds);
        if (isFixed)
            return LocalOfFixedZone;
        Add(constants, "clock_changes", steps.ToArray());
        Add(constants, "clock_offsets", offsets.ToArray());
        return Local;
    }

    private static string InWindow(ImmutableArray<WeekWindow> windows) =>
        $"let m = mod(t, {Text(Day)}); let d = mod(floor(t / {Text(Day)}) + 3, 7); " + (windows.IsEmpty ? "false" : string.Join(" or ", windows.Select(Condition)));

    private static string Condition(WeekWindow window)
    {
        string from = $"m >= {Text(window.From * 60_000.0)}", to = $"m < {Text(window.To * 60_000.0)}";
        return window.IsOverMidnight
            ? $"(({DaysOf(window.Days, 0)}) and {from} or ({DaysOf(window.Days, 1)}) and {to})"
            : $"(({DaysOf(window.Days, 0)}) and {from} and {to})";
    }

    /// <summary>Whether <c>d</c> is one of the days, or so many days behind one.</summary>
    private static string DaysOf(ImmutableArray<bool> days, int later)
    {
        if (days.All(day => day))
            return "true";
        var runs = new List<string>();
        bool Has(int day) => day < days.Length && days[(day + days.Length - later) % days.Length];
        for (int day = 0; day < days.Length; day++)
        {
            if (!Has(day))
                continue;
            int first = day;
            while (Has(day + 1))
                day++;
            runs.Add(first == day ? $"d == {first}" : $"d >= {first} and d <= {day}");
        }

        return string.Join(" or ", runs);
    }

    private static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static void Add(Dictionary<string, ParameterSymbol> constants, string name, Value value) =>
        constants[name] = new ParameterSymbol(name, ParameterTypes.Of(value.Type), new Argument { Value = value }) { IsOfClock = true };

    private static BoundExpression Bind(string formula, Dictionary<string, ParameterSymbol> constants)
    {
        var source = new SourceText(formula, "time");
        var syntax = FormulaParser.ParseFormula(source, new DiagnosticBag()) ?? throw new InvalidOperationException(formula);
        return new Binder(new FormulaScope(FormulaRole.Schedule) { Parameters = constants }, source, new Prelude.Refusal()).BindAny(syntax);
    }
}
