using LrExpr.Tests.Support;

namespace LrExpr.Tests.Properties;

/// <summary>What a set takes over from the one whose place it takes.</summary>
public class PreviousSetTests
{
    private static readonly ScheduleKind Scaled = new("Scaled", arguments =>
    {
        double by = arguments.Number("by");
        var inner = arguments.Schedule("inner");
        return step => by * inner(step);
    })
    {
        Parameters = [ScheduleKindParameter.Number("by"), ScheduleKindParameter.Schedule("inner")],
    };

    [Theory]
    [InlineData("step * 2", "step * 2", true)]
    [InlineData("step * 2", "(step) *\n  2   # a comment", true)]
    [InlineData("step * 2", "step * (1 + 1)", true)]
    [InlineData("step * 2", "2 * step", false)]
    [InlineData("step * 0.1", "step * 0.10000000000000002", false)]
    [InlineData("floor(step / 3)", "step / 3", false)]
    [InlineData("let a = step + 1; a * a", "let b = step + 1; b * b", true)]
    [InlineData("let a = step + 1; let b = step + 2; a * a + b * b * a", "let a = step + 1; let b = step + 2; b * b + a * a * b", false)]
    [InlineData("step > 5 ? 1 : 2", "step > 5 ? 2 : 1", false)]
    [InlineData("step > 5 ? 1 : 2", "step >= 5 ? 1 : 2", false)]
    [InlineData("piecewise(step, [1, 2], [3, 4, 5])", "piecewise(step, [1, 2], [3, 4, 6])", false)]
    [InlineData("piecewise(step, [1, 2], [3, 4, 5])", "piecewise(step, [1, 1 + 1], [3, 4, 5])", true)]
    [InlineData("x(step)", "y(step)", false)]
    [InlineData("x(step)", "x(step - 1)", false)]
    [InlineData("min(step, 0)", "max(step, 0)", false)]
    public void Compile_WithAPreviousSet_KeepsTheFunctionWhereTheValuesAreTheSame(string before, string after, bool isSame)
    {
        var first = ScheduleSet.Compile(Section(("a", before), ("x", "step + 1"), ("y", "step + 2")));

        var second = ScheduleSet.Compile(Section(("a", after), ("x", "step + 1"), ("y", "step + 2")), first);

        Assert.Equal(isSame, ReferenceEquals(first["a"].Function, second["a"].Function));
        Assert.Same(first["x"].Function, second["x"].Function);
    }

    [Fact]
    public void Compile_WithAPreviousSet_ChangesWhatRefersToAChange()
    {
        var first = ScheduleSet.Compile(Section(("a", "b(step)"), ("b", "c(step)"), ("c", "step"), ("d", "step")));

        var second = ScheduleSet.Compile(Section(("a", "b(step)"), ("b", "c(step)"), ("c", "step + 1"), ("d", "step")), first);

        Assert.Equal([false, false, false, true], new[] { "a", "b", "c", "d" }.Select(name => ReferenceEquals(first[name].Function, second[name].Function)));
        Assert.Equal(8, second["a"].At(7));
    }

    [Fact]
    public void Compile_OtherNumerics_KeepsNothing()
    {
        var first = ScheduleSet.Compile(Section(("a", "step ^ 2")));

        var second = ScheduleSet.Compile(
            new Setting("LrExpr", [new Setting("Numerics", "Strict"), new Setting("Schedules", [new Setting("a", "step ^ 2")])]), first);

        Assert.NotSame(first["a"].Function, second["a"].Function);
    }

    [Fact]
    public void Compile_KindWrittenInCode_IsKeptWhileItsParametersAndSchedulesAreTheSame()
    {
        var first = ScheduleSet.Compile(Code("2", "step"), [Scaled]);

        Assert.Same(first["a"].Function, Again(Code("2", "step"))["a"].Function);
        Assert.Same(first["a"].Function, Again(Code("1 + 1", "(step)"))["a"].Function);
        Assert.NotSame(first["a"].Function, Again(Code("3", "step"))["a"].Function);
        Assert.NotSame(first["a"].Function, Again(Code("2", "step + 1"))["a"].Function);
        Assert.Equal(16, Again(Code("2", "step + 1"))["a"].At(7));

        ScheduleSet Again(Setting section) =>
            ScheduleSet.TryCompile(section, [Scaled], first, out var set, out _) ? set : throw new InvalidOperationException();

        static Setting Code(string by, string inner) => new("LrExpr", [new Setting("Schedules",
        [
            new Setting("a", [new Setting("Kind", "Scaled"), new Setting("Parameters", [new Setting("by", by), new Setting("inner", "b")])]),
            new Setting("b", inner),
        ])]);
    }

    [Fact]
    public void Compile_LongChainOfReferences_IsCompared()
    {
        var chain = Enumerable.Range(0, 2_000).Select(i => ($"s{i}", i == 0 ? "step" : $"s{i - 1}(step)")).ToArray();
        var first = ScheduleSet.Compile(Section(chain));

        Assert.True(Threads.OnStackOf(256, () => ReferenceEquals(first["s1999"].Function, ScheduleSet.Compile(Section(chain), first)["s1999"].Function)));
    }

    private static Setting Section(params (string Name, string Formula)[] schedules) =>
        new("LrExpr", [new Setting("Schedules", schedules.Select(schedule => new Setting(schedule.Name, schedule.Formula)))]);
}
