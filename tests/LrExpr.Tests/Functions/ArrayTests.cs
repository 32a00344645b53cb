using System.Globalization;
using System.Text.Json;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Functions;

/// <summary>Arrays that are computed from arrays, all of it when a formula is loaded.</summary>
public sealed class ArrayTests
{
    /// <summary>Each with the elements of its array.</summary>
    public static TheoryData<string, double[]> Computed => new()
    {
        { "[30, 60] * 2", [60, 120] },
        { "2 * [30, 60]", [60, 120] },
        { "[1, 2] + [3, 5]", [4, 7] },
        { "-[1, -2]", [-1, 2] },
        { "+[1, 2]", [1, 2] },
        { "0.5 ^ range(4)", [1, 0.5, 0.25, 0.125] },
        { "[7, -7] % 4", [3, 1] },
        { "7 - [1, 2] / 2", [6.5, 6] },
        { "[1, 2] * [3, 4] - [5, 6]", [-2, 2] },
        { "floor([1, 2, 3] / 2)", [0, 1, 1] },
        { "min([1, 5, 9], 6)", [1, 5, 6] },
        { "max([1, 5], 3, [2, 7])", [3, 7] },
        { "clamp([1, 5, 9], 2, 6)", [2, 5, 6] },
        { "lerp(10, 20, [0, 0.5, 1])", [10, 15, 20] },
        { "log([4, 8], 2)", [2, 3] },
        { "atan2([0, 1], [1, 0])", [0, Math.PI / 2] },
        { "at([5, 6, 7], [2, 0])", [7, 5] },
        { "reached([0, 10, 25], [10, 20])", [0, 1, 2] },
        { "product([2, 3, 4], 1 + range(3))", [2, 6, 24] },
        { "interp([0, 5, 20], [0, 10], [1, 2])", [1, 1.5, 2] },
        { "uniform(42, range(2))", [0.4685865183391049, 0.32706338120338474] },
        { "range(5)", [0, 1, 2, 3, 4] },
        { "range(2.5)", [0, 1, 2] },
        { "range(0)", [] },
        { "range(-3)", [] },
        { "sums([10, 20, 40])", [10, 30, 70] },
        { "sums([0.1, 0.2, 0.3])", [0.1, 0.1 + 0.2, 0.1 + 0.2 + 0.3] },
        { "sums([4, 2]) - [4, 2]", [0, 4] },
        { "maxima([3, 1, 5, 4])", [3, 3, 5, 5] },
        { "sorted([3, 1, 2, 1])", [1, 1, 2, 3] },
        { "concat([1], [2, 3])", [1, 2, 3] },
        { "concat([1], [], [2], [3, 4])", [1, 2, 3, 4] },
        { "let x = 10; iterate(x, trunc(x * 1.5), 4)", [10, 15, 22, 33] },
        { "let x = 10; iterate(x, x < 12 ? x + 1 : x, 4)", [10, 11, 12, 12] },
        { "let x = 1; iterate(x, (let y = x / 2; y + 1), 3)", [1, 1.5, 1.75] },
        { "let x = 1; iterate(x, at([5, 7, 9], x - 4), 3)", [1, 5, 7] },
        { "let x = 7; iterate(x, 2, 3)", [7, 2, 2] },
        { "let x = 7; iterate(x, x, 0)", [] },
        { "let x = 2; let y = 3; iterate(x, x * y, 3)", [2, 6, 18] },
        { "let x = 2; concat(iterate(x, x * x, 2), [x])", [2, 4, 2] },
        { "2 > 1 ? [1, 2] : [3]", [1, 2] },
        { "if(1 > 2, [1], 2 > 3, [2], [3, 4])", [3, 4] },
        { "let n = 2; let xs = range(n) + 1; xs * xs", [1, 4] },
        { "[] * 2", [] },
        { "[] + []", [] },
        { "sums([])", [] },
        { "maxima([])", [] },
        { "sorted([])", [] },
        { "concat([], [])", [] },
        { "floor([])", [] },
    };

