using System.Globalization;
using LrExpr.Binding;
using LrExpr.Keyframes;
using LrExpr.Syntax;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Keyframes;

/// <summary>Values at steps, between which a curve goes.</summary>
public sealed class KeyframeTests
{
    private const double Tolerance = 1e-12;

    public static TheoryData<string> NaiveWays => [.. NaiveCurve.Ways];

    public static TheoryData<string> AllWays => [.. Ways.All.Select(way => way.Name), "cubic-bezier(0.42, 0, 0.58, 1)"];

    [Theory]
    [MemberData(nameof(NaiveWays))]
    public void Between_Each_GoesAsItsDefinitionSays(string between)
    {
        (long Step, double Value)[] frames = [(-20, 3), (0, 0.25), (7, 0.25), (100, -1), (101, 4), (1000, 0)];
        var naive = new NaiveCurve([.. frames.Select(frame => (frame.Step, (Func<long, double>)(_ => frame.Value), between))]);
        var schedule = ScheduleSet.Load(NaiveCurve.ToSetting(frames.Select(frame => (frame.Step, NumberText.Of(frame.Value), between))))["a"];

        for (long step = -30; step < 1100; step++)
            Assert.Equal(naive.At(step), schedule.At(step), Tolerance);
    }

    [Theory]
    [MemberData(nameof(AllWays))]
    public void Frame_AtItsStep_HasItsOwnBits_AndTheEndsStay(string between)
    {
        (long Step, double Value)[] frames = [(0, 0.1), (3, 0.3), (10, 1 / 3.0), (64, 0.3), (1000, 0.7), (1_000_000, 0.1 + 0.2)];
        var keyframes = new ScheduleKeyframes { Between = between };
        foreach (var (step, value) in frames)
            keyframes[step] = value;
        var schedule = Schedule.FromKeyframes(keyframes);

        Assert.All(frames, frame => AssertBits(frame.Value, schedule.At(frame.Step)));
        Assert.All(new[] { -1, -1000, long.MinValue }, step => AssertBits(0.1, schedule.At(step)));
        Assert.All(new[] { 1_000_001, long.MaxValue }, step => AssertBits(0.1 + 0.2, schedule.At(step)));
    }

    [Fact]
    public void Pchip_GoesThroughAllFrames_AndNeverBeyondThem()
    {
        var schedule = Schedule.FromKeyframes(new() { Between = "pchip", [0] = 0.1, [10] = 0.5, [20] = 0.5, [50] = 0.9, [90] = 0 });

        var table = Schedule.Compile("pchip(step, [0, 10, 20, 50, 90], [0.1, 0.5, 0.5, 0.9, 0])");
        Assert.All(Enumerable.Range(-10, 120), step => AssertBits(table.At(step), schedule.At(step)));
        Assert.All(Enumerable.Range(-10, 120), step => Assert.InRange(schedule.At(step), 0, 0.9));
    }

    [Fact]
    public void Frames_CanStandInAnyOrder_AtExpressions_WithFormulas()
    {
        var schedule = Load("""
            {
              "Parameters": { "total": 1000 },
              "Functions": { "half": "(x) => x / 2" },
              "Schedules": {
                "base": "0.1 * step",
                "a": { "Keyframes": { "total": 0, "0.1 * total + more": "init", "0": ["half(init)", "+ 1"], "500": "base(step) + init" }, "Parameters": { "init": 2, "more": 0.5 } }
              }
            }
            """);

        Assert.Equal([2, 2, 2, 2 * 0.5 + 32 * 0.5, 52, 77 * 0.5, 0], new long[] { -5, 0, 50, 300, 500, 750, 1000 }.Select(schedule.At));
    }

    [Fact]
    public void Frames_ThatDependOnTheStep_GoOverFromOneCurveToTheOther()
    {
        var schedule = Schedule.FromKeyframes(new() { [100] = "step", [200] = "1 / (step - 100)" });

        Assert.Equal([50, 100, 0.5 * 150 + 0.5 / 50, 0.01, 0.005], new long[] { 50, 100, 150, 200, 300 }.Select(schedule.At));
    }

    [Fact]
    public void Frames_HaveAWayOfTheirOwn_WhereTheySaySo()
    {
        var schedule = Schedule.FromKeyframes(new ScheduleKeyframes { Between = "cosine", [0] = 0 }.Add("100", 1, "step").Add("200", 2, "linear"), null);
        var further = Schedule.FromKeyframes(new ScheduleKeyframes { Between = "cosine", [0] = 0, [300] = 4 }.Add("100", 1, "step").Add("200", 2, "linear"), null);

        Assert.Equal([0, 0.5, 1, 1, 2, 2], new long[] { 0, 50, 100, 199, 200, 250 }.Select(schedule.At), (one, other) => Math.Abs(one - other) < Tolerance);
        Assert.Equal([1, 2, 3, 4], new long[] { 199, 200, 250, 300 }.Select(further.At));
    }

