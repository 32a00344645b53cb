using LrExpr.Binding;

namespace LrExpr.Tests.CodeKinds;

/// <summary>Kinds written in C#.</summary>
public sealed class ScheduleKindTests
{
    private static readonly ScheduleKind Table = new("Table", arguments =>
    {
        double[] rates = arguments.Array("rates");
        return step => rates[Math.Clamp(step, 0, rates.Length - 1)];
    })
    {
        Parameters = [ScheduleKindParameter.Array("rates")],
    };

    private static readonly ScheduleKind Scaled = new("Scaled", arguments =>
    {
        double factor = arguments.Number("scale_factor");
        var schedule = arguments.Schedule("of");
        return step => factor * schedule(step);
    })
    {
        Parameters = [ScheduleKindParameter.Schedule("of"), ScheduleKindParameter.Number("scale_factor", 2)],
        Constraints = ["scale_factor > 0"],
        Description = "Another schedule times a factor.",
        Cost = 3,
    };

    private static readonly ScheduleKind Exact = new("Exact", _ => step => step % 10);

    [Fact]
    public void Kind_InAConfiguration_IsUsedLikeAnyOther()
    {
        var set = Compile(
            [Table, Scaled],
            new("rates", [new("Kind", "table"), new("Parameters", [new("Rates", "[1, 2, 4]")])]),
            new("twice", [new("Kind", "Scaled"), new("Parameters", [new("of", "rates")])]),
            new("envelope", [new("class_name", "Scaled"), new("config", [new("of", [new("class_name", "CosineDecay"), new("config", [new("initial_learning_rate", "1"), new("decay_steps", "10")])]), new("ScaleFactor", "3")])]),
            new("formula", "Table(step, [1, 2, 4]) + Scaled(step + 1, rates, scale_factor: 10) + rates(step)"));

        Assert.Equal([1.0, 2, 4, 4], Values(set["rates"], 4));
        Assert.Equal([2.0, 4, 8, 8], Values(set["twice"], 4));
        Assert.Equal(3.0, set["envelope"].At(0));
        Assert.Equal([22.0, 44, 48, 48], Values(set["formula"], 4));
        Assert.Equal(3 + 1 + 2 + set["rates"].Cost, set["twice"].Cost);
    }

    [Fact]
    public void Kind_InAnotherKind_IsUsedLikeAnyOther()
    {
        var section = new Setting("LrExpr",
        [
            new("Kinds", [new("Outer", [new("Formula", "Table(step / 2, rates) + Scaled(step, inner)"), new("Parameters", [new("rates", [new("Type", "array")]), new("inner", [new("Type", "schedule")])])])]),
            new("Schedules", [new("a", [new("Kind", "Outer"), new("Parameters", [new("rates", "[1, 2, 3]"), new("inner", "step")])])]),
        ]);

        var schedule = ScheduleSet.Load(section, [Table, Scaled])["a"];

        Assert.Equal([1.0, 3, 6, 8, 11], Values(schedule, 5));
    }

    [Fact]
    public void Function_OfAScheduleThatIsNothingElse_IsThatOfTheUser()
    {
        Func<long, double> function = step => step;

        Assert.Same(function, Schedule.FromKind(new ScheduleKind("Own", _ => function)).Function);
    }

    [Fact]
    public void Step_BeyondTheWholeNumbersOfDouble_IsHandedOnAsItIs()
    {
        const long step = 9_007_199_254_740_993;
        var set = Compile([Exact], new("a", "Exact(step)"), new("b", "a(step) + 0"), new("c", "-Exact(step + 0)"));

        Assert.Equal(3, set["a"].At(step));
        Assert.Equal(3, BoundEvaluator.Evaluate(set["a"].Symbol.Body, step));
        Assert.Equal(3, set["b"].At(step));
        Assert.Equal(-2, set["c"].At(step));
        Assert.Equal(-2, BoundEvaluator.Evaluate(set["c"].Symbol.Body, step));
    }