    [Theory]
    [MemberData(nameof(Computed))]
    public void Array_OfArrays_HasTheElements(string array, double[] elements)
    {
        Assert.Equal(elements.Length, Schedule.Compile($"count(({array})) + 0 * step").At(0));
        for (int i = 0; i < elements.Length; i++)
            Assert.Equal(elements[i], Schedule.Compile($"at(({array}), step)").At(i), 1e-15);
    }

    /// <summary>What is computed with arrays is a number among others in the code that runs.</summary>
    [Fact]
    public void Array_ThatIsComputed_IsAConstantOfTheFormula()
    {
        var schedule = Schedule.Compile("0.1 * gamma ^ reached(step, milestones * epoch)", new() { ["gamma"] = 0.5, ["epoch"] = 100, ["milestones"] = new double[] { 3, 6 } });

        Assert.Contains("0.1 * 0.5 ^ reached(step, [300, 600])", schedule.Explain(), StringComparison.Ordinal);
        Assert.Equal((0.1, 0.05, 0.025), (schedule.At(299), schedule.At(300), schedule.At(600)));
    }

    [Theory]
    [InlineData("reached(step, [])", 0)]
    [InlineData("0.1 * 0.5 ^ reached(step, [])", 0.1)]
    [InlineData("count([])", 0)]
    [InlineData("product([], step)", 1)]
    [InlineData("piecewise(step, [], [5])", 5)]
    public void EmptyArray_WhereItMeansSomething_HasAValue(string formula, double value)
    {
        var schedule = Schedule.Compile(formula);
        double[] values = new double[300];
        schedule.Fill(-1, values);

        Assert.Equal(value, schedule.At(7));
        Assert.All(values, filled => Assert.Equal(value, filled));
    }

    [Fact]
    public void EmptyArray_AtNaN_IsNaN() => Assert.Equal(double.NaN, Schedule.Compile("reached(sqrt(step), [])").At(-1));

