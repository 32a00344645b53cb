using System.Globalization;
using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Hosting.Tests;

/// <summary>
/// What .NET configuration does to those who use it, and what becomes of it here: nothing is dropped or changed without a word. A row has
/// the files, each overriding those before, and what must be in the one message, or the value of schedule <c>a</c> at step 10.
/// </summary>
public class TwentyTroublesTests
{
    private const string Many = "piecewise(step, b, [1, 2, 3, 4])";

    private static readonly Trouble[] Table =
    [
        new("01 arrays merge by index", [Formula("count(b)", "\"b\": [5, 20, 30]"), Formula(null, "\"b\": [15]")], Value: 1),
        new("01 an element of an array", [Formula(Many, "\"b\": [5, 20, 30]"), Formula(null, "\"b\": { \"1\": 15 }")], Error: ["LRX3010", "LrExpr:Schedules:a:Parameters:b", "'1.json'", "'2.json'"]),
        new("01 an empty array above removes nothing", [Formula("count(b)", "\"b\": [5, 20, 30]"), Formula(null, "\"b\": []")], Error: ["LRX3001", "LrExpr:Schedules:a:Parameters:b", "'b' has no value", "2.json"]),
        new("01 an array as text is replaced whole", [Formula("count(b)", "\"b\": \"[5, 20, 30]\""), Formula(null, "\"b\": \"[15]\"")], Value: 1),
        new("02 a bad element", [Formula(Many, "\"b\": [5, \"2k\", 30]")], Error: ["LRX3001", "LrExpr:Schedules:a:Parameters:b:1", "in 1.json(1,"]),
        new("03 a missing index", [Formula("count(b)", "\"b\": { \"0\": 1, \"2\": 3 }")], Error: ["LRX3001", "without an element 1"]),
        new("03 an odd index", [Formula("count(b)", "\"b\": { \"0\": 1, \"x\": 3 }")], Error: ["LRX3001", "LrExpr:Schedules:a:Parameters:b", "is an object"]),
        new("04 an integer as float", [Formula("b * step", "\"b\": \"1e3\"")], Value: 10_000),
        new("04 an integer with a fraction of zero", [Formula("b * step", "\"b\": \"1_000.0\"")], Value: 10_000),
        new("04 a step that is not whole", ["""{ "LrExpr": { "EffectiveFrom": 1.5, "Schedules": { "a": "1" } } }"""], Error: ["LRX3001", "LrExpr:EffectiveFrom", "a whole number", "in 1.json(1,15)"]),
        new("04 a hexadecimal", [Formula("b", "\"b\": \"0x10\"")], Error: ["LRX3001", "LrExpr:Schedules:a:Parameters:b"]),
        new("04 too large", [Formula("b", "\"b\": 1e400")], Error: ["LRX", "LrExpr:Schedules:a:Parameters:b"]),
        new("04 NaN", [Formula("b", "\"b\": \"NaN\"")], Error: ["LRX3001", "LrExpr:Schedules:a:Parameters:b"]),
        new("04 a boolean", [Formula("b ? 1 : 2", "\"b\": true")], Value: 1),
        new("05 a comma", [Formula("b", "\"b\": \"0,1\"")], Error: ["LRX3001", "decimals are written with a point"]),
        new("05 a point under any culture", [Formula("b", "\"b\": 0.1")], Value: 0.1),
        new("06 case, in two files", ["""{ "LrExpr": { "Schedules": { "A": "1" } } }""", """{ "LrExpr": { "Schedules": { "a": "2" } } }"""], Value: 2),
        new("07 order", ["""{ "LrExpr": { "Schedules": { "a": "b(step)", "b": "c(step)", "c": "step" }, "Parameters": { "y": "x", "x": 1 } } }"""], Value: 10),
        new("08 a colon in a name", ["""{ "LrExpr": { "Schedules": { "a:b": "1" } } }"""], Error: ["LRX3008", "LrExpr:Schedules:a", "configuration splits keys at ':'"], Errors: 2),
        new("10 text and object", ["""{ "LrExpr": { "Schedules": { "a": "1" } } }""", """{ "LrExpr": { "Schedules": { "a": { "Formula": "2" } } } }"""], Value: 2),
        new("10 text and members", ["""{ "LrExpr": { "Schedules": { "a": "1" } } }""", """{ "LrExpr": { "Schedules": { "a": { "Description": "2" } } } }"""], Error: ["LRX3008", "a text in '1.json'", "an object in '2.json'"]),
        new("11 a typo in a key", ["""{ "LrExpr": { "Schedules": { "a": { "Formula": "1", "Descripton": "x" } } } }"""], Error: ["LRX3004", "did you mean 'Description'", "LrExpr:Schedules:a:Descripton", "in 1.json(1,53)"]),
        new("11 a typo in a parameter", ["""{ "LrExpr": { "Schedules": { "a": { "Kind": "CosineDecay", "Parameters": { "InitialLearningRate": 1, "DecaySteps": 9, "Alfa": 0 } } } } }"""], Error: ["LRX3004", "LrExpr:Schedules:a:Parameters:Alfa"]),
        new("12 null for what is optional", ["""{ "LrExpr": { "Schedules": { "a": { "Kind": "CosineDecay", "Parameters": { "InitialLearningRate": 1, "DecaySteps": 9, "Alpha": null } } } } }"""], Value: 0),
        new("12 null for what is required", ["""{ "LrExpr": { "Schedules": { "a": { "Kind": "CosineDecay", "Parameters": { "InitialLearningRate": null, "DecaySteps": 9 } } } } }"""], Error: ["LRX3005"]),
        new("12 null in an array", [Formula("count(b)", "\"b\": [1, null]")], Error: ["LRX3001", "LrExpr:Schedules:a:Parameters:b:1"]),
    ];

