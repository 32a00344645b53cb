using System.Text.Json;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Folds;

/// <summary><c>fold</c> over lists of schedules and of choices.</summary>
public sealed class FoldTests
{
    private const string Factors = """ "Parameters": { "p": { "Type": "choices", "Options": ["half", "up one", "Square"] }, "n": { "Type": "number", "Optional": true } } """;

    private const string Turns = "fold(p, part, so_far, n, if(is(part, half), so_far / 2, is(part, `up one`), so_far + 1, so_far * so_far))";

    /// <summary>What stands for the value of each element, with what comes of them at step 3: the parts are 3, 10 - 3 and 0.5.</summary>
    [Theory]
    [InlineData("1, before * part(step)", 10.5)]
    [InlineData("0, before + part(step)", 10.5)]
    [InlineData("-inf, max(before, part(step))", 7)]
    [InlineData("0, 10 * before + part(step)", 370.5)]
    [InlineData("step, before - part(step + 1)", -7.5)]
    [InlineData("2, before * (let x = part(step); x * x)", 220.5)]
    [InlineData("0, part(part(part(step)))", 0.5)]
    [InlineData("0, before + fold(p, other, under, 1, under * other(step)) * part(step)", 110.25)]
    [InlineData("0, before + Twice(step, part)", 21)]
    [InlineData("0, before + Total(step, p)", 31.5)]
    [InlineData("0, before + step", 9)]
    public void Fold_OverSchedules_GoesFromTheLeft(string rest, double expected)
    {
        string value = $"fold(p, part, before, {rest})";
        var set = Load($$"""
            {
              "Kinds": {
                "K": { "Parameters": { "p": { "Type": "schedules" } }, "Formula": "{{value}}" },
                "Twice": { "Parameters": { "s": { "Type": "schedule" } }, "Formula": "2 * s(step)" },
                "Total": { "Parameters": { "list": { "Type": "schedules" } }, "Formula": "fold(list, one, sum, 0, sum + one(step))" }
              },
              "Schedules": {
                "falling": "10 - step",
                "in settings": { "Kind": "K", "Parameters": { "p": ["step", "falling", 0.5] } },
                "half": "0.5", "same": "step",
                "in a formula": "K(step, [same, falling, half])"
              }
            }
            """);

        Assert.Equal(expected, BothForms.At(set["in settings"], 3), 12);
        Assert.Equal(expected, BothForms.At(set["in a formula"], 3), 12);
    }

    [Theory]
    [InlineData("\"half * up one\"", 4, 3)]
    [InlineData("\"Up One*HALF\"", 4, 2.5)]
    [InlineData("[\"square\", \"half\", \"up one\"]", 4, 9)]
    [InlineData("[\"up one\", \"Up One\", \"square\", \"half\"]", 1, 4.5)]
    [InlineData("\"half\"", 1, 0.5)]
    public void Fold_OverChoices_KnowsEachAndTheirOrder(string factors, double first, double expected)
    {
        var set = Load($$"""
            { "Kinds": { "K": { {{Factors}}, "Formula": "{{Turns}}" },
                "Around": { {{Factors}}, "Formula": "K(step, p, n)" } },
              "Schedules": {
                "a": { "Kind": "K", "Parameters": { "n": {{first}}, "p": {{factors}} } },
                "b": { "Kind": "Around", "Parameters": { "n": {{first}}, "p": {{factors}} } } } }
            """);

        Assert.Equal((expected, expected), (BothForms.At(set["a"], 0), BothForms.At(set["b"], 0)));
    }

    [Theory]
    [InlineData("K(step, [half, `up one`, half], 4)", 1.5)]
    [InlineData("K(step, n: 4, p: half * `up one` * half)", 1.5)]
    [InlineData("K(step, half, 4)", 2)]
    public void Choices_InAFormula_AreAnArrayOrAProductOfNames(string formula, double expected) =>
        Assert.Equal(expected, Load($$"""{ "Kinds": { "K": { {{Factors}}, "Formula": "{{Turns}}" } }, "Schedules": { "a": "{{formula}}" } }""")["a"].At(0));