    [Fact]
    public void Inputs_CanStandInValues()
    {
        var schedule = Load("""{ "Inputs": { "load": { "Default": 0, "Min": 0, "Max": 1 } }, "Schedules": { "a": { "Keyframes": { "0": 1, "10": "1 + load" }, "Between": "easeInOutCubic" } } }""");

        Assert.Equal((1, 1.25, 1.5), (schedule.At(5), schedule.At(5, new() { ["load"] = 0.5 }), schedule.With("load", 1).At(5)));
    }

    [Fact]
    public void Values_InCSharp_AreReadAsSuch()
    {
        var schedule = Load("""{ "Schedules": { "a": { "Dialect": "csharp", "Keyframes": { "0": "1.0 / 4", "10": "Math.Max(init, 0.5)" }, "Parameters": { "init": 0.1 } } } }""");

        Assert.Equal((0.25, 0.375, 0.5), (schedule.At(0), schedule.At(5), schedule.At(10)));
    }

    [Theory]
    [InlineData("linear", """{ "0": 0, "100": "init", "300": 0 }""", "interp(step, [0, 100, 300], [0, 0.5, 0])")]
    [InlineData("step", """{ "0": 0, "100": "init", "300": 0 }""", "at([0, 0.5, 0], reached(step, [100, 300]))")]
    [InlineData("pchip", """{ "0": 0, "100": "init", "300": 0 }""", "pchip(step, [0, 100, 300], [0, 0.5, 0])")]
    [InlineData("cosine", """{ "0": 1, "100": "init" }""", "step < 100 ? 1 + (init - 1) * easeInOutSine(step / 100) : init")]
    [InlineData("linear", """{ "0": "init" }""", "init")]
    [InlineData("ease-in", """{ "-10": 0, "0": "init", "5": 0 }""", "step < 0 ? init * cubicBezier((step - -10) / 10, 0.42, 0, 1, 1) : step < 5 ? init * (1 - cubicBezier(step / 5, 0.42, 0, 1, 1)) : 0")]
    [InlineData("linear", """{ "0": 0, "10": "step + init", "20": 0 }""", "step < 0 ? 0 : step < 10 ? lerp(0, step + init, step / 10) : step < 20 ? lerp(step + init, 0, (step - 10) / 10) : 0")]
    [InlineData("linear", """{ "0": 0, "10": { "Value": "init", "Between": "step" }, "20": 1, "30": 2, "40": 3 }""", "step < 10 ? interp(step, [0, 10], [0, 0.5]) : step < 20 ? init : interp(step, [20, 30, 40], [1, 2, 3])")]
    public void Keyframes_BecomeAFormula(string between, string frames, string formula)
    {
        var schedule = Load($$"""{ "Schedules": { "a": { "Keyframes": {{frames}}, "Between": "{{between}}", "Parameters": { "init": 0.5 } } } }""");

        Assert.Contains($"\nformula     {formula}\n", schedule.Explain(), StringComparison.Ordinal);
        var written = Schedule.TryCompile(formula, new() { ["init"] = 0.5 }, out var compiled, out _) ? compiled : Schedule.Compile(formula);
        Assert.All(Enumerable.Range(-50, 500), step => AssertBits(written.At(step), schedule.At(step)));
    }

    [Theory]
    [MemberData(nameof(AllWays))]
    public void Fill_HasTheBitsOfAt_AndSoHasCompiledCode(string between)
    {
        foreach (int count in new[] { 2, 5, 40 })
        {
            var random = new Random(count);
            var keyframes = new ScheduleKeyframes { Between = between };
            for (int i = 0; i < count; i++)
                keyframes[40 * i + random.Next(40)] = random.NextDouble();
            var schedule = Schedule.FromKeyframes(keyframes);
            double[] filled = new double[2000];
            schedule.Fill(-100, filled);

            Assert.All(filled.Select((value, index) => (value, step: index - 100L)), pair => AssertBits(pair.value, schedule.At(pair.step)));
            Assert.All(filled.Select((value, index) => (value, step: index - 100L)), pair => AssertBits(pair.value, schedule.Function(pair.step)));
            Assert.All(filled.Select((value, index) => (value, step: index - 100L)), pair => AssertBits(pair.value, BoundEvaluator.Evaluate(schedule.Symbol.Body, pair.step)));
        }
    }

