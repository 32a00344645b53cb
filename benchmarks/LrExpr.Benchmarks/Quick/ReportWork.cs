using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Benchmarks.Quick;

/// <summary>What a report to a schedule that listens costs, against a class that does the same and is as safe for threads.</summary>
internal static class ReportWork
{
    private const int ReportsInOneRun = 1_000;
    private const int CallsUntilCompiled = 1_000;
    private const double Bar = 3;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    public static void Measure()
    {
        var noise = Schedule.Compile("exp(-step / 300) + 0.3 + 0.05 * normal(3, step)");
        double[] metrics = [.. Enumerable.Range(0, ReportsInOneRun).Select(step => noise.At(step))];
        var parameters = new ScheduleParameters { ["base_lr"] = 0.1, ["factor"] = 0.5, ["patience"] = 10, ["cooldown"] = 2 };
        var controller = Schedule.FromKind("torch.ReduceLROnPlateau", parameters).CreateController();
        using var services = Services();
        var live = services.GetRequiredService<IScheduleRegistry>().Controller("rate");
        var locked = new LockedPlateauByHand(0.1, 0.5, 10, 1e-4, 2, 0, 1e-8);
        var unlocked = new PlateauByHand(0.1, 0.5, 10, 1e-4, 2, 0, 1e-8);
        for (int i = 0; i < CallsUntilCompiled; i++)
        {
            double metric = metrics[i % metrics.Length], expected = locked.Report(metric);
            if (controller.Report(i, metric) != expected || live.Report(i, metric) != expected || unlocked.Report(metric) != expected)
                throw new InvalidOperationException("The controllers and the classes differ.");
        }

        Thread.Sleep(Moment);
        var outcomes = Rounds.Measure(
            Reports("locked", metrics, (_, metric) => locked.Report(metric)),
            Reports("controller", metrics, controller.Report),
            Reports("live", metrics, live.Report),
            Reports("unlocked", metrics, (_, metric) => unlocked.Report(metric)));
        using var table = Table.OfOutcomes("reports", "One report to ReduceLROnPlateau, against a class with a lock", "ns");
        table.Row("a controller", outcomes[1], outcomes[0], bar: Bar, per: ReportsInOneRun, mostBytes: 0);
        table.Row("a live controller of a host", outcomes[2], outcomes[0], bar: Bar, per: ReportsInOneRun, mostBytes: 0);
        table.Row("- the class without a lock", outcomes[3], outcomes[0], per: ReportsInOneRun);
    }

    private static Contestant Reports(string name, double[] metrics, Func<long, double, double> report) => new(name, times =>
    {
        for (int i = 0; i < times; i++)
        {
            for (int step = 0; step < metrics.Length; step++)
                report(step, metrics[step]);
        }
    });

    private static ServiceProvider Services()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LrExpr:Schedules:rate:Kind"] = "torch.ReduceLROnPlateau",
            ["LrExpr:Schedules:rate:Parameters:base_lr"] = "0.1",
            ["LrExpr:Schedules:rate:Parameters:factor"] = "0.5",
            ["LrExpr:Schedules:rate:Parameters:patience"] = "10",
            ["LrExpr:Schedules:rate:Parameters:cooldown"] = "2",
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging().AddSchedules(configuration.GetSection("LrExpr"));
        return services.BuildServiceProvider();
    }
}