    public static TheoryData<string> Titles => [.. Table.Select(trouble => trouble.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Trouble_OfAConfiguration_IsToldOrTakenAsMeant(string title)
    {
        var trouble = Table.Single(row => row.Title == title);
        using var files = new Json([.. trouble.Files.Select((text, i) => ($"{i + 1}.json", text))]);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            if (trouble.Value is { } value)
            {
                using var application = new Application(files.Build());
                Assert.Equal(value, application.Registry["a"].At(10), 12);
                return;
            }

            var exception = Assert.Throws<ScheduleException>(() => new Application(files.Build()));
            Assert.Equal(trouble.Errors, exception.Diagnostics.Count);
            Assert.All(trouble.Error!, part => Assert.Contains(part, exception.Message));
            Assert.All(exception.Diagnostics, diagnostic => Assert.Contains(".json", diagnostic.File));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Trouble04_LargeWholeNumbers_DoNotGoThroughADouble()
    {
        var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("EffectiveFrom", "9007199254740993")]));

        Assert.Equal(9007199254740993, set.EffectiveFrom);
    }

    [Fact]
    public void Trouble06_CaseInOneFile_IsRefusedByTheProviderAndHereWithThePlace()
    {
        using var files = new Json(("1.json", """{ "LrExpr": { "Schedules": { "main": "1", "Main": "2" } } }"""));

        var exception = Assert.Throws<InvalidDataException>(() =>
            new ConfigurationBuilder().AddScheduleFile(Path.Combine(files.Folder, "1.json")).Build());

        Assert.Contains("1.json(1,43): the key 'LrExpr:Schedules:Main' stands here for the second time", exception.Message);
    }

    [Fact]
    public void Trouble06_CaseInTwoFiles_ShowsTheFirstSpelling()
    {
        using var files = new Json(("1.json", """{ "LrExpr": { "Schedules": { "Main": "1" } } }"""), ("2.json", """{ "LrExpr": { "Schedules": { "MAIN": "2" } } }"""));
        using var application = new Application(files.Build());

        Assert.Equal(["Main"], application.Registry.Names);
    }

    [Fact]
    public void Trouble09_EnvironmentVariables_OverrideAndAreNamed()
    {
        string prefix = $"TROUBLE{Environment.ProcessId}_";
        Environment.SetEnvironmentVariable(prefix + "LrExpr__Schedules__learning_rate", "2 *");
        try
        {
            var root = new ConfigurationBuilder()
                .AddInMemoryCollection([new("LrExpr:Schedules:learning_rate", "1")])
                .AddEnvironmentVariables(prefix)
                .Build();

            var error = Assert.Single(Assert.Throws<ScheduleException>(() => new Application(root)).Diagnostics);

            Assert.Equal("environment variables", error.File);
            Assert.Null(error.FileLine);
        }
        finally
        {
            Environment.SetEnvironmentVariable(prefix + "LrExpr__Schedules__learning_rate", null);
        }
    }

