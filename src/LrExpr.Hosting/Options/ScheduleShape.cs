namespace LrExpr.Options;

/// <summary>A schedule.</summary>
/// <param name="form">What the options take it as.</param>
/// <param name="inputs">The inputs that it gives, as the member says them; null where it says nothing.</param>
internal sealed class ScheduleShape(ScheduleForm form, IReadOnlyList<string>? inputs) : OptionsShape
{
    public override IEnumerable<SchedulePlace> PlacesIn(Setting setting, string path) => [new(path, form, !setting.IsNullOrEmpty) { Inputs = inputs }];

    public override IEnumerable<OptionsFault> FaultsIn(Setting setting, string path, Func<string, bool> has)
    {
        if (inputs is null ? form.Inputs > 1 : inputs.Count != form.Inputs)
            yield return new("LRX3013", path, $"{form.Name} gives {Counted(form.Inputs)}, and {(inputs is null ? "nothing says which" : $"[ScheduleInputs] names {inputs.Count}")}{(form.Inputs == 0 ? "" : $"; write [ScheduleInputs({string.Join(", ", Enumerable.Repeat("\"...\"", form.Inputs))})]")}");
        else if (inputs is not null && inputs.Distinct(StringComparer.OrdinalIgnoreCase).Count() < inputs.Count)
            yield return new("LRX3013", path, "[ScheduleInputs] names an input twice");
    }

    /// <summary>Whether another member of the same key takes the schedule in the same form with other inputs.</summary>
    public bool DiffersInInputs(ScheduleShape other) => other.Form == form && !(inputs ?? []).SequenceEqual(other.Inputs ?? [], StringComparer.OrdinalIgnoreCase);

    public override bool HasSchedules(HashSet<OptionsShape> asked) => true;

    public override object? Make(Setting setting, string path, Func<string, BoundSchedule?> find) =>
        find(path) is { } schedule ? form.From(inputs is null ? schedule : schedule with { Inputs = [inputs] }) : null;

    private ScheduleForm Form => form;

    private IReadOnlyList<string>? Inputs => inputs;

    private static string Counted(int count) => count switch
    {
        0 => "no input",
        1 => "one input",
        _ => FormattableString.Invariant($"{count} inputs"),
    };
}
