using LrExpr.Settings;

namespace LrExpr.Configuration;

/// <summary>What several sources say of a section of options: its schedules as definitions, all else key by key as .NET merges it.</summary>
internal static class OptionsReader
{
    /// <param name="options">The section.</param>
    /// <param name="layers">What each source says of it, the lowest first.</param>
    /// <param name="nameAt">The name of the schedule at a key path.</param>
    public static OptionsContent Read(ConfiguredOptions options, IReadOnlyList<Setting> layers, Func<string, string> nameAt)
    {
        if (layers.Count == 0)
            return new OptionsContent(new Setting(options.Path, []), new Dictionary<string, PlacedSchedule>());
        var content = LayeredSettings.MergeKeys(layers);
        var schedules = new Dictionary<string, PlacedSchedule>(StringComparer.OrdinalIgnoreCase);
        foreach (string place in options.SchedulesIn(content))
        {
            string path = $"{options.Path}:{place}";
            if (LayeredSettings.MergeSchedule([.. layers.Select(layer => Find(layer, place)).OfType<Setting>().Select(SectionReader.AsWritten)]) is { } setting)
                schedules[place] = new PlacedSchedule(nameAt(path), new PlacedSetting(setting, path));
        }

        return new OptionsContent(content, schedules);
    }

    private static Setting? Find(Setting layer, string place) => place.Split(':').Aggregate((Setting?)layer, (setting, key) => setting?[key]);
}
