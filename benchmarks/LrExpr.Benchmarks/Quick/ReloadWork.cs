using LrExpr.Configuration;
using LrExpr.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace LrExpr.Benchmarks.Quick;

/// <summary>A set of a thousand schedules of which one is edited, as the host takes it over.</summary>
internal static class ReloadWork
{
    private const int Schedules = 1_000;

    public static void Measure()
    {
        IConfigurationRoot before = Configuration(-1), after = Configuration(Schedules / 2);
        var accepted = Read(before);
        var first = ScheduleSet.Load(accepted);
        foreach (string name in first.Names)
            _ = first[name].Function;
        var reading = new Contestant("read and compare", times =>
        {
            for (int i = 0; i < times; i++)
                IsChanged(Read(before), Read(before), accepted);
        });
        var reload = new Contestant("reload", times =>
        {
            for (int i = 0; i < times; i++)
            {
                var reading = Read(after);
                if (IsChanged(reading, Read(after), accepted))
                    ScheduleSet.Load(reading, first);
            }
        });
        var outcomes = Rounds.Measure(reading, reload);
        Table.Head("A set of 1 000 schedules with one edited, against reading and comparing its section", "us");
        Table.Row("read, compared and put to use", outcomes[1], outcomes[0], bar: 1.5, scale: 1_000);

        var second = ScheduleSet.Load(Read(after), first);
        int compiled = second.Names.Count(name => !second[name].Code.IsSettled);
        Console.WriteLine($"| functions to compile | {compiled} | <= 1 | {(compiled <= 1 ? "met" : "MISSED")} | | | | |");
    }

    /// <summary>As the host reads: twice, since a configuration cannot be locked, and then against what it has.</summary>
    private static bool IsChanged(Setting reading, Setting again, Setting accepted) => SettingContent.IsSame(reading, again) && !SettingContent.IsSame(reading, accepted);

    private static Setting Read(IConfigurationRoot configuration) => SectionReader.Read(configuration.GetSection("LrExpr"), configuration);

    private static ConfigurationRoot Configuration(int changed)
    {
        var values = new Dictionary<string, string?>();
        Add(values, "LrExpr", ManySchedules.Section(Schedules, changed));
        return new ConfigurationRoot([new MemoryConfigurationProvider(new MemoryConfigurationSource { InitialData = values })]);
    }

    private static void Add(Dictionary<string, string?> values, string path, Setting setting)
    {
        if (setting.Text is not null)
            values[path] = setting.Text;
        foreach (var child in setting.Children)
            Add(values, path + ":" + child.Key, child);
    }
}
