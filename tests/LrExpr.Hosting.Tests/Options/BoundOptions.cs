using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LrExpr.Hosting.Tests.Options;

/// <summary>An application with options of a class, whose configuration a test edits.</summary>
internal sealed class BoundOptions<T> : IDisposable
    where T : class
{
    private readonly ChangingSource _source;
    private readonly Application _application;

    public BoundOptions(string json, Action<OptionsBuilder<T>>? options = null, string section = "Trainer", Action<IScheduleBuilder>? schedules = null)
    {
        _source = new ChangingSource(json);
        var configuration = new ConfigurationBuilder().Add(_source).Build();
        _application = new Application(configuration, builder =>
        {
            var bound = builder.Services.AddOptions<T>().BindSchedules(configuration.GetSection(section));
            options?.Invoke(bound);
            schedules?.Invoke(builder);
        });
    }

    public Application Application => _application;

    public IServiceProvider Services => _application.Services;

    public T Value => Services.GetRequiredService<IOptions<T>>().Value;

    public IOptionsMonitor<T> Monitor => Services.GetRequiredService<IOptionsMonitor<T>>();

    public void Save(string json)
    {
        _source.Save(json);
        _application.Pass();
    }

    public void Dispose() => _application.Dispose();
}
