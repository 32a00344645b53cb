using System.Globalization;
using CsCheck;
using LrExpr.Loading;
using LrExpr.Running.Plans;
using LrExpr.Syntax;
using LrExpr.Tests.Kinds;
using LrExpr.Tests.Properties;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Running;

/// <summary>Many values at once have the bits of <c>At</c>.</summary>
public sealed class FillTests
{
    private static readonly Dictionary<string, GoldenCase> Golden =
        GoldenFile.WithKeras.SelectMany(file => file.Cases).ToDictionary(golden => golden.Id);

    private static readonly GoldenComparison Comparison = new(KindLinker.BuiltIn);

    /// <summary>Formulas, and how they are filled.</summary>
    public static TheoryData<string, string> Formulas => new()
    {
        { "0.25", "constant" },
        { "0.1 * 0.96 ^ floor(step / 1000)", "from 0 by runs; from 18254000 constant" },
        { "0.1 * 0.96 ^ (step / 1000)", "from 0 in blocks; from 18253230 constant" },
        { "0.1 * exp(-step / 1000)", "from 0 in blocks; from 745134 constant" },
        { "0.05 * (1 + cos(pi * min(step, 100_000) / 100_000))", "from 0 in blocks; from 100001 constant" },
        {
            "step < 10_000 ? 0.1 * step / 10_000 : 0.05 * (1 + cos(pi * min(step, 100_000) / 100_000))",
            "from 0 in blocks; from 10000 in blocks; from 100001 constant"
        },
        { "0.099 * (1 - step / (10_000 * max(1, ceil(step / 10_000)))) ^ 2 + 0.001", "from 0 in blocks; from 10001 by runs in blocks" },
        { "piecewise(step, [10_000, 30_000], [0.1, 0.05, 0.02])", "by runs" },
        { "interp(step, [0, 5_000, 9_000], [0, 1, 0.25])", "from 0 by runs in blocks; from 9000 constant" },
        { "clamp(step / 1000, 0.5, 2)", "from 0 constant; from 501 in blocks; from 2001 constant" },
        { "step % 1000 < 500 ? 1 : 2", "in blocks" },
        { "step % 3 < 2 ? sqrt(step) : 2", "in blocks" },
        { "uniform(1, step)", "in blocks" },
        { "1 / (step + 1) ^ 0.7", "in blocks" },
        { "floor(0.96 ^ step)", "from 0 by runs; from 18254 constant" },
        { "0.1 * 0.96 ^ step", "from 0 in blocks; from 18254 constant" },
        {
            "let g = floor(log(1 + step / 1000) / log(2)); let i = g + (2 ^ (g + 1) - 1 <= step / 1000 ? 1 : 0); cos((step / 1000 - i) / 2 ^ i)",
            "by runs in blocks"
        },
    };

    public static TheoryData<long> Firsts => [0, 1, 7, 499, 9_999, 10_000, 99_990, 100_001, 1_000_003, (1L << 36) - 300, (1L << 53) - 200, -300, long.MaxValue - 1_000];

    public static TheoryData<string> Kinds =>
        [.. GoldenFile.WithKeras.SelectMany(file => file.Cases).Where(golden => !golden.IsRefused).Select(golden => golden.Id)];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Fill_OfAFormula_IsPlanned(string formula, string plan) => Assert.Equal(plan, Schedule.Compile(formula).Code.Many.Plan.ToString());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fill_OfAKindOfALibrary_HasTheBitsOfAt(string id)
    {
        if (!Comparison.TryCompile(Golden[id], out var schedule, out _))
            return;
        foreach (long first in new long[] { 0, 3_000, 99_700, -700, (1L << 53) - 500 })
            AssertSame(id, schedule, first, 1_500);
    }

    [Theory]
    [MemberData(nameof(Firsts))]
    public void Fill_FromAnyStep_HasTheBitsOfAt(long first)
    {
        foreach (var row in Formulas)
            AssertSame((string)row[0], Schedule.Compile((string)row[0]), first, 700);
    }

    [Theory]
    [InlineData("min(if(isfinite(step), asin(1e300), step), 1)")]
    [InlineData("max(if(isfinite(step), asin(1e300), step), 1)")]
    [InlineData("clamp(step > 3 ? asin(step) : step, 0, 1)")]
    [InlineData("ramp(1, 2, if(isfinite(step), asin(1e300), step))")]
    public void Fill_OfALimitOfNaN_IsNaN(string formula) => AssertSame(formula, Schedule.Compile(formula), 0, 9_000);

    /// <summary>The value of <c>b</c> has a fault, which counts where it is used; it is not.</summary>
    [Fact]
    public void Fill_OfALetThatOnlyAnUnusedOneNames_HasTheValue() =>
        AssertSame("unused lets", Schedule.Compile("let d = (let a = step > 0 ? step : pi ^ 1000; let b = 1 < 2 ? pi : a; let c = b; 1000); step + d"), 0, 300);

