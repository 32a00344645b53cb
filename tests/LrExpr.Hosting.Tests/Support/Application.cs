using LrExpr.Registry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace LrExpr.Hosting.Tests.Support;

/// <summary>A container with schedules, whose clock stands still until it is moved on.</summary>
internal sealed class Application : IDisposable
{
    private readonly ServiceProvider _services;

    public Application(IConfigurationRoot configuration, Action<IScheduleBuilder>? schedules = null, Action<IServiceProvider>? beforeUse = null, TestClock? time = null)
    {
        Time = time ?? new TestClock();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddMetrics();
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddHealthChecks().AddSchedules();
        var builder = services.AddSchedules(configuration);
        schedules?.Invoke(builder);
        _services = services.BuildServiceProvider();
        beforeUse?.Invoke(_services);
        Registry = _services.GetRequiredService<ScheduleRegistry>();
    }

    public Application(ChangingSource source, Action<IScheduleBuilder>? schedules = null, Action<IServiceProvider>? beforeUse = null)
        : this(new ConfigurationBuilder().Add(source).Build(), schedules, beforeUse)
    {
    }

    public TestClock Time { get; }

    public LogRecorder Log { get; } = new();

    public ScheduleRegistry Registry { get; }

    public IServiceProvider Services => _services;

    /// <summary>Lets as much time pass as a reload waits.</summary>
    public void Pass(int milliseconds = 300) => Time.Advance(TimeSpan.FromMilliseconds(milliseconds));

    public HealthReportEntry Health() =>
        _services.GetRequiredService<HealthCheckService>().CheckHealthAsync().GetAwaiter().GetResult().Entries["schedules"];

    public void Dispose() => _services.Dispose();
}
