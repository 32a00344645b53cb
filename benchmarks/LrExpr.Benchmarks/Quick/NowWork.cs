using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Benchmarks.Quick;

/// <summary>What the value of a live schedule costs now, against that of a step.</summary>
internal static class NowWork
{
    private const int CallsUntilCompiled = 1_000;
    private const double Bar = 30;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private static readonly (string Name, string Formula)[] Formulas =
    [
        ("roll-out", "clamp(step / '7d', 0, 1) + user"),
        ("profile", "0.2 + 0.15 * cos(tau * (time_of_day - 3) / 24) + user"),
        ("office hours", "(in_window ? 0.05 : 0.2) + user"),
    ];

    public static void Measure()
    {
        using var table = new Table("now", "One value of a live schedule now, against that of a step", ["what", "ns", "At(step), ns", "above it, ns", "bar", "", "bytes"]);
        foreach (var (name, formula) in Formulas)
        {
            using var services = Services(formula);
            var live = services.GetRequiredKeyedService<ISchedule>("x");
            var mine = live.With("user", 0.5);
            var moment = DateTimeOffset.UtcNow;
            long step = live.Pin().StepOf(moment);
            for (int i = 0; i < CallsUntilCompiled; i++)
                _ = live.At(step) + live.Now() + mine.At(step) + mine.Now();
            Thread.Sleep(Moment);
            var outcomes = Rounds.Measure(
                CallWork.Calls("step", _ => live.At(step)),
                CallWork.Calls("moment", _ => live.At(moment)),
                CallWork.Calls("now", _ => live.Now()),
                CallWork.Calls("mine", _ => mine.At(step)),
                CallWork.Calls("mine now", _ => mine.Now()),
                CallWork.Calls("clock", _ => TimeProvider.System.GetUtcNow().Ticks));
            Row(table, $"{name}, At(moment)", outcomes[1], outcomes[0], Bar);
            Row(table, $"{name}, Now()", outcomes[2], outcomes[0], Bar);
            Row(table, $"{name}, Now() with an input given", outcomes[4], outcomes[3], Bar);
            Row(table, "- the clock of the system alone", outcomes[5], outcomes[5] with { Nanoseconds = 0 }, null);
        }
    }

    private static void Row(Table table, string name, Outcome outcome, Outcome step, double? bar)
    {
        // By the ratios of rounds, which drift less than times.
        double baseline = step.Nanoseconds / CallWork.CallsInOneRun, own = bar is null ? outcome.Nanoseconds / CallWork.CallsInOneRun : baseline * outcome.Ratio / step.Ratio;
        double bytes = outcome.Bytes / CallWork.CallsInOneRun;
        table.Add(
        [
            name, Table.Number(own, "0.00"), bar is null ? "" : Table.Number(baseline, "0.00"), bar is null ? "" : Table.Number(own - baseline, "0.00"),
            bar is { } most ? $"≤ {Table.Number(most, "0")}, 0 B" : "", bar is { } limit ? Table.Met(own - baseline <= limit && bytes == 0) : "", Table.Number(bytes, "0.#"),
        ]);
    }

    private static ServiceProvider Services(string formula)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LrExpr:Clock:From"] = "2026-01-01",
            ["LrExpr:Clock:Unit"] = "minutes",
            ["LrExpr:Clock:TimeZone"] = "Europe/Berlin",
            ["LrExpr:Windows"] = "Mon-Fri 08:00-18:00",
            ["LrExpr:Inputs:user"] = "0.5",
            ["LrExpr:Schedules:x"] = formula,
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging().AddSchedules(configuration.GetSection("LrExpr"));
        return services.BuildServiceProvider();
    }
}
