namespace LrExpr.Settings;

/// <summary>All that a set is loaded from.</summary>
/// <param name="Sections">Sections with parameters, functions, kinds and schedules, whose names must differ; all formulas see all of them.</param>
/// <param name="Schedules">Schedules that stand elsewhere, such as among the settings of a class of options.</param>
internal sealed record SetContent(IReadOnlyList<Setting> Sections, IReadOnlyList<PlacedSchedule> Schedules)
{
    /// <summary>One section, as most applications have it.</summary>
    public static SetContent Of(Setting section) => new([section], []);

    /// <summary>Whether another reading says the same.</summary>
    public bool IsSame(SetContent other)
    {
        if (Schedules.Count != other.Schedules.Count || !Sections.SequenceEqual(other.Sections, SettingContent.Comparer))
            return false;
        for (int i = 0; i < Schedules.Count; i++)
        {
            var (one, another) = (Schedules[i], other.Schedules[i]);
            if (one.Name != another.Name || one.Place.Path != another.Place.Path || !SettingContent.IsSame(one.Place.Setting, another.Place.Setting))
                return false;
        }

        return true;
    }
}

/// <summary>A schedule that stands in no section of schedules.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it stands, and what it is.</param>
internal readonly record struct PlacedSchedule(string Name, PlacedSetting Place);
