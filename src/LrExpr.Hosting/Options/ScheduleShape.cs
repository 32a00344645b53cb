namespace LrExpr.Options;

/// <summary>A schedule.</summary>
internal sealed class ScheduleShape(ScheduleForm form) : OptionsShape
{
    public override IEnumerable<(string Path, ScheduleForm Form)> PlacesIn(Setting setting, string path) => [(path, form)];

    public override bool HasSchedules(HashSet<OptionsShape> asked) => true;

    public override object? Bind(object? current, Setting setting, string path, OptionsValues values) => values.Find(path) is { } schedule ? form.From(schedule) : null;
}