    [Theory]
    [InlineData("at(«[]», step)", "LRX2010: 'at' needs an array with at least one element")]
    [InlineData("at(«range(0)», step)", "LRX2010: 'at' needs an array with at least one element")]
    [InlineData("pchip(step, «[]», «[]»)", "LRX2010: 'pchip' needs an array with at least one element")]
    [InlineData("interp(step, «[]», «[]»)", "LRX2010: 'interp' needs an array with at least one element")]
    [InlineData("piecewise(step, [], «[]»)", "LRX2011: 'piecewise' needs 1 element here for 0 elements before, but there are 0")]
    [InlineData("at([1, 2] + «[1, 2, 3]», 0)", "LRX2011: arrays are taken element by element, but this one has 3 elements and the one before 2")]
    [InlineData("at(max([1, 2], 5, «[]»), 0)", "LRX2011: arrays are taken element by element, but this one has 0 elements and the one before 2")]
    [InlineData("at([1, 2] / «0», 0)", "LRX2101: division by zero")]
    [InlineData("at(1 / «[1, 0]», 0)", "LRX2101: division by zero")]
    [InlineData("at(«ln([1, -1])», 0)", "LRX2102: this constant part is not a number (NaN)")]
    [InlineData("at(«[1, 2] * inf», 0)", "LRX2013: an element of an array must be finite, but is inf")]
    [InlineData("step > 5 ? at(«[1e300] * 1e300», 0) : 1", "LRX2102: this constant part is infinite")]
    [InlineData("at(«sums([1e308, 1e308])», 0)", "LRX2013: an element of an array must be finite, but is inf")]
    [InlineData("at(«clamp([1, 2], 5, 3)», 0)", "LRX2103: the lower limit of 'clamp', 5, is above the upper one, 3")]
    [InlineData("at(«[1, 2]» * step, 0)", "LRX2004: an operand of '*' must be a number, but is an array")]
    [InlineData("at(min(«[1, 2]», step), 0)", "LRX2004: argument 'a' of 'min' must be a number, but is an array")]
    [InlineData("«[1, 2]» + 1", "LRX2004: an operand of '+' must be a number, but is an array")]
    [InlineData("-«[1, 2]»", "LRX2004: the operand of '-' must be a number, but is an array")]
    [InlineData("«sums([1, 2])»", "LRX2005: a formula must be a number, but is an array")]
    [InlineData("«[1]» < 2 ? 1 : 2", "LRX2004: an operand of '<' must be a number, but is an array")]
    [InlineData("isnan(«[1]») ? 1 : 2", "LRX2004: argument 'x' of 'isnan' must be a number, but is an array")]
    [InlineData("at(step > 1 ? «[1]» : «[2]», 0)", "LRX2004: a branch must be a number or a boolean, but is an array; only a constant condition can choose between arrays")]
    [InlineData("at(2 > 1 ? [1] : «2», 0)", "LRX2004: all branches must be of one type; this one is a number, the first is an array")]
    [InlineData("count(«range(1025)») + step", "LRX5007: array has more than 1024 elements")]
    [InlineData("count(«range(inf)») + step", "LRX5007: array has more than 1024 elements")]
    [InlineData("count(«concat(range(1000), range(1000))») + step", "LRX5007: array has more than 1024 elements")]
    [InlineData("count(range(«step»))", "LRX2009: argument 'n' of 'range' must be constant: made of numbers, constants, parameters and built-in functions")]
    [InlineData("count(range(«true»)) + step", "LRX2004: argument 'n' of 'range' must be a number, but is a boolean")]
    [InlineData("count(sums(«3»)) + step", "LRX2004: argument 'vs' of 'sums' must be an array, but is a number")]
    [InlineData("count(«concat»([1])) + step", "LRX2003: 'concat' is called with 1 argument; it is written concat(a, b, ...)")]
    [InlineData("count(iterate(«3», 4, 5)) + step", "LRX2004: 'iterate' takes the name of a number here")]
    [InlineData("let x = 3; count(iterate(x, «x + step», 5))", "LRX2009: argument 'next' of 'iterate' must be constant: made of numbers, constants, parameters and built-in functions")]
    [InlineData("count(iterate(«step», step + 1, 5))", "LRX2009: argument 'x' of 'iterate' must be constant: made of numbers, constants, parameters and built-in functions")]
    [InlineData("let x = 3; count(iterate(x, «x * 1e200», 5)) + step", "LRX2013: an element of an array must be finite, but is inf")]
    [InlineData("let x = 3; count(iterate(x, x, «1025»)) + step", "LRX5007: array has more than 1024 elements")]
    [InlineData("let x = 3; count(iterate(x, «at([x, 1], 0)», 5)) + step", "LRX2009: an array inside of the next element must be constant: made of numbers, constants, parameters and built-in functions")]
    [InlineData("let x = 3; count(iterate(x, «count(range(x))», 5)) + step", "LRX2009: an array inside of the next element must be constant: made of numbers, constants, parameters and built-in functions")]
    [InlineData("let x = 3; count(iterate(x, «count(iterate(x, x, 2))», 5)) + step", "LRX2009: an array inside of the next element must be constant: made of numbers, constants, parameters and built-in functions")]
    [InlineData("let x = 3; count(iterate(x, x / «0», 5)) + step", "LRX2101: division by zero")]
    [InlineData("let xs = [1]; count(iterate(«xs», 3, 5)) + step", "LRX2004: argument 'x' of 'iterate' must be a number, but is an array")]
    public void Array_ThatIsWrong_IsToldWhereItIs(string marked, string message)
    {
        string formula = marked.Replace("«", "").Replace("»", "");
        var spans = new List<(int, int)>();
        for (int start = marked.IndexOf('«'), shift = 0; start >= 0; start = marked.IndexOf('«', start + 1), shift += 2)
            spans.Add((start - shift, marked.IndexOf('»', start) - start - 1));

        Schedule.TryCompile(formula, null, out _, out var diagnostics);

        Assert.Equal(spans, diagnostics.Select(diagnostic => (diagnostic.Span.Start, diagnostic.Span.Length)));
        Assert.All(diagnostics, diagnostic => Assert.Equal(message, $"{diagnostic.Code}: {diagnostic.Message}"));
    }