    [Fact]
    public void Fill_OfAnyLength_HasTheSameBitsAtEachStep()
    {
        var schedule = Schedule.Compile("step < 300 ? step / 300 : 0.5 * (1 + cos(pi * min(step, 2_000) / 2_000))");
        double[] all = new double[10_000];
        schedule.Fill(0, all);
        foreach (int length in new[] { 0, 1, 7, 8, 9, 255, 256, 257, 1_000, 2_047, 2_048, 2_049, 4_095, 4_096 })
        {
            foreach (int first in new[] { 0, 1, 5, 44, 299, 300, 301, 700 })
            {
                double[] some = new double[length];
                schedule.Fill(first, some);
                Assert.Equal(all[first..(first + some.Length)], some);
                Schedule.Compile("step < 300 ? step / 300 : 0.5 * (1 + cos(pi * min(step, 2_000) / 2_000))").Fill(first, some);
                Assert.Equal(all[first..(first + some.Length)], some);
            }
        }
    }

    [Fact]
    public void Fill_OfStepsInAnyOrder_HasTheBitsOfAt()
    {
        var random = new Random(5);
        foreach (var row in Formulas)
        {
            string formula = (string)row[0];
            var schedule = Schedule.Compile(formula);
            long[] steps = [.. Enumerable.Range(0, 2_000).Select(i => i % 7 < 3 ? i : random.NextInt64(1L << random.Next(1, 62)) - (i % 5 == 0 ? 1L << 60 : 0))];
            double[] values = new double[steps.Length];
            schedule.Fill(steps, values);
            AssertSame(formula, schedule, steps, values);
        }
    }

    [Fact]
    public void Fill_OfEveryKindOfFormula_HasTheBitsOfAt() =>
        RandomFormula.Number.Sample(
            formula =>
            {
                string text = SyntaxPrinter.Print(formula);
                if (!Schedule.TryCompile(text, null, out var schedule, out _))
                    return;
                AssertSame(text, schedule, 0, 300);
                AssertSame(text, schedule, 0, 5_000);
                AssertSame(text, schedule, 123_456, 300);
                AssertSame(text, schedule, -20, 300);
                AssertSame(text, schedule, (1L << 53) - 20, 100);
            },
            iter: 2_000,
            print: SyntaxPrinter.Print);

    /// <summary>Next to exponents whose powers are squares, roots and reciprocals a power can fall by a last place where it should rise.</summary>
    [Theory]
    [InlineData("0.5", "4e-18")]
    [InlineData("-0.5", "4e-18")]
    [InlineData("-1", "8e-18")]
    [InlineData("2", "2e-17")]
    public void Fill_OfPowersNextToExponentsOfTheirOwn_HasTheBitsOfAt(string exponent, string step)
    {
        for (int i = 1; i <= 60; i++)
        {
            string formula = string.Create(CultureInfo.InvariantCulture, $"{1 + i / 1000.0 - 0.00001} ^ ({exponent} + (min(step, 100) - 50) * {step})");
            AssertSame(formula, Schedule.Compile(formula), 0, 5_000);
        }
    }

    [Fact]
    public void Fill_OfARunThatEndsAtAnUnevenStep_ChangesAtThatStep()
    {
        var schedule = Schedule.Compile("floor(log(1 + step / 1000) / log(2)) + floor(step / 77.7)");
        double[] values = new double[200_000];
        schedule.Fill(0, values);
        for (int step = 0; step < values.Length; step++)
            Assert.Equal(schedule.At(step), values[step]);
    }

    /// <summary>Where a run might be taken for longer than it is, or shorter.</summary>
    [Theory]
    [InlineData("1 / ceil((step - 500) / 1000)")]
    [InlineData("1 / ceil(min(step, 700) / -1000)")]
    [InlineData("floor(step / 300) + floor(step / 301) * 0.5")]
    [InlineData("floor(sqrt(2) * step / 1e4) - floor(step / 99.5)")]
    [InlineData("piecewise(step / 7, [0, 50.5, 100], [1, -1, 2, 0])")]
    [InlineData("at([3, 1, 2], floor(step / 1000)) * step")]
    [InlineData("(step >= 100 and step < 2000) or step == 3000 ? 1 : step")]
    [InlineData("max(min(step, 1000) - 500, 0) / 3")]
    [InlineData("clamp(2 - step / 1500, 0, 1) ^ 2")]
    [InlineData("(step % 700) / 700 + (step / 3) % 1")]
    [InlineData("step == 1000 ? 1 / 0 * (step - 1000) : 0.1 / step")]
    public void Fill_WhereSomethingChanges_HasTheBitsOfAt(string formula)
    {
        var schedule = Schedule.Compile(formula);
        AssertSame(formula, schedule, 0, 5_000);
        AssertSame(formula, schedule, 499, 1_003);
        AssertSame(formula, schedule, (1L << 52) - 1_000, 5_000);
    }

