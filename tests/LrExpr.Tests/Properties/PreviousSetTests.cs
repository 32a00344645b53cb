using LrExpr.Settings;
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
        var first = ScheduleSet.Load(Section(("a", before), ("x", "step + 1"), ("y", "step + 2")));

        var second = ScheduleSet.Load(Section(("a", after), ("x", "step + 1"), ("y", "step + 2")), first);

        Assert.Equal(isSame, ReferenceEquals(first["a"].Function, second["a"].Function));
        Assert.Same(first["x"].Function, second["x"].Function);
    }

    [Fact]
    public void Compile_WithAPreviousSet_ChangesWhatRefersToAChange()
    {
        var first = ScheduleSet.Load(Section(("a", "b(step)"), ("b", "c(step)"), ("c", "step"), ("d", "step")));

        var second = ScheduleSet.Load(Section(("a", "b(step)"), ("b", "c(step)"), ("c", "step + 1"), ("d", "step")), first);

        Assert.Equal([false, false, false, true], new[] { "a", "b", "c", "d" }.Select(name => ReferenceEquals(first[name].Function, second[name].Function)));
        Assert.Equal(8, second["a"].At(7));
    }

    [Fact]
    public void Compile_KindWrittenInCode_IsKeptWhileItsParametersAndSchedulesAreTheSame()
    {
        var first = ScheduleSet.Load(Code("2", "step"), [Scaled]);

        Assert.Same(first["a"].Function, Again(Code("2", "step"))["a"].Function);
        Assert.Same(first["a"].Function, Again(Code("1 + 1", "(step)"))["a"].Function);
        Assert.NotSame(first["a"].Function, Again(Code("3", "step"))["a"].Function);
        Assert.NotSame(first["a"].Function, Again(Code("2", "step + 1"))["a"].Function);
        Assert.Equal(16, Again(Code("2", "step + 1"))["a"].At(7));

        ScheduleSet Again(Setting section) =>
            ScheduleSet.TryLoad(SetContent.Of(section), [Scaled], first, out var set, out _) ? set : throw new InvalidOperationException();

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
        var first = ScheduleSet.Load(Section(chain));

        Assert.True(Threads.OnStackOf(256, () => ReferenceEquals(first["s1999"].Function, ScheduleSet.Load(Section(chain), first)["s1999"].Function)));
    }

    [Fact]
    public void Compile_OneOfManyEdited_TakesOverTheOthersAsTheyAre()
    {
        var schedules = Enumerable.Range(0, 50).Select(i => ($"s{i}", i % 10 == 0 ? $"step + {i}" : $"s{i - 1}(step) + 1")).ToArray();
        var first = ScheduleSet.Load(Section(schedules));
        schedules[25] = ("s25", "s24(step) + 2");

        var second = ScheduleSet.Load(Section(schedules), first);

        string[] changed = [.. first.Names.Where(name => !ReferenceEquals(first[name], second[name]))];
        Assert.Equal(["s25", "s26", "s27", "s28", "s29"], changed);
        Assert.Equal(7 + 20 + 9 + 1, second["s29"].At(7));
    }

    [Theory]
    [InlineData("Parameters", "p", "2")]
    [InlineData("Functions", "f", "(x) => x + 1")]
    [InlineData("Schedules", "other", "1")]
    public void Compile_WhatAllCanSeeEdited_LooksAtAllOfThem(string group, string name, string text)
    {
        var schedules = new Setting("Schedules", [new Setting("a", "p * f(step)"), new Setting("b", "a(step)")]);
        var before = new Setting("LrExpr", [new Setting("Parameters", [new Setting("p", "1")]), new Setting("Functions", [new Setting("f", "(x) => x")]), schedules]);
        var first = ScheduleSet.Load(before);
        var edited = before.Children.Select(child => child.Key != group ? child
            : new Setting(group, [.. child.Children.Where(member => member.Key != name), new Setting(name, text)]));

        var second = ScheduleSet.Load(new Setting("LrExpr", edited), first);

        Assert.NotSame(first["a"], second["a"]);
        Assert.Equal(group switch { "Parameters" => 14, "Functions" => 8, _ => 7 }, second["b"].At(7));
    }

    [Fact]
    public void Compile_UnchangedButDoubtful_WarnsAgain()
    {
        var first = ScheduleSet.Load(Section(("a", "1 / (step - 10)"), ("b", "step")));

        var second = ScheduleSet.Load(Section(("a", "1 / (step - 10)"), ("b", "step + 1")), first);

        Assert.Equal(first.Warnings.Select(warning => warning.ToString()), second.Warnings.Select(warning => warning.ToString()));
        Assert.NotEmpty(second.Warnings);
        Assert.Same(first["a"].Function, second["a"].Function);
    }

    [Fact]
    public void Compile_ScheduleInPlaceRefersToAnEditedOne_IsLookedAtAgain()
    {
        var first = ScheduleSet.Load(WithInner("step + 1"));

        var second = ScheduleSet.Load(WithInner("step + 2"), first);
        var third = ScheduleSet.Load(WithInner("step + 2"), second);

        Assert.NotSame(first["outer"], second["outer"]);
        Assert.Same(second["outer"], third["outer"]);
        Assert.Equal(2 * first["outer"].At(0), second["outer"].At(0));

        static Setting WithInner(string inner) => new("LrExpr", [new Setting("Kinds",
        [
            new Setting("Twice", [new Setting("Parameters", [new Setting("of", [new Setting("Type", "schedule")])]), new Setting("Formula", "2 * of(step)")]),
        ]), new Setting("Schedules",
        [
            new Setting("outer", [new Setting("Kind", "Twice"), new Setting("Parameters", [new Setting("of", "inner(step)")])]),
            new Setting("inner", inner),
        ])]);
    }

    [Fact]
    public void Compile_RefusedEdit_LeavesTheSetAsItWas()
    {
        var first = ScheduleSet.Load(Section(("a", "step"), ("b", "a(step)"), ("c", "step")));

        Assert.False(ScheduleSet.TryLoad(Section(("a", "step"), ("b", "a(step)"), ("c", "c(step)")), first, out _, out _));
        Assert.False(ScheduleSet.TryLoad(Section(("a", "b(step)"), ("b", "a(step)"), ("c", "step")), first, out _, out _));
        var again = ScheduleSet.Load(Section(("a", "step"), ("b", "a(step)"), ("c", "step + 1")), first);

        Assert.Same(first["b"], again["b"]);
        Assert.Equal(8, again["c"].At(7));
    }

    private static Setting Section(params (string Name, string Formula)[] schedules) =>
        new("LrExpr", [new Setting("Schedules", schedules.Select(schedule => new Setting(schedule.Name, schedule.Formula)))]);
}
