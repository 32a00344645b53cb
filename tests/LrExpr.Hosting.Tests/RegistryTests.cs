using LrExpr.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Hosting.Tests;

public class RegistryTests
{
    [Fact]
    public void Apply_NewSet_ShowsInHandlesAndNotInPinned()
    {
        using var services = Services(("a", "step"));
        var handle = services.GetRequiredKeyedService<ISchedule>("a");
        var function = services.GetRequiredKeyedService<Func<long, double>>("a");
        var pinned = handle.Pin();
        var pinnedFunction = pinned.Function;
        Assert.Equal(3, function(3));

        Registry(services).Apply(Set(("a", "step * 10")));

        Assert.Equal(30, handle.At(3));
        Assert.Equal(30, function(3));
        var values = new double[2];
        handle.Fill(1, values);
        Assert.Equal([10, 20], values);
        handle.Fill([5, 4], values);
        Assert.Equal([50, 40], values);
        Assert.Equal(3, pinned.At(3));
        Assert.Equal(3, pinnedFunction(3));
        Assert.NotSame(pinned, handle.Pin());
    }

    [Fact]
    public void Apply_NewSet_TellsWhatChanged()
    {
        using var services = Services(("stays", "1"), ("goes", "2"), ("differs", "3"));
        var registry = Registry(services);
        var before = registry.Snapshot;
        var heard = new List<SchedulesChangedEventArgs>();
        registry.Changed += (_, change) => heard.Add(change);

        registry.Apply(Set(("stays", "1"), ("differs", "4"), ("comes", "5")));

        var change = Assert.Single(heard);
        Assert.Equal(["comes"], change.Added);
        Assert.Equal(["goes"], change.Removed);
        Assert.Contains("differs", change.Changed);
        Assert.Same(before, change.Previous);
        Assert.Same(registry.Snapshot, change.Current);
        Assert.Equal(2, registry.Revision);
        Assert.Equal(["comes", "differs", "stays"], registry.Names);
        Assert.Equal(3, before.Schedules["differs"].At(0));
    }

    [Fact]
    public void Apply_TheSameSet_ChangesNothing()
    {
        using var services = Services(("a", "1"));
        var registry = Registry(services);
        registry.Changed += (_, _) => Assert.Fail("nothing changed");

        var change = registry.Apply(registry.Snapshot.Schedules);

        Assert.Empty(change.Added.Concat(change.Removed).Concat(change.Changed));
        Assert.Equal(1, registry.Revision);
    }

    [Fact]
    public void Apply_ScheduleThatGoesAndComesBack_KeepsItsHandle()
    {
        using var services = Services(("a", "1"), ("b", "2"));
        var registry = Registry(services);
        var handle = registry["b"];

        registry.Apply(Set(("a", "1")));

        Assert.Equal(2, handle.At(0));
        Assert.False(registry.TryGet("b", out _));
        Assert.Throws<KeyNotFoundException>(() => registry["b"]);

        registry.Apply(Set(("a", "1"), ("B", "7")));

        Assert.Same(handle, registry["b"]);
        Assert.Equal(7, handle.At(0));
    }

    [Fact]
    public void Apply_NewName_IsAKeyedService()
    {
        using var services = Services(("a", "1"));

        Registry(services).Apply(Set(("a", "1"), ("later", "8")));

        Assert.Equal(8, services.GetRequiredKeyedService<ISchedule>("later").At(0));
    }

    [Fact]
    public void Apply_ListenerThatThrows_DoesNotKeepOthersFromHearing()
    {
        using var services = Services(("a", "1"));
        var registry = Registry(services);
        int heard = 0;
        registry.Changed += (_, _) => throw new InvalidOperationException();
        registry.Changed += (_, _) => heard++;

        registry.Apply(Set(("a", "2")));

        Assert.Equal(1, heard);
    }

    private static ScheduleRegistry Registry(IServiceProvider services) => services.GetRequiredService<ScheduleRegistry>();

    private static ScheduleSet Set(params (string Name, string Formula)[] schedules) =>
        ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", schedules.Select(schedule => new Setting(schedule.Name, schedule.Formula)))]));

    private static ServiceProvider Services(params (string Name, string Formula)[] schedules)
    {
        var services = new ServiceCollection();
        var builder = services.AddSchedules();
        foreach ((string name, string formula) in schedules)
            builder.AddSchedule(name, formula);
        return services.BuildServiceProvider();
    }
}
