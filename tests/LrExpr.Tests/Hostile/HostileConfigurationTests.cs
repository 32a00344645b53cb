using System.Diagnostics;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Hostile;

/// <summary>Configurations whose definitions multiply or chain each other.</summary>
public sealed class HostileConfigurationTests
{
    private const int Chain = 5_000;

    [Fact]
    public void Schedules_ThatDoubleEachOther_AreRefusedByCost() =>
        AssertRefused("LRX5008", Section("Schedules", 40, i => i == 0 ? "step" : $"s{i - 1}(step) + s{i - 1}(step - 1)"));

    [Fact]
    public void Functions_ThatDoubleEachOther_AreRefused() =>
        AssertRefused("LRX5008", Section("Functions", 40, i => i == 0 ? "(x) => x" : $"(x) => s{i - 1}(x) + s{i - 1}(x)"));

    [Fact]
    public void Kinds_ThatDoubleEachOther_AreRefused() =>
        AssertRefused("LRX5008", KindSection(40, i => i == 0 ? "step" : $"s{i - 1}(step) + s{i - 1}(step - 1)"));

    [Fact]
    public void Kinds_ThatDoubleEachOtherInBranches_AreRefusedByTheirSize() =>
        AssertRefused("LRX5003", KindSection(60, i => i == 0 ? "step" : $"step < {i} ? s{i - 1}(step) : s{i - 1}(step - 1)"));

    [Fact]
    public void Functions_ThatDoubleEachOtherInBranches_AreRefusedByTheirSize() =>
        AssertRefused("LRX5003", Section("Functions", 60, i => i == 0 ? "(x) => x" : $"(x) => x < {i} ? s{i - 1}(x) : s{i - 1}(x - 1)"));

    [Theory]
    [InlineData(256)]
    [InlineData(1_536)]
    public void Schedules_ThatDoubleEachOtherInBranches_AreCompiledAndEvaluated(int kilobytes)
    {
        var section = Section("Schedules", 300, i => i == 0 ? "step" : $"step < {i} ? s{i - 1}(step) + 1 : s{i - 1}(step - 1)");

        double value = Threads.OnStackOf(kilobytes, () => ScheduleSet.Load(section)["s299"].At(1_000));

        Assert.Equal(701, value);
    }

    [Theory]
    [InlineData("Schedules", "s{0}(step) + 1", "step")]
    [InlineData("Schedules", "s{0}(step - 1)", "step")]
    [InlineData("Functions", "(x) => s{0}(x) + 1", "(x) => x")]
    [InlineData("Parameters", "s{0} + 1", "0")]
    public void Definitions_InALongChain_AreCheckedWithoutDeepRecursion(string section, string link, string end)
    {
        var clock = Stopwatch.StartNew();
        var setting = Section(section, Chain, i => i == 0 ? end : string.Format(System.Globalization.CultureInfo.InvariantCulture, link, i - 1));

        var codes = Threads.OnStackOf(256, () => Codes(setting));

        Assert.True(section == "Parameters" ? codes.Count == 0 : codes.SequenceEqual(["LRX5008"]), string.Join(" ", codes));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }

    [Fact]
    public void Kinds_InALongChain_AreCheckedAndEvaluatedWithoutDeepRecursion()
    {
        var kinds = KindSection(1_500, i => i == 0 ? "step" : $"s{i - 1}(step) + 1").Children;
        var section = new Setting("LrExpr", [.. kinds, new Setting("Schedules", [new Setting("main", [new Setting("Kind", "s1499")])])]);

        double value = Threads.OnStackOf(256, () => ScheduleSet.Load(section)["main"].At(1));

        Assert.Equal(1_500, value);
    }

    [Fact]
    public void Kinds_InALongChainThatListens_AreLoadedAndToldOnASmallStack()
    {
        using var first = System.Text.Json.JsonDocument.Parse("""{ "State": { "s": 0 }, "Update": { "s": "metric" }, "Formula": "s + step" }""");
        var rest = KindSection(1_500, i => $"s{i - 1}(step) + 1").Children[0].Children.Skip(1);
        var kinds = new Setting("Kinds", [TestData.ToSetting("s0", first.RootElement), .. rest]);
        var section = new Setting("LrExpr", [kinds, new Setting("Schedules", [new Setting("main", [new Setting("Kind", "s1499")])])]);

        var (before, after) = Threads.OnStackOf(256, () =>
        {
            var schedule = ScheduleSet.Load(section)["main"];
            return (schedule.At(1), schedule.CreateController().Report(1, 2));
        });

        Assert.Equal((1_500.0, 1_502.0), (before, after));
    }

