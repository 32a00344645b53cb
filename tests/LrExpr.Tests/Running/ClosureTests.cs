using LrExpr.Tests.Support;

namespace LrExpr.Tests.Running;

/// <summary>Formulas as closures; that they have the bits of the compiled form is shown for random formulas and all golden values as well.</summary>
public sealed class ClosureTests
{
    private static readonly long[] Steps = [0, 1, 2, 7, 500, 999, 1_000, 123_456, -1, -1_001, long.MinValue, long.MaxValue];

    [Theory]
    [InlineData("step")]
    [InlineData("-0.0")]
    [InlineData("min(step, -0.0)")]
    [InlineData("-step + +step")]
    [InlineData("0.1 * 0.96 ^ floor(step / 1000)")]
    [InlineData("step < 5 ? 1 : step <= 7 ? 2 : step > 900 ? 3 : step >= 2 ? 4 : 5")]
    [InlineData("step == 7 || step != 500 && !(step > 3) ? 1 : 2")]
    [InlineData("(step > 3) == (step < 600) ? 1 : 2")]
    [InlineData("(step > 3) != isnan(sqrt(step)) ? 1 : 2")]
    [InlineData("let late = step > 500; late ? ln(step) : late == isfinite(step) ? 2 : 3")]
    [InlineData("let a = step + 1; let b = a * a; let c = a + b; let d = c - a; let g = d / b; let f = g + a; f * g * d * c * b * a")]
    [InlineData("min(step, 5, 2 * step, 7) + max(1, 2, step / 3)")]
    [InlineData("clamp(step, 3, 900) + lerp(1, step, 0.5) + ramp(3, 700, step)")]
    [InlineData("piecewise(step, [1, 500], [1, 2, 3]) + reached(step, [2, 2, 7]) + interp(step, [0, 700], [3, 4])")]
    [InlineData("pchip(step, [0, 10, 700], [3, 4, -1]) + pchip(step / 7, [9], [0.1]) + cubicBezier(step / 700, 0.3, -1, step / 900, 2)")]
    [InlineData("at([4, 5, 6], step) + product([2, 3, 4], step) + count([1, 2])")]
    [InlineData("uniform(3, step) + normal(4, step) + step % 7 + rem(step, 7) + div(step, 7)")]
    [InlineData("CosineDecay(step - 3, initial_learning_rate: 0.1, decay_steps: 1000)")]
    public void Closures_OfAFormula_HaveTheBitsOfTheCompiledForm(string formula)
    {
        var schedule = Schedule.Compile(formula);

        foreach (long step in Steps)
            BothForms.At(schedule, step);
    }

    [Fact]
    public void Closures_OfSchedulesThatReferToEachOther_HaveTheBitsOfTheCompiledForm()
    {
        string large = string.Join(" + ", Enumerable.Range(1, 150).Select(i => $"sin(step / {i})"));
        var set = ScheduleSet.Load(Section(("large", large), ("calls", "large(step / 3) + large(0 / step)"), ("joins", "step < 5 ? large(step) : calls(step - 5)")));

        foreach (string name in set.Names)
        {
            foreach (long step in Steps)
                BothForms.At(set[name], step);
        }
    }

    [Fact]
    public void Closures_OfAKindWrittenInCode_GiveItTheStepItself()
    {
        var kind = new ScheduleKind("Own", _ => step => step % 1_000_003) { Parameters = [] };
        var set = ScheduleSet.Load(
            new Setting("LrExpr", [new Setting("Schedules", [new Setting("a", [new Setting("Kind", "Own")]), new Setting("b", "1 + a(step)"), new Setting("c", "1 + a(step - 3)")])]), [kind]);

        foreach (string name in set.Names)
        {
            foreach (long step in Steps)
                BothForms.At(set[name], step);
        }
    }

    [Theory]
    [InlineData(192)]
    [InlineData(256)]
    [InlineData(1_536)]
    public void Closures_OfADeepTree_RunOnAnySizeOfStack(int kilobytes)
    {
        // Functions that call one another and have a local each, so that the tree is thousands of levels deep when they are written out.
        var functions = Enumerable.Range(0, 400).Select(i => new Setting($"f{i}", i == 0 ? "(x) => x + 1" : $"(x) => let y = x / 2; 1 + (2 + (3 + (4 + f{i - 1}(y - 1) + x)))"));
        var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Functions", functions), new Setting("Schedules",
        [
            new Setting("nested", "f399(step)"),
            new Setting("sum", "step" + string.Concat(Enumerable.Repeat(" + 1", 900)) + " + step"),
        ])]));

        Assert.Equal(901 + 2 * 7 - 1, Threads.OnStackOf(kilobytes, () => set["sum"].Code.Closures(7)));
        Assert.Equal(set["nested"].Function(12_345), Threads.OnStackOf(kilobytes, () => set["nested"].Code.Closures(12_345)));
    }

    [Theory]
    [InlineData("0.1 * 0.96 ^ floor(step / 1000)")]
    [InlineData("let a = step + 1; let b = a * a; a < 3 ? b : piecewise(a, [4, 5], [1, 2, 3])")]
    [InlineData("let a = step + 1; let b = a * a; let c = a + b; let d = c - a; let g = d / b; let f = g + a; f * g * d * c * b * a + f - g + d - c - b - a")]
    public void Closures_Called_AllocateNothing(string formula)
    {
        var closures = Schedule.Compile(formula).Code.Closures;

        Assert.Equal(0, Allocated.ByThousand(step => closures(step)));
    }

    [Fact]
    public void At_CalledOftenEnough_IsCompiledBehindTheCallersBack()
    {
        var schedule = Schedule.Compile("0.1 * 0.96 ^ (step / 1000)");

        double first = schedule.At(7);
        Assert.False(schedule.Code.IsSettled);
        for (int i = 0; i < 100; i++)
            Assert.Equal(first, schedule.At(7));

        Assert.True(SpinWait.SpinUntil(() => schedule.Code.IsSettled, TimeSpan.FromMinutes(1)));
        Assert.Equal(first, schedule.At(7));
        Assert.Same(schedule.Function, schedule.Code.Current);
    }

    [Fact]
    public void Function_AskedFor_IsCompiledAtOnce()
    {
        var schedule = Schedule.Compile("0.1 * 0.96 ^ (step / 1000)");
        schedule.At(1);

        var function = schedule.Function;

        Assert.NotSame(schedule.Code.Closures, function);
        Assert.Same(function, schedule.Function);
        Assert.Same(function, schedule.Code.Current);
    }

    private static Setting Section(params (string Name, string Formula)[] schedules) =>
        new("LrExpr", [new Setting("Schedules", schedules.Select(schedule => new Setting(schedule.Name, schedule.Formula)))]);

    /// <summary>Two threads may write a schedule out at once; each has a tree and the code of what that tree calls.</summary>
    [Fact]
    public void FirstCalls_OfManyThreads_OfSchedulesThatCallLargeOnes_HaveTheirValues()
    {
        string large = string.Join(" + ", Enumerable.Range(1, 160).Select(i => $"step / {i}"));
        for (int round = 0; round < 50; round++)
        {
            var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules",
            [
                new Setting("a", "r(step) + s(step)"), new Setting("r", "x(step) + 1"), new Setting("s", "y(step) + 1"),
                new Setting("x", large), new Setting("y", large + $" + {round}"),
            ])]));
            double[] values = new double[8];

            Parallel.For(0, values.Length, i => values[i] = set["a"].At(7));

            Assert.All(values, value => Assert.Equal(set["x"].At(7) + 1 + (set["y"].At(7) + 1), value));
        }
    }
}