    /// <summary>In a branch that a constant condition excludes nothing is computed.</summary>
    [Theory]
    [InlineData("1 > 2 ? at(1 / [0], 0) : step")]
    [InlineData("1 > 2 ? count(range(1e9)) : step")]
    [InlineData("let x = 3; 1 > 2 ? count(iterate(x, x * 1e200, 9)) : step")]
    public void Array_InABranchThatIsExcluded_IsNothing(string formula) => Assert.Equal(3, Schedule.Compile(formula).At(3));

    /// <summary>No formula can take long to load, whatever it computes.</summary>
    [Theory]
    [InlineData("let x = 1; count(iterate(x, {0}, 1024)) + step", "x / 20", 20, true)]
    [InlineData("let x = 1; count(iterate(x, {0}, 1024)) + step", "x / 480", 480, false)]
    [InlineData("let x = 1; count(iterate(x, {0}, 1024)) + step", "easeInOutBounce(x)", 350, false)]
    [InlineData("let x = range(1024); count({0}) + step", "x", 90, true)]
    [InlineData("let x = range(1024); count({0}) + step", "x", 900, false)]
    [InlineData("let x = range(1024); count({0}) + step", "easeInOutBounce(x)", 200, false)]
    public void Elements_ThatCostTooMuch_AreRefused(string formula, string term, int terms, bool isRight)
    {
        bool isLoaded = Schedule.TryCompile(string.Format(CultureInfo.InvariantCulture, formula, string.Join(" + ", Enumerable.Repeat(term, terms))), null, out _, out var diagnostics);

        Assert.Equal(isRight, isLoaded);
        Assert.Equal(isRight ? [] : ["LRX5008"], diagnostics.Select(diagnostic => diagnostic.Code));
    }

    /// <summary>Of a kind that is checked by itself nothing is computed; what its parameters make of it is told at them.</summary>
    [Theory]
    [InlineData("""{ "steps": [20, 10] }""", "1 at 9; 0.5 at 10; 0.25 at 20")]
    [InlineData("""{ "steps": [20, 10], "values": [5, 6, 7] }""", "5 at 9; 6 at 10; 7 at 20")]
    [InlineData("""{ "steps": "[1, 2] * 10", "growth": 3 }""", "1 at 9; 0.5 at 10; 0.25 at 20")]
    [InlineData("""{ "steps": "range(3) * twenty / 2" }""", "0.5 at 9; 0.25 at 10; 0.125 at 20")]
    [InlineData("""{ "steps": [20, 10], "growth": 1e200 }""", "LRX2013 LrExpr:Schedules:a:Parameters:growth")]
    [InlineData("""{ "steps": [20, 10], "factor": 1e200 }""", "LRX2102 LrExpr:Schedules:a:Parameters:factor")]
    [InlineData("""{ "steps": [20, 10], "values": [] }""", "LRX2010 LrExpr:Schedules:a")]
    [InlineData("""{ "steps": "range(1023) * 0" }""", "0 at 9; 0 at 10; 0 at 20")]
    [InlineData("""{ "steps": "range(1024) * 0" }""", "LRX5007 LrExpr:Schedules:a:Parameters:steps")]
    public void Kind_WithComputedArrays_HasThemOfItsParameters(string parameters, string expected)
    {
        string json = $$"""
            {
              "Parameters": { "twenty": 20 },
              "Kinds": {
                "Drops": {
                  "Parameters": { "steps": { "Type": "array" }, "values": { "Type": "array", "Optional": true }, "factor": 0.5, "growth": 2, "first": 10 },
                  "Constraints": ["count(steps) == 0 or at(sorted(steps), 0) >= 0"],
                  "Formula": "let all = given(values) ? values : factor ^ range(count(steps) + 1); at(all, reached(step, sorted(steps))) + 0 * count(iterate(first, first * growth, 5))"
                }
              },
              "Schedules": { "a": { "Kind": "Drops", "Parameters": {{parameters}} } }
            }
            """;
        using var document = JsonDocument.Parse(json);

        string result = ScheduleSet.TryLoad(TestData.ToSetting("LrExpr", document.RootElement), out var set, out var diagnostics)
            ? string.Join("; ", new long[] { 9, 10, 20 }.Select(step => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(set["a"].At(step), 12)} at {step}")))
            : string.Join("; ", diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Path}"));
        Assert.Equal(expected, result);
    }
}
