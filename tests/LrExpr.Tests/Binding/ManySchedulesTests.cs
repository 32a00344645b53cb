using System.Globalization;

namespace LrExpr.Tests.Binding;

/// <summary>Many schedules are checked in other ways than a few, with the same outcome.</summary>
public sealed class ManySchedulesTests
{
    private const int Count = 1_500;

    [Fact]
    public void Probe_OfManySchedules_WarnsOfEachAsItIsWarnedOfAlone()
    {
        var schedules = Enumerable.Range(0, Count).Select(i => new Setting(
            string.Create(CultureInfo.InvariantCulture, $"s{i:0000}"),
            string.Create(CultureInfo.InvariantCulture, $"{(i % 3 == 0 ? "1 / (step - 10)" : "ln(step + 1)")} + {i}"))).ToList();

        var warnings = ScheduleSet.Load(Section(schedules)).Warnings.Select(warning => $"{warning.Path} {warning.Message}").ToList();

        Assert.Equal(Count / 3, warnings.Count);
        Assert.Equal("LrExpr:Schedules:s0000 the value at step 10 is inf", warnings[0]);
        Assert.Equal(schedules.SelectMany(schedule => ScheduleSet.Load(Section([schedule])).Warnings).Select(warning => $"{warning.Path} {warning.Message}"), warnings);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(100)]
    public void Names_ThatDifferByCase_AreReportedHoweverManyThereAre(int count)
    {
        var schedules = Enumerable.Range(0, count - 1).Select(i => new Setting(string.Create(CultureInfo.InvariantCulture, $"a{i}"), "step")).Append(new Setting("A0", "1"));

        Assert.False(ScheduleSet.TryLoad(Section(schedules), out _, out var diagnostics));

        Assert.Equal("LRX3003 LrExpr:Schedules:A0 'A0' and 'a0' are the same name", string.Join("\n", diagnostics.Select(found => $"{found.Code} {found.Path} {found.Message}")));
    }

    private static Setting Section(IEnumerable<Setting> schedules) => new("LrExpr", [new Setting("Schedules", schedules)]);
}
