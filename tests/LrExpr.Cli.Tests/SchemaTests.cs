using System.Text.Json;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class SchemaTests(Workspace files) : IClassFixture<Workspace>
{
    [Fact]
    public void Schema_IsThatOfTheSection()
    {
        Assert.Equal(["LrExpr"], Properties(Schema()));
        Assert.Equal(["Training"], Properties(Schema("--section", "Training:Rates")));
        Assert.Equal(["Rates"], Properties(Schema("--section", "Training:Rates").GetProperty("properties").GetProperty("Training")));
    }

    [Fact]
    public void Schema_OfALayer_RequiresNothingThatACompleteFileNeeds()
    {
        Assert.False(Kind(Schema()).TryGetProperty("allOf", out _));
        Assert.Equal(3, Kind(Schema("--complete")).GetProperty("allOf").GetArrayLength());

        static JsonElement Kind(JsonElement schema) => schema.GetProperty("definitions").GetProperty("lrexpr.kind.ExponentialDecay");
    }

    [Fact]
    public void Schema_Output_IsAFile()
    {
        Assert.Equal(new Outcome(0, "", ""), files.Run("schema", "--output", "schema.json"));
        Assert.Equal(files.Run("schema").Output, File.ReadAllText(files.Folder + "schema.json"));
    }

    [Fact]
    public void Schema_OutputThatCannotBeWritten_IsOneLine()
    {
        Directory.CreateDirectory(files.Folder + "taken.json");
        var outcome = files.Run("schema", "--output", "taken.json");
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("lrexpr: taken.json: is a directory, not a file\n", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Schema_OfAConfiguration_KnowsItsKinds()
    {
        files.Write("own.json", """
            { "LrExpr": { "Kinds": {
                "HalfLife": { "Description": "Halves", "Parameters": { "init": null, "half_life": 1000 }, "Formula": "init * 0.5 ^ (step / half_life)" },
                "ExponentialDecay": { "Parameters": { "rate": 1 }, "Formula": "rate" } } } }
            """);
        var outcome = files.Run("schema", "own.json");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        using var schema = JsonDocument.Parse(outcome.Output);
        var definitions = schema.RootElement.GetProperty("definitions");
        var halfLife = definitions.GetProperty("lrexpr.kind.HalfLife");
        Assert.Equal("Halves", halfLife.GetProperty("description").GetString());
        Assert.Equal(["init", "half_life"], halfLife.GetProperty("properties").EnumerateObject().Select(parameter => parameter.Name));
        Assert.Equal(1000, halfLife.GetProperty("properties").GetProperty("half_life").GetProperty("default").GetDouble());
        Assert.Equal(["rate"], definitions.GetProperty("lrexpr.kind.ExponentialDecay").GetProperty("properties").EnumerateObject().Select(parameter => parameter.Name));
    }

    [Fact]
    public void Schema_OfAWrongConfiguration_ReportsIt()
    {
        files.Write("bad.json", Files.Bad);
        var outcome = files.Run("schema", "bad.json");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("error LRX2001: unknown name 'warmpu'", outcome.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Properties(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);

    private JsonElement Schema(params string[] args)
    {
        var outcome = files.Run(["schema", .. args]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        using var schema = JsonDocument.Parse(outcome.Output);
        return schema.RootElement.Clone();
    }
}