    /// <summary>Tables of a few boundaries and of many, powers to whole numbers, and stairs of short steps, at boundaries, between, and beyond.</summary>
    [Theory]
    [InlineData("piecewise((step - 40) / 4, [-2.5, 0, 1, 3.25], [5, 4, 3, 2, 1])")]
    [InlineData("piecewise(step < 3 ? ln(step) - ln(step) : 1 / (step - 7), [-0.5, 0], [1, 2, 3])")]
    [InlineData("reached(step % 20, [3, 3, 7]) + reached(0 * -step, [0])")]
    [InlineData("interp((step - 40) / 4, [-2.5, 0, 1, 3.25], [5, -4, 3, 2]) + interp(step, [9], [0.1])")]
    [InlineData("interp(1 / (step - 9) + 0 * sqrt(step), [-1, 0, 0.25], [0.1, 0.3, 0.7])")]
    [InlineData("pchip((step - 40) / 4, [-2.5, 0, 1, 3.25], [5, -4, 3, 2]) + pchip(step, [9], [0.1])")]
    [InlineData("pchip(1 / (step - 9) + 0 * sqrt(step), [-1, 0, 0.25], [0.1, 0.3, 0.7])")]
    [InlineData("cubicBezier(step / 70, step / 50, 1 / (step - 9), 0.58, step) + cubicBezier(0.3, 0.4, step, 0.5, 1)")]
    [InlineData("at([3, 1, 2], step / 3 - 2) + at([3, 1, 2], 1 / (step - 5))")]
    [InlineData("product([0.3, 0.7, 0.9], step / 5 - 1)")]
    [InlineData("0.7 ^ floor(step / 3) + 0.1 ^ step")]
    [InlineData("1.5 ^ (step % 1100) + 2 ^ (step / 2)")]
    [InlineData("0.5 ^ floor(step / 30) + step * floor(step / 70)")]
    public void Fill_OfTablesAndPowers_HasTheBitsOfAt(string formula)
    {
        for (int count = 1; count <= 300; count += count < 20 ? 1 : 31)
            AssertSame(formula, Schedule.Compile(formula), 300 - count, count);
        AssertSameAnywhere(formula);
    }

    /// <summary>More boundaries than are compared one by one.</summary>
    [Theory]
    [InlineData("piecewise(step % 100 / 2, [{0}], [-1, {0}])")]
    [InlineData("reached(step / 2 - 3, [{0}])")]
    [InlineData("interp(step % 100 / 2 - 3, [{0}], [{0}]) * interp(100 - step, [{0}], [{0}])")]
    [InlineData("pchip(step % 100 / 2 - 3, [{0}], [{0}]) * pchip(100 - step, [{0}], [{0}])")]
    [InlineData("product([{0}], step % 50) + at([{0}], step % 100 - 5)")]
    public void Fill_OfLongTables_HasTheBitsOfAt(string form)
    {
        foreach (int count in new[] { 15, 16, 17, 31, 32, 33, 40 })
            AssertSameAnywhere(string.Format(CultureInfo.InvariantCulture, form, string.Join(", ", Enumerable.Range(0, count))));
    }

    private static void AssertSameAnywhere(string formula)
    {
        var schedule = Schedule.Compile(formula);
        foreach (long first in new[] { -300, 0, 2_000, (1L << 53) - 100 })
            AssertSame(formula, schedule, first, 300);
        AssertSame(formula, schedule, 0, 5_000);
        long[] steps = [.. Enumerable.Range(0, 400).Select(i => i * 7_919L % 401 - 100)];
        double[] values = new double[steps.Length];
        schedule.Fill(steps, values);
        AssertSame(formula, schedule, steps, values);
    }

    private static void AssertSame(string formula, CompiledSchedule schedule, long first, int count)
    {
        long[] steps = [.. Enumerable.Range(0, count).Select(i => first > long.MaxValue - i ? long.MaxValue : first + i)];
        double[] values = new double[count];
        schedule.Fill(first, values);
        AssertSame(formula, schedule, steps, values);
    }

    private static void AssertSame(string formula, CompiledSchedule schedule, long[] steps, double[] values)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            if (BothForms.Bits(values[i]) != BothForms.Bits(schedule.At(steps[i])))
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{formula} at {steps[i]}: {values[i]:R}, {schedule.At(steps[i]):R}"));
        }
    }
}
