using CsCheck;
using LrExpr.Configuration;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Hosting.Tests;

public class SectionReaderPropertyTests
{
    private static readonly Gen<string> Path =
        OneOf("a", "B", "b", "0", "1", "x y").Array[1, 4].Select(keys => "LrExpr:" + string.Join(':', keys));

    private static readonly Gen<Dictionary<string, string?>> Layer =
        Gen.Select(Path, OneOf("1", "", null, "a + b")).Array[0, 12]
            .Select(values => values.DistinctBy(value => value.Item1, StringComparer.OrdinalIgnoreCase).ToDictionary(value => value.Item1, value => value.Item2));

    /// <summary>Walking a provider is only there to learn the source: the values are those that everyone else sees.</summary>
    [Fact]
    public void Read_OneLayer_GivesTheValuesOfTheConfiguration() => Layer.Sample(layer =>
    {
        var section = Root(layer).GetSection("LrExpr");

        Assert.Equal(SectionReader.Read(section, null).Show().ToUpperInvariant(), Read(layer).Show().ToUpperInvariant());
    });

    /// <summary>A section over itself says nothing new, and one over nothing is what it is, but for what it removes.</summary>
    [Fact]
    public void Read_TheSameLayerTwice_GivesWhatOneGives() => Layer.Where(layer => layer.Values.All(text => !string.IsNullOrEmpty(text))).Sample(layer =>
        Assert.Equal(Read(layer).Show(), Read(layer, new Dictionary<string, string?>(), layer).Show()));

    /// <summary>What a layer says whole, nobody below changes.</summary>
    [Fact]
    public void Read_ATextAbove_IsWhatItSays() => Gen.Select(Layer, Layer, Path).Sample((low, middle, path) =>
    {
        var read = Read(low, middle, new() { [path] = "top" });

        var at = path.Split(':').Skip(1).Aggregate(read, (setting, key) => setting.Children.Single(child => child.Key.Equals(key, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal("top", at.Text);
        Assert.DoesNotContain("0", at.Children.Select(child => child.Key));
    });

    private static Setting Read(params Dictionary<string, string?>[] layers)
    {
        var root = Root(layers);
        return SectionReader.Read(root.GetSection("LrExpr"), root);
    }

    private static IConfigurationRoot Root(params Dictionary<string, string?>[] layers)
    {
        var builder = new ConfigurationBuilder();
        foreach (var layer in layers)
            builder.AddInMemoryCollection(layer);
        return builder.Build();
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