    [Fact]
    public void Trouble13_TwoTokensForASave_AreOneReload()
    {
        var source = new ChangingSource(Text("step"));
        using var application = new Application(source);

        source.Save(Text("step * 2"));
        application.Pass(265);
        source.Touch();
        application.Pass(252);
        source.Touch();
        application.Pass(300);

        Assert.Equal(2, application.Registry.Revision);
    }

    [Theory]
    [InlineData(FileSort.Json)]
    [InlineData(FileSort.Schedules)]
    public void Trouble14_BrokenFile_KeepsTheLastGoodSet(FileSort sort)
    {
        using var file = new EditedFile(sort);
        file.Start();

        file.Save(EditedFile.Good(5)[..50]);
        file.Notice();

        Assert.Equal(["a", "b", "base"], file.Application.Registry.Names);
        Assert.NotNull(file.Application.Registry.Rejection);
    }

    // 15 is ScheduleFileTests.Swap_OfAKubernetesConfigMap..., 16 ScheduleFileTests.Watchers_NoneLeft_DoNotMatter, 17 ReloadStressTests.
    [Fact]
    public void Trouble17_AfterABadReload_ReadingDoesNotThrow()
    {
        var source = new ChangingSource(Text("step"));
        using var application = new Application(source);

        source.Save(Text("step +"));
        application.Pass();

        Assert.Equal(3, application.Registry.Snapshot.Schedules["a"].At(3));
        Assert.Equal(3, application.Services.GetRequiredKeyedService<Func<long, double>>("a")(3));
    }

    [Fact]
    public void Trouble18_NamesAddedLater_ResolveAndWrongOnesSayWhatThereIs()
    {
        var source = new ChangingSource(Text("step"));
        using var application = new Application(source);

        source.Save("""{ "LrExpr": { "Schedules": { "a": "step", "late_one": "7" } } }""");
        application.Pass();

        Assert.Equal(7, application.Services.GetRequiredKeyedService<ISchedule>("late_one").At(0));
        Assert.Contains("did you mean 'late_one'", Assert.Throws<KeyNotFoundException>(() => application.Services.GetRequiredKeyedService<ISchedule>("late_on")).Message);
    }

    [Fact]
    public void Trouble19_DelegateInjectedOnce_IsLiveAndAPinnedOneIsNot()
    {
        var source = new ChangingSource(Text("step"));
        using var application = new Application(source);
        var function = application.Services.GetRequiredKeyedService<Func<long, double>>("a");
        var pinned = application.Registry["a"].Pin().Function;

        source.Save(Text("step * 2"));
        application.Pass();

        Assert.Equal((6.0, 3.0), (function(3), pinned(3)));
    }

    [Fact]
    public void Trouble20_WithoutGeneratedCode_IsToldOnce()
    {
        // Whether code is generated is the platform's; here it is, so nothing is told. The evaluator is tested against the code elsewhere.
        using var application = new Application(new ChangingSource(Text("step")));

        Assert.Equal(System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeCompiled ? 0 : 1, application.Log.Of(9).Count);
    }

    [Fact]
    public void Place_OfAnError_IsThatInTheFile()
    {
        const string Text = """
            {
              // a comment
              "LrExpr": {
                "Schedules": {
                  "a": { "Formula": "step * stpe" },
                  "ü": "1 +",
                  "lines": [ "1",
                             "+ * 2" ]
                }
              }
            }
            """;
        using var files = new Json(("1.json", Text));

        var found = Assert.Throws<ScheduleException>(() => new Application(files.Build())).Diagnostics;

        Assert.Contains("in 1.json(5,33)", found.Single(error => error.Path.EndsWith("a:Formula", StringComparison.Ordinal)).ToString());
        Assert.Equal((6, 16), (found.Single(error => error.Path.EndsWith('ü')).FileLine, found.Single(error => error.Path.EndsWith('ü')).FileColumn));
        Assert.Contains("in 1.json(8,21)", found.Single(error => error.Path.EndsWith("lines", StringComparison.Ordinal)).ToString());
    }

    private static string Text(string formula) => $$"""{ "LrExpr": { "Schedules": { "a": "{{formula}}" } } }""";

    private static string Formula(string? formula, string parameters) =>
        $$"""{ "LrExpr": { "Schedules": { "a": { {{(formula is null ? "" : $"\"Formula\": \"{formula}\", ")}} "Parameters": { {{parameters}} } } } } }""";

    private sealed record Trouble(string Title, string[] Files, string[]? Error = null, double? Value = null, int Errors = 1);
}
