using LrExpr.Cli.Input;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Commands;

/// <summary>What the verbs that use schedules begin with.</summary>
internal static class LoadedSet
{
    /// <summary>The set, or null where the configuration has errors, which are then reported. Warnings do not disturb the result.</summary>
    private static ScheduleSet? Load(ConfigurationInput input, OutputFormat format, Terminal terminal)
    {
        if (!ScheduleSet.TryCompile(input.Read(), out var set, out var diagnostics))
        {
            DiagnosticReport.Write(diagnostics, format, terminal);
            return null;
        }

        DiagnosticReport.WriteText(diagnostics, terminal);
        return set;
    }

    /// <summary>All schedules of the set.</summary>
    public static IReadOnlyList<CompiledSchedule>? LoadAll(ConfigurationInput input, OutputFormat format, Terminal terminal) =>
        Load(input, format, terminal) is { } set ? [.. set.Names.Select(name => set[name])] : null;

    /// <summary>The schedules of the names, each once, or null where there is none of a name; all such names are then reported.</summary>
    public static IReadOnlyList<CompiledSchedule>? Load(ConfigurationInput input, IReadOnlyList<string> names, OutputFormat format, Terminal terminal)
    {
        if (Load(input, format, terminal) is not { } set)
            return null;
        var schedules = new List<CompiledSchedule>();
        var unknown = new List<Diagnostic>();
        foreach (string name in names)
        {
            if (!set.TryGet(name, out var schedule))
                unknown.Add(UnknownName.Describe("schedule", name, set.Names, input.Section + ":Schedules"));
            else if (!schedules.Contains(schedule))
                schedules.Add(schedule);
        }

        if (unknown.Count == 0)
            return schedules;
        DiagnosticReport.Write(unknown, format, terminal);
        return null;
    }
}