    [Fact]
    public void Choices_GivenToCode_AreTheOptionsInTheirOrder()
    {
        var kind = new ScheduleKind("Counted", arguments => _ => arguments.Choices("p").Count(option => option == "a") + 10 * arguments.Choices("p").Count)
        {
            Parameters = [ScheduleKindParameter.Choices("p", ["a", "b"], "a * b")],
        };
        var set = ScheduleSet.Load(Section("""{ "Schedules": { "usual": { "Kind": "Counted" }, "own": { "Kind": "Counted", "Parameters": { "p": "a*B*a" } } } }"""), [kind]);

        Assert.Equal((21, 32), (set["usual"].At(0), set["own"].At(0)));
    }

    /// <summary>What an element does not ask for may be missing, or make no sense.</summary>
    [Theory]
    [InlineData("half * half", "")]
    [InlineData("half * up", "LRX2016 Schedules:a:Parameters:p")]
    [InlineData("half * add", "LRX2015 Schedules:a")]
    [InlineData("half * divide", "LRX2101 Schedules:a:Parameters:m")]
    [InlineData("divide * divide", "LRX2101 Schedules:a:Parameters:m")]
    [InlineData("half ** half", "LRX2016 Schedules:a:Parameters:p")]
    [InlineData("", "LRX3005 Schedules:a")]
    public void Element_IsCheckedForWhatItIs(string factors, string expected)
    {
        string section = $$"""
            { "Kinds": { "K": {
                "Parameters": { "p": { "Type": "choices", "Options": ["half", "add", "divide"] }, "m": 1, "n": { "Type": "number", "Optional": true } },
                "Formula": "fold(p, part, v, step, if(is(part, half), v / 2, is(part, add), v + n, v / m))" } },
              "Schedules": { "a": { "Kind": "K", "Parameters": { "p": "{{factors}}", "m": 0, "n": null } } } }
            """;

        Assert.Equal(expected, string.Join(" ", Diagnostics(section)));
    }

    [Theory]
    [InlineData("fold(p, part, before, 0)", "LRX2003")]
    [InlineData("fold(q, part, before, 0, before)", "LRX2001")]
    [InlineData("fold(n, part, before, 0, before)", "LRX2004")]
    [InlineData("fold([p], part, before, 0, before)", "LRX2004")]
    [InlineData("fold(p, 1, before, 0, before)", "LRX2004")]
    [InlineData("fold(p, part, 2, 0, part(step))", "LRX2004")]
    [InlineData("fold(p, part, before, true, part(step) + before)", "LRX2004")]
    [InlineData("fold(p, part, before, 0, part(step) > before)", "LRX2004")]
    [InlineData("fold(p, n, before, 0, n(step) + before)", "LRX2008")]
    [InlineData("fold(p, part, part, 0, part(step))", "LRX2008", "LRX2901")]
    [InlineData("fold(p, part, pi, 0, part(step) + pi)", "LRX2008")]
    [InlineData("fold(p, part, before, 0, part + before)", "LRX2006")]
    [InlineData("fold(p, part, before, 0, before + 1)", "LRX2901")]
    [InlineData("fold(p, part, before, 0, part(step))", "LRX2901")]
    [InlineData("fold(p, part, before, before, part(step) + before)", "LRX2001")]
    [InlineData("fold(p, part, before, 0, part(step) + before) + before", "LRX2001")]
    [InlineData("fold(p, part, before, 0, part(step) + befor)", "LRX2001")]
    [InlineData("p + n", "LRX2004")]
    public void Fold_WithAMistake_IsReported(string formula, params string[] codes)
    {
        string section = $$"""{ "Kinds": { "K": { "Parameters": { "p": { "Type": "schedules" }, "n": 1 }, "Formula": "{{formula}} + 0 * n" } } }""";

        Assert.Equal(codes.Order(), Diagnostics(section).Select(one => one.Split(' ')[0]).Where(code => code != "LRX2902").Distinct().Order());
    }

    [Fact]
    public void Fold_OutsideOfAKind_IsRefused() =>
        Assert.Equal(["LRX4003 Schedules:a"], Diagnostics("""{ "Schedules": { "a": "fold(a, b, c, 0, c + 1)" } }"""));

