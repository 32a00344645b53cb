namespace LrExpr.Options;

/// <summary>A schedule.</summary>
/// <param name="form">What the options take it as.</param>
internal sealed class ScheduleShape(ScheduleForm form) : OptionsShape
{
    public override IEnumerable<SchedulePlace> PlacesIn(Setting setting, string path) => [new(path, form, !setting.IsNullOrEmpty)];

    public override bool HasSchedules(HashSet<OptionsShape> asked) => true;

    public override object? Make(Setting setting, string path, Func<string, BoundSchedule?> find) => find(path) is { } schedule ? form.From(schedule) : null;
}
