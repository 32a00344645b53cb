using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LrExpr.Benchmarks.Quick;

/// <summary>A whole process: a host that reads a JSON configuration, starts, prints a value and stops; with a schedule and without.</summary>
internal static class HostStart
{
    public const string With = "with", Without = "without";

    private const int Count = 11;
    private const string Json = """{ "LrExpr": { "Schedules": { "rate": { "Formula": "init * rate ^ floor(step / 1000)", "Parameters": { "init": 0.1, "rate": 0.96 } } } } }""";

    public static void RunOnce(string way)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(Json)));
        builder.Configuration["Logging:LogLevel:Default"] = "Warning";
        double value = Start(builder, isWith: way == With);
        Console.WriteLine(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    public static void Measure()
    {
        using var table = Table.OfOutcomes("start", "A host with one schedule and its first value, against the same host without, whole processes", "ms");
        var pairs = Enumerable.Range(0, Count).Select(i => i % 2 == 0
            ? (With: TimeOf(With), Without: TimeOf(Without))
            : Swap(TimeOf(Without), TimeOf(With))).ToList();
        var without = new Outcome(Without, 1, 1e6 * Rounds.Median(pairs.Select(pair => pair.Without)), 0);
        var with = new Outcome(With, Rounds.Median(pairs.Select(pair => pair.With / pair.Without)), 1e6 * Rounds.Median(pairs.Select(pair => pair.With)), 0);
        table.Row("host", with, without, bar: 1.12, scale: 1e6);
    }

    private static (double With, double Without) Swap(double without, double with) => (with, without);

    /// <summary>Apart, so that the library is not even loaded without it.</summary>
    private static double Start(HostApplicationBuilder builder, bool isWith)
    {
        if (isWith)
            AddSchedules(builder);
        using var host = builder.Build();
        host.Start();
        double value = isWith ? First(host) : double.Parse(builder.Configuration["LrExpr:Schedules:rate:Parameters:init"]!, System.Globalization.CultureInfo.InvariantCulture);
        host.StopAsync().GetAwaiter().GetResult();
        return value;
    }

    private static void AddSchedules(HostApplicationBuilder builder) => builder.Services.AddSchedules(builder.Configuration.GetSection("LrExpr"));

    private static double First(IHost host) => host.Services.GetRequiredKeyedService<ISchedule>("rate").At(1500);

    private static double TimeOf(string way)
    {
        long start = Stopwatch.GetTimestamp();
        FreshProcess.Run("--host", way);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
