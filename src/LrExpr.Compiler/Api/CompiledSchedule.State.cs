namespace LrExpr;

/// <content>What a schedule keeps from report to report.</content>
public sealed partial class CompiledSchedule
{
    /// <summary>Whether it listens: it has a state, or refers to a schedule that has one. Its own values are those before any report; a controller has the others.</summary>
    public bool Listens => !Symbol.States.IsEmpty;

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
