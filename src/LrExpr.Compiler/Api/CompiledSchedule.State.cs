namespace LrExpr;

/// <content>What a schedule keeps from report to report.</content>
public sealed partial class CompiledSchedule
{
    /// <summary>Whether it listens: it has a state, or refers to a schedule that has one. Its own values are those before any report; a controller has the others.</summary>
    public bool Listens => !Symbol.States.IsEmpty;

    /// <summary>What a report gives, its own and that of what it refers to; a name that two listen to is there twice.</summary>
    internal IEnumerable<ScheduleInput> Signals => Symbol.States.SelectMany(part => part.Machine.Signals).Select(signal => new ScheduleInput(signal));

    /// <summary>The signal that a metric without a name is told to: the one without a default, or the one there is. Null where there is none, or more than one.</summary>
    internal string? MetricSignal => SignalsOfMetric is [var only] ? only : null;

    /// <summary>Whether a metric without a name could be more than one signal.</summary>
    internal bool NeedsNames => SignalsOfMetric.Count > 1;

    private List<string> SignalsOfMetric
    {
        get
        {
            var signals = Symbol.States.SelectMany(part => part.Machine.Signals).ToList();
            var needed = signals.Where(signal => signal.Default is null).ToList();
            return [.. (needed.Count > 0 ? needed : signals).Select(signal => signal.Name).Distinct(Syntax.Names.Comparer)];
        }
    }

    /// <summary>The step at which one that listens becomes another, or becomes one; null for none.</summary>
    internal long? StateChangesAt => Before is not { } before ? null : Newest.Listens || before.Listens ? From : before.StateChangesAt;

    /// <summary>What answers at a step: of a schedule that has changed from some step on, the one before or the one after.</summary>
    internal CompiledSchedule AnsweringAt(long step)
    {
        var schedule = this;
        while (schedule.Before is { } before && step < schedule.From)
            schedule = before;
        return schedule.Newest;
    }

    /// <summary>Creates a controller, which hears reports and has the values that follow from them.</summary>
    /// <returns>A controller that has heard nothing, with a state of its own.</returns>
    /// <exception cref="InvalidOperationException">An input has no default; <see cref="With(string, double)"/> gives it.</exception>
    /// <example>
    /// <code>
    /// var rate = Schedule.FromKind("torch.ReduceLROnPlateau", new() { ["base_lr"] = 0.1, ["patience"] = 2 }).CreateController();
    /// double next = rate.Report(epoch, loss);
    /// </code>
    /// </example>
    public IScheduleController CreateController()
    {
        if (Inputs.FirstOrDefault(input => input.Default is null) is { } missing)
            throw Places.Missing(Symbol.Inputs[Places.Of(missing.Name)]);
        return new ScheduleController(Name, () => this);
    }
}