    /// <summary>An element is no definition of its name, so nothing goes in a circle.</summary>
    [Fact]
    public void Element_HidesADefinitionOfItsName()
    {
        var set = Load("""
            { "Kinds": { "part": { "Parameters": { "p": { "Type": "schedules" } }, "Formula": "fold(p, part, before, 0, before + part(step))" } },
              "Schedules": { "a": { "Kind": "part", "Parameters": { "p": ["step", "1"] } } } }
            """);

        Assert.Equal(6, set["a"].At(5));
    }

    [Fact]
    public void Parts_HandOnInputsAndListenToReports()
    {
        var set = Load("""
            { "Inputs": { "load": 1 },
              "Schedules": {
                "heard": { "Formula": "n", "State": { "n": 1 }, "Update": { "n": "n + metric" } },
                "a": { "Kind": "lrexpr.product", "Parameters": { "schedules": ["load * (step + 1)", "heard", "10"] } } } }
            """);
        var controller = set["a"].CreateController();

        Assert.Equal(["load"], set["a"].Inputs.Select(input => input.Name));
        Assert.Equal(10 * 4 * (1 + 2.5), controller.Report(3, 2.5));
        Assert.Equal(10 * 5 * (3.5 + 1), controller.Report(4, 1));
    }

    [Fact]
    public void Facts_AndCosts_AreThoseOfWhatIsWrittenOut()
    {
        var set = Load("""
            { "Schedules": {
                "down": { "Kind": "torch.ExponentialLR", "Parameters": { "base_lr": 0.1, "gamma": 0.9 } },
                "up": "1 - 0.5 ^ (step + 1)",
                "folded": { "Kind": "lrexpr.product", "Parameters": { "schedules": ["down", "0.5", "down"] }, "Expect": { "Min": 0, "Max": 0.0051, "Monotone": "decreasing" } },
                "written": "let a = 1; let b = a * down(step); let c = b * 0.5; c * down(step)" } }
            """);

        var proofs = set["folded"].Explain();

        Assert.Equal(set["written"].Cost + 3, set["folded"].Cost, 4.0);
        Assert.DoesNotContain("product", set["written"].Explain(), StringComparison.Ordinal);
        Assert.Contains("down(step)", proofs, StringComparison.Ordinal);
    }

    /// <summary>Folds in folds, and through kinds, end with a message, and at once.</summary>
    [Fact]
    public void Folds_OfLongLists_AreLimited()
    {
        string parts = string.Join(", ", Enumerable.Repeat("\"1\"", 1000));
        string inner = "fold(p, b, y, 0, y + b(step))";
        string section = $$"""
            { "Kinds": {
                "Square": { "Parameters": { "p": { "Type": "schedules" } }, "Formula": "fold(p, a, x, 0, x + a(step) * {{inner}})" },
                "Sum": { "Parameters": { "p": { "Type": "schedules" } }, "Formula": "{{inner}}" },
                "Two": { "Parameters": { "p": { "Type": "schedules" } }, "Formula": "fold(p, a, x, 0, x + a(step) * Sum(step, p))" },
                "Three": { "Parameters": { "p": { "Type": "schedules" } }, "Formula": "fold(p, a, x, 0, x + a(step) * Two(step, p))" } },
              "Schedules": {
                "one": { "Kind": "Sum", "Parameters": { "p": [{{parts}}] } },
                "a": { "Kind": "Square", "Parameters": { "p": [{{parts}}] } },
                "b": { "Kind": "Two", "Parameters": { "p": [{{parts}}] } },
                "c": { "Kind": "Three", "Parameters": { "p": [{{parts}}] } } } }
            """;

        Assert.Equal(["LRX5003 Schedules:a:Parameters:p", "LRX5003 Schedules:b:Parameters:p", "LRX5003 Schedules:c:Parameters:p"], Diagnostics(section));
    }

    private static ScheduleSet Load(string section) => ScheduleSet.Load(Section(section));

    private static Setting Section(string json) => TestData.ToSetting("LrExpr", JsonDocument.Parse(json).RootElement);

    private static IReadOnlyList<string> Diagnostics(string section)
    {
        ScheduleSet.TryLoad(Section(section), out _, out var diagnostics);
        return [.. diagnostics.Select(diagnostic => diagnostic.Code + " " + diagnostic.Path["LrExpr:".Length..])];
    }
}