    [Fact]
    public void Kinds_InALongChain_OfASectionWithInputs_AreLoadedOnASmallStack()
    {
        var kinds = KindSection(1_500, i => i == 0 ? "step" : $"s{i - 1}(step) + 1").Children;
        var section = new Setting("LrExpr", [.. kinds, new Setting("Inputs", [new Setting("client", "1")]), new Setting("Schedules", [new Setting("main", [new Setting("Formula", "s1499(client)")])])]);

        Assert.Equal(1_500, Threads.OnStackOf(256, () => ScheduleSet.Load(section)["main"].At(0)));
    }

    [Theory]
    [InlineData(256)]
    [InlineData(1_536)]
    public void Schedules_InTheLongestChainAllowed_AreEvaluatedOnASmallStack(int kilobytes)
    {
        // Each link costs 5: an operator, its constant, the call, the step.
        var section = Section("Schedules", 1_900, i => i == 0 ? "step" : $"s{i - 1}(step) + 1");

        var (compiled, evaluated) = Threads.OnStackOf(kilobytes, () =>
        {
            var schedule = ScheduleSet.Load(section)["s1899"];
            return (schedule.At(1), LrExpr.Binding.BoundEvaluator.Evaluate(schedule.Symbol.Body, 1));
        });

        Assert.Equal((1_900.0, 1_900.0), (compiled, evaluated));
    }

    [Fact]
    public void Circle_OfThousands_IsReportedOnceAndPrintable()
    {
        ScheduleSet.TryLoad(Section("Schedules", 3_000, i => $"s{(i + 1) % 3_000}(step)"), out _, out var diagnostics);

        Assert.Equal(["LRX4001"], diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void Arrays_OfManyElements_AreRefused()
    {
        var huge = new Setting("v", Enumerable.Range(0, 200_000).Select(i => new Setting(i.ToString(), "1")));
        var section = new Setting("LrExpr", [new Setting("Schedules", [new Setting("x", [new Setting("Formula", "at(v, 0)"), new Setting("Parameters", [huge])])])]);

        AssertRefused("LRX5007", section);
    }

    [Fact]
    public void Evaluation_AtAnyStep_NeverThrows()
    {
        string[] formulas =
        [
            "1 / step", "step % (step - 5)", "sign(0 / step)", "clamp(1, step, 0 - step)", "at([1, 2], 1 / step)", "at([1, 2], 0 / step)",
            "product([1, 2], step * 1e300 * 1e300)", "uniform(0 / step, step * 1e30)", "normal(step * 1e300, 1 / step)", "piecewise(0 / step, [1], [1, 2])",
            "interp(1 / step, [0, 1], [1, 2])", "reached(-1 / step, [0, 1])", "rem(1, step)", "div(1, step)", "log(step, step)", "round(1e308 * step * 10)",
            "ExponentialDecay(step * 1e300, 1, 10, 0.5)", "ramp(step, step, 0 / step)", "smoothstep(1, 0, 1 / step)",
        ];
        long[] steps = [long.MinValue, long.MinValue + 1, -1, 0, 1, 5, long.MaxValue - 1, long.MaxValue];
        foreach (string formula in formulas)
        {
            var schedule = Schedule.Compile(formula);
            var filled = new double[steps.Length];
            schedule.Fill(steps, filled);
            for (int i = 0; i < steps.Length; i++)
                Assert.Equal(schedule.At(steps[i]), filled[i]);
        }
    }

    [Fact]
    public void Fill_BeyondTheLastStep_StaysAtIt()
    {
        var filled = new double[5];

        Schedule.Compile("step - 9223372036854775807 + 1").Fill(long.MaxValue - 1, filled);

        Assert.All(filled, value => Assert.Equal(1, value));
    }

    private static Setting Section(string section, int count, Func<int, string> text) =>
        new("LrExpr", [new Setting(section, Enumerable.Range(0, count).Select(i => new Setting($"s{i}", text(i))))]);

    private static Setting KindSection(int count, Func<int, string> formula) =>
        new("LrExpr", [new Setting("Kinds", Enumerable.Range(0, count).Select(i => new Setting($"s{i}", [new Setting("Formula", formula(i))])))]);

    private static List<string> Codes(Setting section)
    {
        ScheduleSet.TryLoad(section, out _, out var diagnostics);
        return [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Code)];
    }

    private static void AssertRefused(string code, Setting section)
    {
        var clock = Stopwatch.StartNew();
        var codes = Threads.OnStackOf(256, () => Codes(section));
        Assert.Equal([code], codes);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }
}