    [Fact]
    public void Values_CompiledEvaluatedAndFilled_AreTheSame()
    {
        var set = Compile([Table, Scaled, Exact], new("t", "Exact(step) / 2"), new("x", "let a = Exact(step * 2); step % 3 == 0 ? a + t(step / 2) : Scaled(step - 1, t, 3) * a"));
        var schedule = set["x"];
        var filled = new double[40];
        schedule.Fill(-10, filled);

        for (int i = 0; i < filled.Length; i++)
        {
            Assert.Equal(schedule.At(i - 10), filled[i]);
            Assert.Equal(schedule.At(i - 10), BoundEvaluator.Evaluate(schedule.Symbol.Body, i - 10));
        }
    }

    [Fact]
    public void Factory_IsCalledOnceForEachUse()
    {
        int calls = 0;
        var kind = new ScheduleKind("Counted", _ =>
        {
            calls++;
            return step => step;
        });

        var set = Compile([kind], new("a", "Counted(step) + Counted(step)"), new("b", [new("Kind", "Counted")]));
        _ = (set["a"].At(0), set["b"].At(0), set["a"].Explain());

        Assert.Equal(3, calls);
    }

    [Fact]
    public void Arguments_OfEveryType_AreHandedOver()
    {
        string seen = "";
        var kind = new ScheduleKind("All", arguments =>
        {
            var parts = arguments.Schedules("parts");
            seen = FormattableString.Invariant($"{arguments.Number("n")} {arguments.Boolean("b")} {string.Join(',', arguments.Array("a"))} {arguments.Choice("c")} {string.Join(',', arguments.Table("t"))} {arguments.IsGiven("o")} {arguments.IsGiven("N")} {parts.Count}");
            return step => parts.Sum(part => part(step));
        })
        {
            Parameters =
            [
                ScheduleKindParameter.Number("n", 0.5), ScheduleKindParameter.Boolean("b", true), ScheduleKindParameter.Array("a", [1, 2]),
                ScheduleKindParameter.Choice("c", ["Up", "down"], "up"), ScheduleKindParameter.Table("t"),
                ScheduleKindParameter.Number("o").Optional(), ScheduleKindParameter.Schedules("parts"),
            ],
        };

        var schedule = Compile([kind], new Setting("x", [new("Kind", "All"), new("Parameters", [new("t", [new("2", "4"), new("1", "3")]), new("parts", [new("0", "step"), new("1", "10")])])]))["x"];

        Assert.Equal("0.5 True 1,2 Up [1, 3],[2, 4] False True 2", seen);
        Assert.Equal(15, schedule.At(5));
    }

