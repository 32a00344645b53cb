using LrExpr.Configuration;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Hosting.Tests;

public class SectionReaderTests
{
    [Fact]
    public void Read_EveryFormOfValue_KeepsNullEmptyTextObjectAndArrayApart()
    {
        var root = Json.Of("""{ "LrExpr": { "null": null, "empty": "", "text": "a", "number": 1e-3, "flag": true, "object": { "x": 1 }, "array": [10, 20], "no": {}, "none": [] } }""");

        var section = Read(root);

        Assert.Equal(
            """
            LrExpr
              array
                0 = 10
                1 = 20
              empty = ""
              flag = true
              no
              none = ""
              null
              number = 1e-3
              object
                x = 1
              text = a
            """.ReplaceLineEndings("\n"),
            section.Show());
    }

    [Fact]
    public void Read_SectionThatIsMissing_IsNull()
    {
        var section = Read(Json.Of("{}"));

        Assert.Null(section.Text);
        Assert.Empty(section.Children);
        Assert.Equal("LrExpr", section.Key);
    }

    [Fact]
    public void Read_NestedSection_HasTheWholePathAsKey()
    {
        var root = Json.Of("""{ "Training": { "Rates": { "Schedules": { "a": "1" } } } }""");

        Assert.Equal("Training:Rates", SectionReader.Read(root.GetSection("Training:Rates"), root).Key);
    }

    [Fact]
    public void Read_TwoFiles_EachValueNamesItsOwn()
    {
        using var json = new Json(
            ("appsettings.json", """{ "LrExpr": { "Schedules": { "a": { "Formula": "rate", "Parameters": { "rate": 1 } }, "b": "2" } } }"""),
            ("appsettings.Production.json", """{ "LrExpr": { "Schedules": { "a": { "Parameters": { "rate": 3 } } } } }"""));

        var schedules = Read(json.Build()).At("Schedules");

        Assert.Equal("appsettings.json", schedules.At("b").Source);
        Assert.Equal("appsettings.json", schedules.At("a").At("Formula").Source);
        Assert.Equal("appsettings.Production.json", schedules.At("a").At("Parameters:rate").Source);
        Assert.Equal("3", schedules.At("a").At("Parameters:rate").Text);
        Assert.Equal("appsettings.json and appsettings.Production.json", schedules.At("a").Source);
    }

    [Fact]
    public void Read_EnvironmentMemoryAndCommandLine_AreNamedInWords()
    {
        Environment.SetEnvironmentVariable("SECTIONREADER_LrExpr__a", "1");
        var root = new ConfigurationBuilder()
            .AddEnvironmentVariables("SECTIONREADER_")
            .AddInMemoryCollection([new("LrExpr:b", "2")])
            .AddCommandLine(["--LrExpr:c=3"])
            .Build();

        var section = Read(root);

        Assert.Equal("environment variables", section.At("a").Source);
        Assert.Equal("memory", section.At("b").Source);
        Assert.Equal("command line", section.At("c").Source);
    }

    [Fact]
    public void Read_KeyInSeveralSpellings_KeepsThatOfTheLowestLayer()
    {
        var root = new ConfigurationBuilder()
            .AddInMemoryCollection([new("LrExpr:Schedules:warmUp", "1")])
            .AddInMemoryCollection([new("LREXPR:SCHEDULES:WARMUP", "2")])
            .Build();

        var schedule = Assert.Single(Read(root).At("Schedules").Children);

        Assert.Equal("warmUp", schedule.Key);
        Assert.Equal("2", schedule.Text);
    }

    [Fact]
    public void Read_TextAndMembersUnderOneKey_KeepsBoth()
    {
        var root = new ConfigurationBuilder()
            .AddInMemoryCollection([new("LrExpr:Schedules:a", "1")])
            .AddInMemoryCollection([new("LrExpr:Schedules:a:Description", "2")])
            .Build();

        var schedule = Read(root).At("Schedules:a");

        Assert.Equal("1", schedule.Text);
        Assert.Equal("memory (1)", schedule.Source);
        Assert.Equal("2", schedule.At("Description").Text);
        Assert.Equal("memory (2)", schedule.At("Description").Source);
    }

