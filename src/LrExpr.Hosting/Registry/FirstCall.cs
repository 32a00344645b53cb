namespace LrExpr.Registry;

/// <summary>Stands for the function of a schedule until it is called, so that only what is used is compiled.</summary>
internal sealed class FirstCall
{
    private readonly CompiledSchedule _schedule;
    private readonly Func<long, double>[] _functions;
    private readonly int _index;

    private FirstCall(CompiledSchedule schedule, Func<long, double>[] functions, int index)
    {
        _schedule = schedule;
        _functions = functions;
        _index = index;
    }

    /// <summary>The functions of the schedules; one that has been called is taken over where its schedule is the same as before.</summary>
    public static Func<long, double>[] FunctionsOf(CompiledSchedule[] served, ScheduleSnapshot? previous)
    {
        var functions = new Func<long, double>[served.Length];
        for (int i = 0; i < functions.Length; i++)
        {
            functions[i] = previous is not null && i < previous.Served.Length && ReferenceEquals(previous.Served[i], served[i])
                && previous.Functions[i] is { Target: not FirstCall } called
                    ? called
                    : new FirstCall(served[i], functions, i).At;
        }

        return functions;
    }

    private double At(long step)
    {
        var function = _schedule.Function;
        _functions[_index] = function;
        return function(step);
    }
}
