using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LrExpr.Benchmarks.Quick;

/// <summary>An edit of one of a hundred schedules in a running host: all of them in the section, and each in options of its own.</summary>
internal static class OptionsReloadWork
{
    private const int Schedules = 100;

    public static void Measure()
    {
        // Names of the same length, since a name is looked up many times.
        using var inSection = new Application("LrExpr:Schedules:Trainers_t{0}_LearningRate", (_, _) => { });
        using var inOptions = new Application("Trainers:t{0}:LearningRate", (services, configuration) =>
        {
            for (int i = 0; i < Schedules; i++)
                services.AddOptions<Trainer>(Name(i)).BindSchedules(configuration.GetSection("Trainers:" + Name(i)));
        });
        var monitor = inOptions.Services.GetRequiredService<IOptionsMonitor<Trainer>>();
        for (int i = 0; i < Schedules; i++)
            _ = monitor.Get(Name(i)).LearningRate!.At(0);

        Rounds.WarmUp(40, inSection.Edits("in the section"), inOptions.Edits("in options"));
        var outcomes = Rounds.Measure(Rounds.Normal, inSection.Edits("in the section"), inOptions.Edits("in options"));
        using var table = Table.OfOutcomes("options", "A reload of 100 schedules of which one is edited, each in options of its own, against all in the section", "us");
        table.Row("in options", outcomes[1], outcomes[0], bar: 1.3, scale: 1_000);
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"t{index}");

    private sealed class Trainer
    {
        public int BatchSize { get; set; }

        public ISchedule? LearningRate { get; set; }
    }

    private sealed class Application : IDisposable
    {
        private readonly FakeTimeProvider _time = new();
        private readonly IConfigurationRoot _configuration;
        private readonly ServiceProvider _services;
        private readonly IScheduleRegistry _registry;
        private readonly string _edited;
        private int _edits;

        public Application(string key, Action<IServiceCollection, IConfiguration> options)
        {
            var values = Enumerable.Range(0, Schedules).Select(i => KeyValuePair.Create(string.Format(CultureInfo.InvariantCulture, key, i), (string?)$"0.1 * 0.9{i} ^ floor(step / 1000)"));
            var sizes = Enumerable.Range(0, Schedules).Select(i => KeyValuePair.Create($"Trainers:{Name(i)}:BatchSize", (string?)"32"));
            _configuration = new ConfigurationBuilder().AddInMemoryCollection(values.Concat(sizes)).Build();
            _edited = string.Format(CultureInfo.InvariantCulture, key, Schedules / 2);
            var services = new ServiceCollection().AddSingleton<TimeProvider>(_time).AddSingleton<IConfiguration>(_configuration);
            services.AddSchedules(_configuration);
            options(services, _configuration);
            _services = services.BuildServiceProvider();
            _registry = _services.GetRequiredService<IScheduleRegistry>();
        }

        public IServiceProvider Services => _services;

        public Contestant Edits(string name) => new(name, times =>
        {
            for (int i = 0; i < times; i++)
            {
                long before = _registry.Revision;
                _configuration[_edited] = string.Create(CultureInfo.InvariantCulture, $"0.1 * 0.5 ^ floor(step / {1000 + (++_edits % 2)})");
                _configuration.Reload();
                _time.Advance(TimeSpan.FromMilliseconds(300));
                if (_registry.Revision != before + 1)
                    throw new InvalidOperationException("the edit is not in use");
            }
        });

        public void Dispose() => _services.Dispose();
    }
}