    [Fact]
    public void Explanation_NamesTheKind()
    {
        string explanation = Schedule.FromKind(Table, new() { ["rates"] = new double[] { 1, 2 } }).Explain();

        Assert.Contains("kind        Table", explanation, StringComparison.Ordinal);
        Assert.Contains("simplified  Table(step)", explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void KerasJson_OfAKind_IsThatOfAClassOfOnesOwn()
    {
        const string json = """{"module": null, "class_name": "Scaled", "config": {"of": {"module": null, "class_name": "Table", "config": {"rates": [1, 0.5]}, "registered_name": "Table"}, "scale_factor": 2}, "registered_name": "Scaled"}""";

        var schedule = Schedule.FromKerasJson(json, new KerasJsonOptions { Kinds = [Table, Scaled] });

        Assert.Equal([2.0, 1, 1], Values(schedule, 3));
        Assert.Equal(json, schedule.ToKerasJson());
    }

    public static TheoryData<string, string, ScheduleKind> Wrong => new()
    {
        { "LRX3009", "LrExpr:Schedules:x", new("Bad", _ => throw new InvalidOperationException("no\nway")) },
        { "LRX3009", "LrExpr:Schedules:x", new("Bad", _ => null!) },
        { "LRX3009", "LrExpr:Schedules:x", new("Bad", arguments => { _ = arguments.Number("none"); return step => step; }) },
        { "LRX3009", "LrExpr:Schedules:x", new("Bad", arguments => { _ = arguments.Boolean("p"); return step => step; }) { Parameters = [ScheduleKindParameter.Number("p", 1)] } },
        { "LRX3009", "LrExpr:Schedules:x", new("Bad", arguments => { _ = arguments.Number("o"); return step => step; }) { Parameters = [ScheduleKindParameter.Number("o").Optional()] } },
        { "LRX3009", "LrExpr:Schedules:x", new("Bad", _ => step => step) { Parameters = [ScheduleKindParameter.Number("p", 1)], Constraints = ["p > 1"] } },
        { "LRX3005", "LrExpr:Schedules:x", new("Bad", _ => step => step) { Parameters = [ScheduleKindParameter.Number("p")] } },
        { "LRX3002", "LrExpr:Kinds:Bad:Parameters:step", new("Bad", _ => step => step) { Parameters = [ScheduleKindParameter.Number("step")] } },
        { "LRX3003", "LrExpr:Kinds:Bad:Parameters:P_", new("Bad", _ => step => step) { Parameters = [ScheduleKindParameter.Number("p", 1), ScheduleKindParameter.Number("P_", 1)] } },
        { "LRX3008", "LrExpr:Kinds:Bad:Parameters:c", new("Bad", _ => step => step) { Parameters = [ScheduleKindParameter.Choice("c", [])] } },
        { "LRX2001", "LrExpr:Kinds:Bad:Constraints:0", new("Bad", _ => step => step) { Constraints = ["q > 1"] } },
        { "LRX5008", "LrExpr:Kinds:Bad", new("Bad", _ => step => step) { Cost = 10_001 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Kind_ThatIsWrong_IsADiagnosticAndNoCrash(string code, string path, ScheduleKind kind)
    {
        bool isRight = ScheduleSet.TryLoad(Section(new Setting("x", [new Setting("Kind", "Bad")])), [kind], out _, out var diagnostics);

        Assert.False(isRight);
        var error = Assert.Single(diagnostics);
        Assert.Equal((code, path), (error.Code, error.Path));
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Kind_ThatCannotBeMade_IsReportedAtTheNameCalled()
    {
        var kind = new ScheduleKind("Bad", _ => throw new InvalidOperationException("no way"));
        ScheduleSet.TryLoad(Section(new Setting("x", "1 + Bad(step)")), [kind], out _, out var diagnostics);

        Assert.Equal(
            """
            LrExpr:Schedules:x(1,5): error LRX3009: kind 'Bad' cannot be made of these parameters: InvalidOperationException: no way
              1 + Bad(step)
                  ^^^
            """,
            Assert.Single(diagnostics).ToString());
    }

    [Theory]
    [InlineData("sin", "LRX3007")]
    [InlineData("a`b", "LRX3011")]
    [InlineData("", "LRX3011")]
    public void Kind_WhoseNameCannotBe_IsReported(string name, string code)
    {
        ScheduleSet.TryLoad(Section(new Setting("x", "step")), [new ScheduleKind(name, _ => step => step)], out _, out var diagnostics);

        Assert.Equal(code, Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void Kind_WhoseNameIsTaken_IsReported()
    {
        var section = new Setting("LrExpr", [new("Kinds", [new("Table", [new("Formula", "step")])]), new("Functions", [new("Scaled", "(x) => x")])]);
        ScheduleSet.TryLoad(section, [Table, Scaled, Exact, Exact], out _, out var diagnostics);

        Assert.Equal(["LrExpr:Kinds:Exact", "LrExpr:Kinds:Scaled", "LrExpr:Kinds:Table"], diagnostics.Select(diagnostic => diagnostic.Path));
        Assert.All(diagnostics, diagnostic => Assert.Equal(("LRX3007", "code"), (diagnostic.Code, diagnostic.File)));
    }

    [Fact]
    public void Kind_WithTheNameOfABuiltInOne_HidesIt() =>
        Assert.Equal(7, Compile([new ScheduleKind("CosineDecay", _ => _ => 7)], new Setting("x", [new Setting("Kind", "CosineDecay")]))["x"].At(0));

    [Fact]
    public void Function_ThatThrows_IsAWarningOfTheProbeAndThrowsWhenAsked()
    {
        var kind = new ScheduleKind("Short", _ => step => step < 1_000 ? step : throw new InvalidOperationException("no more"));
        var set = Compile([kind], new Setting("x", "Short(step) + 1"));

        Assert.Equal("LrExpr:Schedules:x(1,1): warning LRX7001: there is no value at step 1000: InvalidOperationException: no more", Assert.Single(set.Warnings).ToString().Split('\n')[0]);
        Assert.Equal(11, set["x"].At(10));
        Assert.Throws<InvalidOperationException>(() => set["x"].At(1_000));
        Assert.Throws<InvalidOperationException>(() => set["x"].Fill(990, new double[20]));
    }

    [Theory]
    [InlineData("{}", "LRX7002", "at step 81 : InvalidOperationException: no more")]
    [InlineData("50", "LRX7002", "at step 51 ")]
    public void Function_ThatThrows_IsADiagnosticOfExpect(string max, string code, string message)
    {
        var kind = new ScheduleKind("Short", _ => step => step is < 81 or > 90 ? step : throw new InvalidOperationException("no more"));
        var expect = max == "{}" ? new Setting("Steps", "1000") : new Setting("Max", max);
        ScheduleSet.TryLoad(Section(new Setting("x", [new Setting("Kind", "Short"), new Setting("Expect", [expect])])), [kind], out _, out var diagnostics);

        var error = Assert.Single(diagnostics);
        Assert.Equal(code, error.Code);
        Assert.Contains(message.Replace(" :", ":", StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schedule_CalledWhileTheKindIsMade_IsADiagnostic()
    {
        var kind = new ScheduleKind("Early", arguments =>
        {
            double first = arguments.Schedule("of")(0);
            return _ => first;
        })
        { Parameters = [ScheduleKindParameter.Schedule("of")] };
        ScheduleSet.TryLoad(Section(new Setting("x", [new Setting("Kind", "Early"), new Setting("Parameters", [new Setting("of", "step")])])), [kind], out _, out var diagnostics);

        Assert.Equal("LRX3009", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void Schedules_ThatReferToEachOtherThroughCode_AreACircle()
    {
        Setting Of(string name, string other) => new(name, [new("Kind", "Scaled"), new("Parameters", [new("of", other)])]);
        ScheduleSet.TryLoad(Section(Of("a", "b"), Of("b", "a")), [Scaled], out _, out var diagnostics);

        Assert.Equal("LRX4001", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void LongChainOfCode_IsEvaluatedOnASmallStack()
    {
        Setting Link(int i) => new($"s{i}", i == 0 ? [new("Formula", "step")] : [new("Kind", "Scaled"), new("Parameters", [new("of", $"s{i - 1}"), new("scale_factor", "1")])]);
        var section = Section([.. Enumerable.Range(0, 1_600).Select(Link)]);

        double value = Support.Threads.OnStackOf(256, () => ScheduleSet.Load(section, [Scaled])["s1599"].At(7));

        Assert.Equal(7, value);
    }

    [Fact]
    public void Cost_BelowOne_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ScheduleKind("a", _ => _ => 0) { Cost = 0 });

    private static ScheduleSet Compile(IReadOnlyList<ScheduleKind> kinds, params Setting[] schedules) => ScheduleSet.Load(Section(schedules), kinds);

    private static Setting Section(params Setting[] schedules) => new("LrExpr", [new Setting("Schedules", schedules)]);

    private static double[] Values(CompiledSchedule schedule, int count) => [.. Enumerable.Range(0, count).Select(step => schedule.At(step))];
}
