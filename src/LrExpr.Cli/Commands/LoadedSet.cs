using LrExpr.Cli.Input;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Commands;

/// <summary>
/// What the verbs that use schedules begin with: the schedules, or null where something is wrong, which has then been reported.
/// Warnings of the schedules used go where errors go, in either format; those of others are for <c>check</c>.
/// </summary>
internal static class LoadedSet
{
    /// <summary>All schedules of a configuration, in the order of their names.</summary>
    public static IReadOnlyList<CompiledSchedule>? LoadAll(ConfigurationInput input, OutputFormat format, Terminal terminal)
    {
        if (Load(input, format, terminal) is not { } set)
            return null;
        DiagnosticReport.WriteText(set.Warnings, terminal);
        return [.. set.Names.Select(name => set[name])];
    }

    /// <summary>The schedules of the names, each once, in the order of the names.</summary>
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

        if (unknown.Count > 0)
        {
            DiagnosticReport.Write(unknown, format, terminal);
            return null;
        }

        DiagnosticReport.WriteText([.. set.Warnings.Where(warning => schedules.Exists(schedule => Concerns(warning, schedule)))], terminal);
        return schedules;
    }

    private static bool Concerns(Diagnostic warning, CompiledSchedule schedule) =>
        (warning.Path + ":").StartsWith(schedule.Symbol.Definition.Path + ":", StringComparison.OrdinalIgnoreCase);

    /// <summary>The set of a configuration; its warnings are left to the caller.</summary>
    public static ScheduleSet? Load(ConfigurationInput input, OutputFormat format, Terminal terminal)
    {
        var (set, diagnostics) = Progress.While(terminal, "reading", () => (input.TryCompile(out var set, out var diagnostics) ? set : null, diagnostics));
        if (set is not null)
            return set;
        DiagnosticReport.Write(diagnostics, format, terminal);
        return null;
    }
}