    [Theory]
    [MemberData(nameof(AllWays))]
    public void Frames_AThousand_AreReadAndFilledOnASmallStack(string between) => Threads.OnStackOf(512, () =>
    {
        var keyframes = new ScheduleKeyframes { Between = between };
        for (int i = 0; i < 1000; i++)
            keyframes[7 * i] = (i % 10) / 10.0;
        var schedule = Schedule.FromKeyframes(keyframes);
        double[] filled = new double[7100];
        schedule.Fill(0, filled);

        Assert.All(Enumerable.Range(0, 1000), i => AssertBits((i % 10) / 10.0, filled[7 * i]));
        Assert.All(Enumerable.Range(0, 7100), step => AssertBits(filled[step], schedule.Function(step)));
        Assert.True(schedule.Cost < 1000);
        Assert.NotEmpty(schedule.Explain());
        return 0;
    });

    [Fact]
    public void Frames_AThousandFormulas_AreReadOnASmallStack() => Threads.OnStackOf(512, () =>
    {
        var keyframes = new ScheduleKeyframes { Between = "easeInOutCubic" };
        for (int i = 0; i < 1000; i++)
            keyframes[7 * i] = $"{i % 10} + sin(step)";
        var schedule = Schedule.FromKeyframes(keyframes);
        double[] filled = new double[700];
        schedule.Fill(0, filled);

        Assert.All(Enumerable.Range(0, 700), step => AssertBits(filled[step], schedule.Function(step)));
        Assert.NotEmpty(schedule.Explain());
        return 0;
    });

    [Fact]
    public void Frames_MoreThanAnArrayCanHave_AreRefused()
    {
        var keyframes = new ScheduleKeyframes();
        for (int i = 0; i < 1025; i++)
            keyframes[i] = i;

        Assert.False(Schedule.TryFromKeyframes(keyframes, null, out _, out var diagnostics));
        Assert.Equal("LRX5007", Assert.Single(diagnostics).Code);
    }

    /// <summary>Random frames with random ways, numbers and formulas among the values, against a reading of them one by one.</summary>
    [Fact]
    public void Curve_OfRandomFrames_IsWhatANaiveReadingGives()
    {
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            int count = random.Next(1, seed % 10 == 0 ? 80 : 12);
            bool isOneWay = random.Next(3) == 0;
            string usual = NaiveCurve.Ways[random.Next(NaiveCurve.Ways.Count)];
            var frames = new List<(long Step, string Text, Func<long, double> Value, string Between)>();
            long step = random.Next(-50, 50);
            for (int i = 0; i < count; i++, step += random.Next(4) == 0 ? 1 : random.Next(1, 60))
            {
                double value = Math.Round(random.NextDouble() * 4 - 2, random.Next(1, 16));
                string between = isOneWay ? usual : NaiveCurve.Ways[random.Next(NaiveCurve.Ways.Count)];
                frames.Add(random.Next(isOneWay ? 40 : 4) == 0
                    ? (step, $"{NumberText.Of(value)} + sin(step / 9)", at => value + Math.Sin(at / 9.0), between)
                    : (step, NumberText.Of(value), _ => value, between));
            }

            var naive = new NaiveCurve([.. frames.Select(frame => (frame.Step, frame.Value, frame.Between))]);
            var shuffled = frames.OrderBy(_ => random.Next()).Select(frame => (frame.Step, frame.Text, frame.Between));
            var schedule = ScheduleSet.Load(NaiveCurve.ToSetting(shuffled))["a"];
            double[] filled = new double[step - frames[0].Step + 40];
            schedule.Fill(frames[0].Step - 20, filled);
            for (int i = 0; i < filled.Length; i++)
            {
                long at = frames[0].Step - 20 + i;
                if (!(Math.Abs(naive.At(at) - filled[i]) < 1e-11))
                    Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, step {at}: {filled[i]} instead of {naive.At(at)}; {schedule.Explain()}"));
                AssertBits(schedule.At(at), filled[i]);
            }
        }
    }

    /// <summary>An easing that stays between its ends does so to the bit, whatever is added to what.</summary>
    [Fact]
    public void Curve_BetweenTwoFrames_StaysBetweenThem()
    {
        string[] within = ["linear", "cosine", "pchip", "easeInOutQuint", "easeOutExpo", "ease-in-out", "easeOutCirc", "easeInQuart"];
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            double from = random.NextDouble() * random.Next(1, 1000), to = random.NextDouble() * random.Next(1, 1000);
            long width = random.Next(1, 20_000);
            var schedule = Schedule.FromKeyframes(new() { Between = within[seed % within.Length], [0] = from, [width] = to });

            for (long step = Math.Max(0, width - 300); step <= width; step++)
                Assert.InRange(schedule.At(step), Math.Min(from, to), Math.Max(from, to));
        }
    }

    private static CompiledSchedule Load(string section) => ScheduleSet.Load(SettingJson.Read("LrExpr", section))["a"];

    private static void AssertBits(double expected, double actual) => Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
}
