using LrExpr.Cli.Input;
using LrExpr.Cli.Plotting;
using LrExpr.Curves;
using LrExpr.Facts;

namespace LrExpr.Cli.Exploration;

/// <summary>How schedules are to be drawn.</summary>
/// <param name="Steps">At which steps; null to have that chosen.</param>
/// <param name="HasLogarithmicSteps">Whether the axis of the steps is logarithmic.</param>
/// <param name="HasLogarithmicValues">Whether the axis of the values is.</param>
/// <param name="Width">How many characters wide.</param>
/// <param name="Rows">How many lines high.</param>
internal sealed record PlotRequest(StepSelection? Steps, bool HasLogarithmicSteps, bool HasLogarithmicValues, int Width, int Rows)
{
    /// <summary>The steps of dates that are asked for, by the clock of schedules; null where there are none.</summary>
    public Func<IReadOnlyList<CompiledSchedule>, StepSelection?>? StepsByClock { get; init; }

    /// <summary>The steps asked for; null to have them chosen.</summary>
    public StepSelection? AskedFor(IReadOnlyList<CompiledSchedule> schedules) => StepsByClock is { } byClock ? byClock(schedules) : Steps;

    /// <summary>What is drawn of each schedule.</summary>
    public ScheduleValues Values { get; init; } = ScheduleValues.Each;

    /// <summary>How many columns of dots there are at most.</summary>
    public int Columns => Width * 2;

    /// <summary>The steps asked for, or else a range that shows what there is to see of all schedules.</summary>
    public StepSelection StepsFor(IReadOnlyList<CompiledSchedule> schedules) =>
        AskedFor(schedules) ?? new StepSelection(0, schedules.Max(schedule => FanCourse.Of(schedule, Values).End()), null);

    public Plot PlotOf(string title, IReadOnlyList<CompiledSchedule> schedules, StepSelection steps, int columns)
    {
        long first = HasLogarithmicSteps ? Math.Max(1, steps.First) : steps.First;
        var sampler = new CurveSampler(first, steps.Last, columns, HasLogarithmicSteps) { Values = Values };
        var curves = schedules.Select(schedule => steps.Steps is { } list ? sampler.At(schedule, list) : sampler.Sample(schedule));
        return new Plot(title, [.. curves], first, steps.Last, HasLogarithmicSteps, HasLogarithmicValues) { Clock = StepClock.Of(schedules) };
    }
}
