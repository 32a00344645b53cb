namespace LrExpr.Cli.Input;

/// <summary>What was found of a configuration.</summary>
/// <param name="Input">The configuration.</param>
/// <param name="Schedules">Its schedules; null where it is wrong.</param>
/// <param name="Diagnostics">What is wrong or doubtful.</param>
/// <param name="Fault">Why it cannot be used at all; null where it can.</param>
internal sealed record CheckedConfiguration(ConfigurationInput Input, ScheduleSet? Schedules, IReadOnlyList<Diagnostic> Diagnostics, InputException? Fault = null)
{
    public static CheckedConfiguration Of(ConfigurationInput input)
    {
        try
        {
            return input.TryCompile(out var set, out var diagnostics) ? new(input, set, diagnostics) : new(input, null, diagnostics);
        }
        catch (InputException fault)
        {
            return new(input, null, [], fault);
        }
    }

    /// <summary>The schedules that say what is to be expected of them.</summary>
    public IEnumerable<CompiledSchedule> Expecting => Schedules is { } set ? set.Names.Select(name => set[name]).Where(schedule => schedule.Expect is { Met.Count: > 0 }) : [];

    /// <summary>The path of the one file a diagnostic is about; null where it came from several, or from elsewhere.</summary>
    public string? FileOf(Diagnostic diagnostic) => Input.Files.FirstOrDefault(file => file == diagnostic.File);
}
