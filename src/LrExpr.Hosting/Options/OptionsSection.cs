using LrExpr.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace LrExpr.Options;

/// <summary>What was read of a section of options, as a configuration that never changes, for the binder of .NET.</summary>
/// <param name="path">The key path of the section.</param>
/// <param name="content">What was read.</param>
/// <param name="shape">Where schedules stand in it.</param>
internal sealed class OptionsSection(string path, OptionsContent content, ObjectShape shape)
{
    public OptionsContent Content => content;

    public Setting Setting => content.Section;

    /// <summary>With a text in the place of each schedule: its key path.</summary>
    public IConfigurationSection WithSchedules => field ??= Section(hasSchedules: true);

    /// <summary>Without the schedules.</summary>
    public IConfigurationSection WithoutSchedules => field ??= Section(hasSchedules: false);

    private IConfigurationSection Section(bool hasSchedules)
    {
        var places = shape.PlacesIn(Setting, "").ToLookup(place => place.Path, StringComparer.OrdinalIgnoreCase);
        var entries = new List<KeyValuePair<string, string?>>();
        foreach (var member in Setting.Children)
            Add(member, member.Key);
        return new ConfigurationRoot([new MemoryConfigurationProvider(new MemoryConfigurationSource { InitialData = entries })]).GetSection(path);

        void Add(Setting setting, string at)
        {
            if (places.Contains(at))
            {
                var place = places[at].First();
                // A null takes a member of an object away, and a member of a collection is not there at all.
                bool isThere = content.Schedules.ContainsKey(at);
                if (hasSchedules && (isThere || !place.IsElement))
                    entries.Add(new($"{path}:{at}", isThere ? OptionsValues.TextFor(at, places[at].Select(one => one.Inputs).OfType<IReadOnlyList<string>>()) : null));
                return;
            }

            if (setting.Text is not null || !setting.HasChildren)
                entries.Add(new($"{path}:{at}", setting.Text));
            foreach (var member in setting.Children)
                Add(member, $"{at}:{member.Key}");
        }
    }
}
