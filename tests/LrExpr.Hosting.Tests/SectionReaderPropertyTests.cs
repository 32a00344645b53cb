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

    /// <summary>Walking the providers is only there to learn the sources: the values are those that everyone else sees.</summary>
    [Fact]
    public void Read_AnyLayers_GivesTheValuesOfTheConfiguration() => Layer.Array[1, 3].Sample(layers =>
    {
        var builder = new ConfigurationBuilder();
        foreach (var layer in layers)
            builder.AddInMemoryCollection(layer);
        var root = builder.Build();
        var section = root.GetSection("LrExpr");

        string read = SectionReader.Read(section, root).Show(), seen = SectionReader.Read(section, null).Show();

        Assert.Equal(seen.ToUpperInvariant(), read.ToUpperInvariant());
    });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