    [Fact]
    public void Read_NullAboveAValue_IsNullFromTheUpperLayer()
    {
        using var json = new Json(("low.json", """{ "LrExpr": { "x": 1 } }"""), ("high.json", """{ "LrExpr": { "x": null } }"""));

        var x = Read(json.Build()).At("x");

        Assert.Null(x.Text);
        Assert.Empty(x.Children);
        Assert.Equal("high.json", x.Source);
    }

    [Fact]
    public void Read_FilesOfOneNameInTwoFolders_AreToldApartByTheirPaths()
    {
        using var json = new Json(("a/settings.json", """{ "LrExpr": { "x": 1 } }"""), ("b/settings.json", """{ "LrExpr": { "y": 1 } }"""));
        var root = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(json.Folder, "a", "settings.json"))
            .AddJsonFile(Path.Combine(json.Folder, "b", "settings.json"))
            .Build();

        var section = Read(root);

        Assert.Equal(Path.Combine(json.Folder, "a", "settings.json"), section.At("x").Source);
        Assert.Equal(Path.Combine(json.Folder, "b", "settings.json"), section.At("y").Source);
    }

    [Fact]
    public void Read_ChainedConfiguration_NamesTheFileWithin()
    {
        using var json = new Json(("inner.json", """{ "LrExpr": { "x": 1 } }"""));
        var inner = json.Build();
        var outer = new ConfigurationBuilder().AddConfiguration(inner).AddInMemoryCollection([new("LrExpr:y", "2")]).Build();

        var whole = Read(outer);
        var part = SectionReader.Read(inner.GetSection("LrExpr"), outer);

        Assert.Equal("inner.json", whole.At("x").Source);
        Assert.Equal("memory", whole.At("y").Source);
        Assert.Equal("inner.json", Assert.Single(part.Children).Source);
    }

    [Fact]
    public void Read_ConfigurationManager_NamesTheFile()
    {
        using var json = new Json(("appsettings.json", """{ "LrExpr": { "x": 1 } }"""));
        using var manager = new ConfigurationManager();
        manager.AddJsonFile(Path.Combine(json.Folder, "appsettings.json"));

        Assert.Equal("appsettings.json", SectionReader.Read(manager.GetSection("LrExpr"), manager).At("x").Source);
    }

    [Fact]
    public void Read_RootThatIsNotTheSections_ReadsTheSectionWithoutSources()
    {
        var section = Json.Of("""{ "LrExpr": { "x": 1, "array": [1, 2] } }""").GetSection("LrExpr");
        var other = Json.Of("""{ "LrExpr": { "x": 2 } }""");

        foreach (var read in new[] { SectionReader.Read(section, other), SectionReader.Read(section, null) })
        {
            Assert.Equal("1", read.At("x").Text);
            Assert.Null(read.At("x").Source);
            Assert.Equal(2, read.At("array").Children.Count);
        }
    }

    [Fact]
    public void Read_WithAndWithoutLayers_GivesTheSameSettings()
    {
        using var json = new Json(
            ("a.json", """{ "LrExpr": { "Schedules": { "s": { "Parameters": { "b": [1, 2, 3], "c": null, "d": "" } }, "t": "1" } } }"""),
            ("b.json", """{ "LrExpr": { "Schedules": { "s": { "Parameters": { "c": 5 } }, "u": ["1", "+ 2"] } } }"""));
        var root = json.Build();

        Assert.Equal(SectionReader.Read(root.GetSection("LrExpr"), null).Show(), Read(root).Show());
    }

    private static Setting Read(IConfigurationRoot root) => SectionReader.Read(root.GetSection("LrExpr"), root);
}
