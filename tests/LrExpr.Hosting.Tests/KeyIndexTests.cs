using LrExpr.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Hosting.Tests;

/// <summary>Providers whose keys are read in one pass, and those that must be asked.</summary>
public sealed class KeyIndexTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_ByTheIndexOrByAsking_GivesTheSameSettings(int seed)
    {
        var random = new Random(seed);
        string[] parts = ["a", "b", "c", "A", "0", "1", "10", "2", "", "Schedules"];
        var layers = Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 60)
            .Select(_ => "X:" + string.Join(':', Enumerable.Range(0, random.Next(1, 5)).Select(_ => parts[random.Next(parts.Length)])))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Append("Xa:b").Append("Y").Append("other")
            .ToDictionary(key => key, key => random.Next(6) switch { 0 => null, 1 => "", var i => $"{i}" }, StringComparer.OrdinalIgnoreCase)).ToList();

        Assert.Equal(Read(layers, values => new Asked(values)), Read(layers, values => new MemoryConfigurationSource { InitialData = values }));
    }

    [Fact]
    public void Read_TenThousandSchedules_AsksNoProviderForEachOfThem()
    {
        var values = new Dictionary<string, string?>();
        for (int i = 0; i < 10_000; i++)
        {
            values[$"LrExpr:Schedules:s{i}:Formula"] = "a * step + b + c + d";
            foreach (string parameter in new[] { "a", "b", "c", "d" })
                values[$"LrExpr:Schedules:s{i}:Parameters:{parameter}"] = "1";
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var read = SectionReader.Read(configuration.GetSection("LrExpr"), configuration);

        var schedules = read.Children.Single().Children;
        Assert.Equal(10_000, schedules.Count);
        Assert.All(schedules, schedule => Assert.Equal(4, schedule.Children.Single(child => child.Key == "Parameters").Children.Count));
        Assert.NotNull(LayerEntries.All(configuration.Providers.Single()));
    }

    [Fact]
    public void Index_OfAProviderThatMayAnswerOtherwise_IsNone()
    {
        Assert.Null(LayerEntries.All(new Asked.Provider([])));
        Assert.Null(LayerEntries.All(new ChainedConfigurationProvider(new ChainedConfigurationSource { Configuration = new ConfigurationBuilder().Build() })));
    }

    private static string Read(List<Dictionary<string, string?>> layers, Func<Dictionary<string, string?>, IConfigurationSource> source)
    {
        var builder = new ConfigurationBuilder();
        foreach (var layer in layers)
            builder.Add(source(layer));
        var configuration = builder.Build();
        return Text(SectionReader.Read(configuration.GetSection("X"), configuration));
    }

    private static string Text(Setting setting) => $"{setting.Key.ToUpperInvariant()}={setting.Text ?? "null"}({string.Concat(setting.Children.Select(Text))})";

    /// <summary>Keeps its values as the provider in memory does, but is not known to.</summary>
    private sealed class Asked(Dictionary<string, string?> values) : IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(values);

        public sealed class Provider(Dictionary<string, string?> values) : IConfigurationProvider
        {
            private readonly MemoryConfigurationProvider _values = new(new MemoryConfigurationSource { InitialData = values });

            public IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) => _values.GetChildKeys(earlierKeys, parentPath);

            public IChangeToken GetReloadToken() => _values.GetReloadToken();

            public void Load()
            {
            }

            public void Set(string key, string? value) => _values.Set(key, value);

            public bool TryGet(string key, out string? value) => _values.TryGet(key, out value);
        }
    }
}
