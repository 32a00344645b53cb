using System.Diagnostics;
using System.Text;
using CsCheck;
using LrExpr.Formats.Keras;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.KerasJson;

public sealed class KerasJsonTests
{
    private const string Cosine = """{"module": "keras.optimizers.schedules", "class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 1000, "alpha": 0.0, "name": null, "warmup_target": null, "warmup_steps": 0}, "registered_name": null}""";

    /// <summary>Each takes well below a second; a clock on a busy machine only catches what hangs.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    private static readonly Setting OwnKinds = new("LrExpr",
    [
        new("Parameters", [new("half", "0.5")]),
        new("Kinds",
        [
            new("my_pkg>Warm",
            [
                new("Formula", "min(1, step / warmup_steps) * learning_rate(step) * half * 2"),
                new("Parameters", [new("learning_rate", [new("Type", "schedule")]), new("warmup_steps", "10")]),
            ]),
            new("MyLRSchedule", [new("Formula", "initial_learning_rate / (step + 1)"), new("Parameters", [new("initial_learning_rate", (string?)null)])]),
            new("Shaped",
            [
                new("Formula", "interp(step, keys(points), values(points)) * (is(shape, flat) ? 1 : 2) * (given(scale) ? scale : 1)"),
                new("Parameters",
                [
                    new("points", [new("Type", "table")]),
                    new("shape", [new("Type", "choice"), new("Options", [new("0", "flat"), new("1", "steep")]), new("Default", "flat")]),
                    new("scale", [new("Optional", "true")]),
                ]),
            ]),
            new("Chain",
            [
                new("Formula", "join(step, ends, parts)"),
                new("Parameters", [new("ends", [new("Type", "array")]), new("parts", [new("Type", "schedules")])]),
            ]),
        ]),
    ]);

    [Theory]
    [InlineData("""{"module": null, "class_name": "MyLRSchedule", "config": {"initial_learning_rate": 0.1}, "registered_name": "MyLRSchedule"}""")]
    [InlineData("""{"module": "mine", "class_name": "Warm", "config": {"learning_rate": «cosine», "warmup_steps": 20}, "registered_name": "my_pkg>Warm"}""")]
    [InlineData("""{"module": null, "class_name": "MyLRSchedule", "config": {"initial_learning_rate": 1, "name": "mine"}, "registered_name": "other>MyLRSchedule"}""")]
    [InlineData("""{"module": null, "class_name": "Warm", "config": {"learning_rate": 0.1, "warmup_steps": 20}, "registered_name": "my_pkg>Warm"}""")]
    [InlineData("""{"module": null, "class_name": "Shaped", "config": {"points": {"0": 1, "10": 0.5, "2.5": 2.0}, "shape": "steep", "scale": null}, "registered_name": "Shaped"}""")]
    [InlineData("""{"module": null, "class_name": "Chain", "config": {"ends": [10, 20.0], "parts": [«cosine», 0.5, «cosine»]}, "registered_name": "Chain"}""")]
    public void ClassOfOnesOwn_GivenAsAKind_IsReadAndWritten(string json)
    {
        json = json.Replace("«cosine»", Cosine, StringComparison.Ordinal);

        var schedule = Schedule.FromKerasJson(json, new KerasJsonOptions { Section = OwnKinds });

        string expected = json.Replace("\"mine\", \"class", "null, \"class", StringComparison.Ordinal).Replace("\"10\": 0.5, \"2.5\": 2.0", "\"2.5\": 2.0, \"10\": 0.5", StringComparison.Ordinal);
        Assert.Equal(expected, schedule.ToKerasJson());
        Assert.True(double.IsFinite(schedule.At(5)));
    }

    [Fact]
    public void NestedSchedule_InTheLegacyForm_IsRead()
    {
        const string json = """
            {"class_name": "my_pkg>Warm", "config": {"learning_rate": {"class_name": "CosineDecay", "config":
            {"initial_learning_rate": 0.1, "decay_steps": 1000}, "__passive_serialization__": true}, "warmup_steps": 10}}
            """;

        var schedule = Schedule.FromKerasJson(json, new KerasJsonOptions { Section = OwnKinds });

        Assert.Equal(Schedule.FromKerasJson(Cosine).At(5) / 2, schedule.At(5), 1e-15);
        Assert.Contains($"\"learning_rate\": {Cosine}", schedule.ToKerasJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void ClassOfOnesOwn_WithTheNameOfABuiltInOne_Wins()
    {
        var section = new Setting("LrExpr", [new Setting("Kinds", [new Setting("CosineDecay", [new Setting("Formula", "a"), new Setting("Parameters", [new Setting("a", "2")])])])]);

        var schedule = Schedule.FromKerasJson("""{"class_name": "CosineDecay", "config": {}}""", new KerasJsonOptions { Section = section });

        Assert.Equal(2, schedule.At(0));
        Assert.Equal("""{"module": null, "class_name": "CosineDecay", "config": {"a": 2}, "registered_name": "CosineDecay"}""", schedule.ToKerasJson());
    }

    [Fact]
    public void FaultOfAKind_IsReportedWhereTheKindIs()
    {
        var section = new Setting("LrExpr", [new Setting("Kinds", [new Setting("Own", "step")])]);

        Schedule.TryFromKerasJson(Cosine, new KerasJsonOptions { Section = section }, out _, out var diagnostics);

        Assert.Equal("LrExpr:Kinds:Own", Assert.Single(diagnostics).Path);
    }

    [Theory]
    [InlineData("""«»""", null)]
    [InlineData("""{"module": "keras.optimizers", "class_name": "Adam", "config": {"name": "Adam", "learning_rate": «», "beta_1": 0.9}, "registered_name": "Adam"}""", null)]
    [InlineData("""{"class_name": "SGD", "config": {"learning_rate": «»}}""", null)]
    [InlineData("""{"name": "SGD", "learning_rate": «», "momentum": 0.9}""", null)]
    [InlineData("""{"optimizer": {"module": "keras.optimizers", "class_name": "Adam", "config": {"learning_rate": «»}, "registered_name": "Adam"}, "loss": "mse", "metrics": ["mae"]}""", null)]
    [InlineData("""{"module": "keras", "class_name": "Sequential", "config": {"layers": [{"class_name": "Dense", "config": {"units": 1}}]}, "compile_config": {"optimizer": {"class_name": "Mine", "config": {"learning_rate": «»}}}}""", null)]
    [InlineData("""{"module": "keras.optimizers", "class_name": "LossScaleOptimizer", "config": {"inner_optimizer": {"class_name": "Adam", "config": {"learning_rate": «»}}}}""", null)]
    [InlineData("""{"class_name": "Mine", "config": {"learning_rate": «»}}""", "/config/learning_rate")]
    [InlineData("""{"a": {"learning_rate": 0.1}, "b": {"learning_rate": «»}}""", "/b")]
    [InlineData("""{"a/b~c": [1, «»]}""", "/a~1b~0c/1")]
    public void Schedule_InWhatKerasWrites_IsFound(string around, string? pointer)
    {
        string json = around.Replace("«»", Cosine, StringComparison.Ordinal);

        Assert.Equal(Cosine, Schedule.FromKerasJson(json, new KerasJsonOptions { Pointer = pointer }).ToKerasJson());
    }

    [Fact]
    public void SeveralSchedules_AreListedByTheirPointers()
    {
        Schedule.TryFromKerasJson($$"""{"a": {"learning_rate": 0.1}, "b/c": [{"learning_rate": {{Cosine}}}]}""", null, out _, out var diagnostics);

        Assert.Contains("'/a/learning_rate', '/b~1c/0/learning_rate'", Assert.Single(diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_WithAByteOrderMarkAndWhatKerasAddsInside_IsRead() =>
        Assert.Equal(Cosine, Schedule.FromKerasJson("\uFEFF" + Cosine.Replace("\"registered_name\"", "\"shared_object_id\": 12, \"build_config\": {\"a\": 1}, \"registered_name\"", StringComparison.Ordinal)).ToKerasJson());

    [Fact]
    public void Formula_HasNoClassInKeras_AndSaysWhatHas()
    {
        bool isRight = Schedule.Compile("step").TryToKerasJson(out string? json, out var diagnostics);

        Assert.False(isRight);
        Assert.Null(json);
        Assert.Equal("formula: error LRX3008: a formula has no class in Keras; what can be written are schedules of Keras' kinds and of kinds of one's own", Assert.Single(diagnostics).ToString());
        Assert.Throws<ScheduleException>(() => Schedule.FromKind("torch.ConstantLR", new() { ["base_lr"] = 1 }).ToKerasJson());
    }

    [Fact]
    public void Numbers_OfAConfiguration_AreWholeWhereTheyAreGivenSoOrCountSteps()
    {
        var set = ScheduleSet.Load(new Setting("LrExpr",
        [
            new Setting("Parameters", [new Setting("total", "20000")]),
            new Setting("Schedules",
            [
                new Setting("a", [new Setting("Kind", "ExponentialDecay"), new Setting("Parameters", [new Setting("InitialLearningRate", "1/4"), new Setting("DecaySteps", "0.05 * total"), new Setting("DecayRate", "1_0"), new Setting("Staircase", "True")])]),
                new Setting("b", [new Setting("Kind", "PiecewiseConstantDecay"), new Setting("Parameters", [new Setting("boundaries", "[1000, total / 2, 2e4]"), new Setting("values", "[1, 2.0, 2 / 4, max(1, 1)]")])]),
            ]),
        ]));

        Assert.Contains("""{"initial_learning_rate": 0.25, "decay_steps": 1000, "decay_rate": 10, "staircase": true, "name": null}""", set["a"].ToKerasJson(), StringComparison.Ordinal);
        Assert.Contains("""{"boundaries": [1000, 10000, 20000.0], "values": [1.0, 2.0, 0.5, 1.0], "name": null}""", set["b"].ToKerasJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1, "1.0")]
    [InlineData(-12.5, "-12.5")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(0.000012345, "1.2345e-05")]
    [InlineData(0.00012345, "0.00012345")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(9999999999999998, "9999999999999998.0")]
    [InlineData(123456789012345680, "1.2345678901234568e+17")]
    [InlineData(1e22, "1e+22")]
    [InlineData(1e100, "1e+100")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    public void Float_IsWrittenAsPythonDoes(double value, string expected) => Assert.Equal(expected, PythonText.Float(value));

    [Fact]
    public void Float_ReadsBackAsTheSame() =>
        Gen.Double.Where(double.IsFinite).Sample(value => BitConverter.DoubleToInt64Bits(double.Parse(PythonText.Float(value), System.Globalization.CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(value));

    [Fact]
    public void Text_IsEscapedAsPythonDoes() =>
        Assert.Equal("""
            "a\"\\\n\r\t\b\f\u0000\u007f\u00e9\ud83d\ude00/"
            """, PythonText.Quoted("a\"\\\n\r\t\b\f\0\u007fé😀/"));

    [Fact]
    public void HugeJson_IsRefusedQuicklyAndWithoutMuchMemory()
    {
        string json = "[" + new string(' ', 10_000_000) + "]";
        long before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();

        Schedule.TryFromKerasJson(json, null, out _, out var diagnostics);

        var error = Assert.Single(diagnostics);
        Assert.Equal(("LRX5001", 1, 1), (error.Code, error.Line, error.Column));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Hang);
    }

    [Theory]
    [InlineData("[", "LRX5002")]
    [InlineData("{\"a\":", "LRX5002")]
    [InlineData("{\"learning_rate\":1},", "LRX3008")]
    [InlineData("[1],", "LRX3008")]
    [InlineData("é", "LRX3008")]
    [InlineData("{\"class_name\":\"a\",\"config\":{\"x\":", "LRX5002")]
    public void JsonOfMuchOfOneSort_IsADiagnostic(string part, string code)
    {
        var text = new StringBuilder(code == "LRX5002" ? "" : "{\"a\": [");
        while (text.Length < KerasJsonReader.MostCharacters - 100)
            text.Append(part);
        string json = text.ToString().TrimEnd(',') + (code == "LRX5002" ? "" : "]}");
        var clock = Stopwatch.StartNew();

        var diagnostics = Threads.OnStackOf(256, () =>
        {
            Schedule.TryFromKerasJson(json, null, out _, out var found);
            return found;
        });

        Assert.Equal(code, Assert.Single(diagnostics).Code);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Hang);
    }

    public static TheoryData<string, string, int> Floods => new()
    {
        { "unknown parameters", "LRX3004", 21 },
        { "texts for numbers", "LRX3001", 1 },
        { "schedules", "LRX3009", 21 },
        { "long names", "LRX3004", 21 },
        { "a long schedule", "LRX5001", 1 },
        { "learning rates", "LRX3008", 1 },
        { "rows", "LRX3001", 1 },
    };

    [Theory]
    [MemberData(nameof(Floods))]
    public void JsonWithManyFaults_HasTwentyAndTheirNumber(string flood, string code, int count)
    {
        string Repeat(int times, Func<int, string> part) => string.Join(",", Enumerable.Range(0, times).Select(part));
        string Class(string name, string config) => $$$"""{"class_name": "{{{name}}}", "config": {{{{config}}}}}""";
        string deep = string.Concat(Enumerable.Range(0, 55).Select(i => $"\"{new string('k', 900)}\": {{"));
        string json = flood switch
        {
            "unknown parameters" => Class("CosineDecay", Repeat(8_000, i => $"\"p{i}\": \n1")),
            "texts for numbers" => Class("PiecewiseConstantDecay", $"\"boundaries\": [{Repeat(30_000, _ => "\"\"")}], \"values\": [1]"),
            "schedules" => Class("Chain", $"\"ends\": [1], \"parts\": [{Repeat(1_000, _ => Class("CosineDecay", "\"initial_learning_rate\": 1, \"decay_steps\": 0"))}]"),
            "long names" => Class("CosineDecay", Repeat(25, i => $"\"{new string('n', 5_000)}{i}\": 1")),
            "a long schedule" => Class("CosineDecay", $"\"a\": [{Repeat(300_000, _ => "1")}]"),
            "learning rates" => $"[{Repeat(50_000, _ => "{\"learning_rate\":1}")}]",
            _ => Class("Shaped", $"\"points\": {{{deep}\"a\": [{Repeat(30_000, _ => "1")}]{new string('}', 55)}}}"),
        };
        var clock = Stopwatch.StartNew();

        Schedule.TryFromKerasJson(json, new KerasJsonOptions { Section = OwnKinds }, out var schedule, out var diagnostics);

        Assert.Null(schedule);
        Assert.Equal((code, count), (diagnostics[^1].Code, diagnostics.Count));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Hang);
    }

    [Fact]
    public void RandomJson_NeverThrows()
    {
        var piece = Gen.OneOf("{", "}", "[", "]", ",", ":", "\"class_name\"", "\"config\"", "\"learning_rate\"", "\"CosineDecay\"", "\"a\"", "1", "-", "NaN", "null", "true", "\\ud800", "\"\\ud800\"", "é", "\uD800", " ", "\n", Cosine);
        piece.List[0, 14].Sample(pieces =>
        {
            Schedule.TryFromKerasJson(string.Concat(pieces), null, out var schedule, out var diagnostics);
            Assert.True(schedule is not null || diagnostics.Count > 0);
            Assert.All(diagnostics, diagnostic => Assert.NotNull(diagnostic.Line));
            Assert.All(diagnostics, diagnostic => _ = diagnostic.ToString());
        }, iter: 4_000);
    }

    [Fact]
    public void Mutilated_GoodJson_NeverThrows() =>
        Gen.Select(Gen.Int[0, Cosine.Length - 1], Gen.Int[0, 12], Gen.OneOf("", "0", "-1", "\"", "{", "}", ",", "null", "\"x\":", "[1]")).Sample((start, length, inserted) =>
        {
            string json = Cosine[..start] + inserted + Cosine[Math.Min(Cosine.Length, start + length)..];
            Schedule.TryFromKerasJson(json, null, out var schedule, out var diagnostics);
            Assert.Equal(schedule is null, diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            Assert.All(diagnostics, diagnostic => Assert.NotNull(diagnostic.Line));
            if (schedule is not null)
                Assert.Equal(schedule.ToKerasJson(), Schedule.FromKerasJson(schedule.ToKerasJson()).ToKerasJson());
        }, iter: 4_000);
}
