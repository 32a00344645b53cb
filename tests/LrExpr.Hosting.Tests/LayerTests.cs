using LrExpr.Configuration;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Hosting.Tests;

/// <summary>What two sources say of one schedule, in every pair of forms: the higher replaces, is laid over, removes, or contradicts.</summary>
public sealed class LayerTests
{
    private const string Error = "error ";

    /// <summary>What a layer can say, and what it comes to by itself: a value at step 2, an error, or nothing.</summary>
    private static readonly Dictionary<string, (string Json, string Alone)> Forms = new()
    {
        ["text"] = ("\"10\"", "10"),
        ["lines"] = ("[\"20\", \"+ 1\"]", "21"),
        ["formula"] = ("{ \"Formula\": \"p + q\", \"Parameters\": { \"p\": 30, \"q\": 1 } }", "31"),
        ["kind"] = ("{ \"Kind\": \"optax.constant_schedule\", \"Parameters\": { \"value\": 40 } }", "40"),
        ["class_name"] = ("{ \"class_name\": \"ExponentialDecay\", \"config\": { \"initial_learning_rate\": 50, \"decay_steps\": 2, \"decay_rate\": 0.5 } }", "25"),
        ["keyframes"] = ("{ \"Keyframes\": { \"0\": 70 } }", "70"),
        ["members"] = ("{ \"Parameters\": { \"p\": 60 }, \"Description\": \"more\" }", "error LRX3008"),
        ["null"] = ("null", "error LRX3008"),
        ["empty"] = ("\"\"", "error LRX3008"),
    };

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (string low in Forms.Keys)
            {
                foreach (string high in Forms.Keys)
                    pairs.Add(low, high);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Layers_OfTwoForms_GiveTheHigherOne(string low, string high)
    {
        string result = ResultOf(Forms[low].Json, Forms[high].Json);

        // Members are laid over what takes members; a null or an empty text removes what is below.
        string expected = high switch
        {
            "null" or "empty" => "nothing",
            "members" => low switch
            {
                "formula" => "61",
                "kind" => "error LRX3004",
                "class_name" => "error LRX3004",
                "keyframes" => "70",
                "lines" => "error LRX3008, error LRX3004",
                _ => "error LRX3008",
            },
            _ => Forms[high].Alone,
        };
        Assert.Equal(expected, result);
    }

    [Fact]
    public void Members_OverSeveralLayers_AreLaidOverTheHighestForm() =>
        Assert.Equal("8", ResultOf("\"10\"", Of("p + q", "\"p\": 1, \"q\": 2"), "{ \"Parameters\": { \"p\": 5 } }", "{ \"Parameters\": { \"q\": 3 } }"));

    [Fact]
    public void Members_AboveARemoval_StandAlone() => Assert.Equal("error LRX3008", ResultOf(Of("p", "\"p\": 1"), "null", "{ \"Parameters\": { \"p\": 5 } }"));

    [Fact]
    public void Form_AboveARemoval_IsThere() => Assert.Equal("3", ResultOf("\"1\"", "null", "\"3\""));

    [Theory]
    [InlineData("[1, 2, 3]", "[5]", "1")]
    [InlineData("[1, 2, 3]", "\"[5]\"", "1")]
    [InlineData("\"[5]\"", "[1, 2, 3]", "3")]
    [InlineData("[1, 2]", "[1, 2, 3, 4]", "4")]
    [InlineData("[1, 2, 3]", "{ \"1\": 5 }", "error LRX3010")]
    [InlineData("[1, 2, 3]", "[]", "error LRX3001")]
    [InlineData("[1, 2, 3]", "null", "error LRX3001")]
    public void Array_AboveAnArray_ReplacesItWhole(string low, string high, string expected) =>
        Assert.Equal(expected, ResultOf(Of("count(b)", "\"b\": " + low), $$"""{ "Parameters": { "b": {{high}} } }"""));

    [Theory]
    [InlineData("\"0.5\"", "5")]
    [InlineData("{ \"Formula\": \"step\" }", "20")]
    [InlineData("{ \"Kind\": \"optax.constant_schedule\", \"Parameters\": { \"value\": 3 } }", "30")]
    [InlineData("{ \"Parameters\": { \"rate\": 4 } }", "40")]
    public void ScheduleInPlace_IsReplacedOrOverlaidToo(string high, string expected)
    {
        const string Kinds = "\"Kinds\": { \"Tenfold\": { \"Formula\": \"10 * inner(step)\", \"Parameters\": { \"inner\": { \"Type\": \"schedule\" } } } }, ";

        Assert.Equal(expected, ResultIn(
            [Kinds, ""],
            ["{ \"Kind\": \"Tenfold\", \"Parameters\": { \"inner\": { \"Formula\": \"rate\", \"Parameters\": { \"rate\": 2 } } } }", $$"""{ "Parameters": { "inner": {{high}} } }"""]));
    }

    /// <summary>The value at step 2 is the one in the middle.</summary>
    [Theory]
    [InlineData("{ \"Keyframes\": { \"4\": 20 } }", "12")]
    [InlineData("{ \"Keyframes\": { \"2\": 9 } }", "9")]
    [InlineData("{ \"Keyframes\": { \"2\": \"p\" }, \"Parameters\": { \"p\": 6 } }", "6")]
    [InlineData("{ \"Keyframes\": { \"0\": null } }", "8")]
    [InlineData("{ \"Keyframes\": { \"4\": null, \"3\": 1 } }", "2")]
    [InlineData("{ \"Keyframes\": { \"0\": 5, \"1\": 7 } }", "7.333333333333333")]
    [InlineData("{ \"Keyframes\": { \"0\": { \"Value\": 3, \"Between\": \"step\" } } }", "3")]
    [InlineData("{ \"Keyframes\": { \"0\": { \"Between\": \"step\" } } }", "4")]
    [InlineData("{ \"Between\": \"step\" }", "4")]
    [InlineData("{ \"Between\": \"step\", \"Keyframes\": { \"1\": 5 } }", "5")]
    [InlineData("{ \"Keyframes\": { \"0\": null, \"4\": null } }", "error LRX3016")]
    [InlineData("{ \"Formula\": \"3\" }", "3")]
    [InlineData("null", "nothing")]
    public void Keyframes_AreLaidOverKeyframes_StepByStep(string high, string expected) => Assert.Equal(expected, ResultOf("{ \"Keyframes\": { \"0\": 4, \"4\": 8 } }", high));

    [Fact]
    public void Keyframes_OverAnotherForm_ReplaceIt_AndAreLaidOverAboveIt() => Assert.Equal(
        "11",
        ResultOf("{ \"Keyframes\": { \"2\": 1 } }", "\"10\"", "{ \"Keyframes\": { \"0\": 7, \"4\": { \"Value\": 9, \"Between\": \"step\" } } }", "{ \"KEYFRAMES\": { \"4\": { \"Value\": 15 } } }"));

    [Fact]
    public void Keyframes_OfAScheduleInPlace_AreLaidOverToo() => Assert.Equal(
        "60",
        ResultIn(
            ["\"Kinds\": { \"Tenfold\": { \"Formula\": \"10 * inner(step)\", \"Parameters\": { \"inner\": { \"Type\": \"schedule\" } } } }, ", ""],
            ["{ \"Kind\": \"Tenfold\", \"Parameters\": { \"inner\": { \"Keyframes\": { \"0\": 0, \"4\": 2 } } } }", "{ \"Parameters\": { \"inner\": { \"Keyframes\": { \"4\": 12 } } } }"]));

    [Fact]
    public void FunctionsAndKinds_AreReplacedAndRemoved()
    {
        var set = ScheduleSet.Load(Read(
            """{ "Functions": { "f": "(x) => x", "g": "(x) => x" }, "Kinds": { "K": { "Formula": "a", "Parameters": { "a": 1 } }, "L": { "Formula": "2" } }, "Schedules": { "s": "f(7)", "own": { "Kind": "K" } } }""",
            """{ "Functions": { "f": "(x) => x + 1", "g": null }, "Kinds": { "K": { "Formula": "b", "Parameters": { "b": 9 } }, "L": null } }"""));

        Assert.Equal((8, 9), (set["s"].At(0), set["own"].At(0)));
        Assert.Equal("error LRX3008", ResultIn(["\"Kinds\": { \"L\": { \"Formula\": \"2\" } }, ", "\"Kinds\": { \"L\": null }, "], ["{ \"Kind\": \"L\" }", "1"], other: "t"));
    }

    [Theory]
    [InlineData("Parameters", "LrExpr__Schedules__s__Parameters__p=5", "6")]
    [InlineData("Formula", "LrExpr__Schedules__s=70", "70")]
    [InlineData("removed", "LrExpr__Schedules__s=", "nothing")]
    [InlineData("Keyframes", "LrExpr__Schedules__s__Keyframes__2=5", "5")]
    [InlineData("capitals", "LREXPR__SCHEDULES__S__PARAMETERS__P=5", "6")]
    public void EnvironmentVariable_CountsAsALayer(string what, string variable, string expected)
    {
        string prefix = $"LAYERTESTS_{what}_";
        string[] parts = variable.Split('=');
        Environment.SetEnvironmentVariable(prefix + parts[0], parts[1]);
        using var json = new Json(("low.json", Section(what == "Keyframes" ? "{ \"Keyframes\": { \"0\": 4, \"4\": 8 } }" : Of("p + q", "\"p\": 1, \"q\": 1"))));
        json.Builder.AddEnvironmentVariables(prefix);
        var root = json.Build();

        Assert.Equal(expected, ResultOf(SectionReader.Read(root.GetSection("LrExpr"), root)));
    }

    [Fact]
    public void ParameterNamedLikeAForm_IsNone() => Assert.Equal(
        "3",
        ResultIn(["\"Parameters\": { \"Formula\": 1, \"x\": 2 }, ", "\"Parameters\": { \"Formula\": 1 }, "], ["\"Formula + x\"", "1"], other: "t"));

    private static string Of(string formula, string parameters) => $$"""{ "Formula": "{{formula}}", "Parameters": { {{parameters}} } }""";

    private static string Section(string schedule) => $$"""{ "LrExpr": { "Schedules": { "s": {{schedule}} } } }""";

    private static string ResultOf(params string[] schedules) => ResultIn([.. schedules.Select(_ => "")], schedules);

    /// <summary>The value at step 2 of a schedule that stands in several files.</summary>
    private static string ResultIn(string[] sections, string[] schedules, string other = "s") =>
        ResultOf(Read([.. schedules.Select((schedule, i) => $$"""{ {{sections[i]}}"Schedules": { "{{(i == 0 ? "s" : other)}}": {{schedule}} } }""")]));

    private static Setting Read(params string[] sections)
    {
        using var json = new Json([.. sections.Select((section, i) => ($"{i}.json", $$"""{ "LrExpr": {{section}} }"""))]);
        var root = json.Build();
        return SectionReader.Read(root.GetSection("LrExpr"), root);
    }

    [Fact]
    public void Explanation_SaysWhichLayerSharedParametersAndFunctionsCameFrom()
    {
        using var files = new Json(
            ("base.json", """{ "LrExpr": { "Parameters": { "total": 1000, "low": "total / 10", "other": 1 }, "Functions": { "half": "(x) => x / 2 + low" }, "Schedules": { "a": "half(step)" } } }"""),
            ("higher.json", """{ "LrExpr": { "Parameters": { "total": 5000, "other": 2 }, "Functions": { "half": "(x) => x / 4 + low" } } }"""));
        var root = files.Build();

        string text = ScheduleSet.Load(SectionReader.Read(root.GetSection("LrExpr"), root))["a"].Explain();

        Assert.Contains(
            """
            shared      total = 5000    (higher.json)
                        low = total / 10 = 500    (base.json)
            replaces    LrExpr:Parameters:total = 1000    (base.json)
                        LrExpr:Functions:half = (x) => x / 2 + low    (base.json)
            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
        Assert.Contains("made of     half (function)    (higher.json)", text, StringComparison.Ordinal);
    }

    private static string ResultOf(Setting section)
    {
        if (!ScheduleSet.TryLoad(section, out var set, out var diagnostics))
            return string.Join(", ", diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => Error + diagnostic.Code).Distinct());
        return set.TryGet("s", out var schedule) ? FormattableString.Invariant($"{schedule.At(2)}") : "nothing";
    }
}
