namespace LrExpr.Answers;

/// <summary>Schedules with something in the place of every input that a call must give.</summary>
internal static class Complete
{
    /// <param name="schedule">The schedule.</param>
    /// <param name="given">Inputs that are given; others are what they are by default, or between their limits.</param>
    public static CompiledSchedule Of(CompiledSchedule schedule, IReadOnlyDictionary<string, double>? given = null)
    {
        if (schedule.Inputs.Count == 0)
            return schedule;
        var inputs = new ScheduleInputs();
        foreach (var one in schedule.InputsLookedAt)
        {
            if (given?.Where(input => Syntax.Names.Same(input.Key, one.Input.Name)).Select(input => (double?)input.Value).FirstOrDefault() is { } value)
                inputs[one.Input.Name] = value;
            else if (one.Input.Default is null)
                inputs[one.Input.Name] = one.Value;
        }

        return schedule.With(inputs);
    }
}
