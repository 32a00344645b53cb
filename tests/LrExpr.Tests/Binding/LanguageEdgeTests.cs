namespace LrExpr.Tests.Binding;

/// <summary>Corners of the language that are easily got wrong.</summary>
public sealed class LanguageEdgeTests
{
    [Theory]
    [InlineData("1__0", "LRX1002")]
    [InlineData("1.2.3", "LRX1002")]
    [InlineData("1_", "LRX1002")]
    [InlineData("1_x", "LRX1003")]
    [InlineData("1e5x", "LRX1003")]
    [InlineData("1e+ 2", "LRX1003")]
    [InlineData("1e-400", "LRX1004")]
    [InlineData("1 === 2 ? 1 : 2", "LRX1005")]
    [InlineData("1 !== 2 ? 1 : 2", "LRX1005")]
    [InlineData("step >> 1", "LRX1005")]
    [InlineData("step & 1", "LRX1005")]
    [InlineData("~step", "LRX1005")]
    [InlineData("step // 2", "LRX1005")]
    [InlineData("(x) => x", "LRX1005")]
    [InlineData("'a'", "LRX8002")]
    [InlineData("'a", "LRX1006")]
    [InlineData("`a", "LRX1007")]
    [InlineData("`a\nb`", "LRX1007", "LRX1007")]
    [InlineData("(", "LRX1012")]
    [InlineData("f(", "LRX1011")]
    [InlineData("at([", "LRX1011")]
    [InlineData("max(1,", "LRX1012")]
    [InlineData("(step < 1 ? 2", "LRX1012")]
    [InlineData("(let x = 2", "LRX1012")]
    [InlineData("(1]", "LRX1015")]
    [InlineData("max(1, )", "LRX1010")]
    [InlineData("1 + not true", "LRX1010")]
    [InlineData("true == not true ? 1 : 2", "LRX1010")]
    [InlineData("step < 1 ? let x = 1; x : 2", "LRX1010")]
    [InlineData("let = 3; 1", "LRX1010")]
    [InlineData("let true = 3; 1", "LRX1010")]
    [InlineData("a < b != c ? 1 : 2", "LRX1014")]
    [InlineData("let x = x; x", "LRX2001")]
    [InlineData("(let x = 1; 2) + x", "LRX2001", "LRX2901")]
    [InlineData("foo(a: step)", "LRX2002")]
    [InlineData("foo(bar)", "LRX2001", "LRX2002")]
    [InlineData("max(1)", "LRX2003")]
    [InlineData("if(true, 1)", "LRX2003")]
    [InlineData("!step < 10 ? 1 : 2", "LRX2004")]
    [InlineData("(step < 1) == 1 ? 1 : 2", "LRX2004")]
    [InlineData("[1] == [1] ? 1 : 2", "LRX2004", "LRX2004")]
    [InlineData("at([true], 0)", "LRX2004")]
    [InlineData("at([[1]], 0)", "LRX2004")]
    [InlineData("CosineDecay", "LRX2006")]
    [InlineData("let x = 1; x(2)", "LRX2007", "LRX2901")]
    [InlineData("let x = 1; let x = 2; x", "LRX2008", "LRX2901")]
    [InlineData("let inf = 1; inf", "LRX2008")]
    [InlineData("at([0 / 0], 0)", "LRX2101")]
    [InlineData("let x = 1 / 0; x * step + x", "LRX2101")]
    [InlineData("isnan(0 / 0) ? 1 : 2", "LRX2101")]
    [InlineData("step > 0 ? 1 / 0 : 1", "LRX2101", "LRX7001")]
    [InlineData("step * (inf - inf)", "LRX2102")]
    [InlineData("sqrt(-1) + sqrt(-2) + step", "LRX2102", "LRX2102")]
    [InlineData("sqrt(-1) + 1", "LRX2102")]
    [InlineData("CosineDecay()", "LRX2003")]
    [InlineData("CosineDecay(step, 1, 2, 3, 4, 5, 6, 7)", "LRX2003")]
    [InlineData("CosineDecay(step: step, 1, 2)", "LRX2014")]
    [InlineData("CosineDecay(step, step, 2)", "LRX2009")]
    [InlineData("CosineDecay(step, true, 2)", "LRX2004")]
    [InlineData("CosineDecay(step, 1, inf)", "LRX3001")]
    [InlineData("PiecewiseConstantDecay(step, [1, 2], [1, 2])", "LRX2011")]
    [InlineData("PiecewiseConstantDecay(step, [2, 1], [1, 2, 3])", "LRX2012")]
    [InlineData("`torch.OneCycleLR`(step, 1, 10, anneal_strategy: coss)", "LRX2016")]
    [InlineData("at([1, 2], floor)", "LRX2006")]
    [InlineData("keys(step)", "LRX4003")]
    public void Formula_WithAMistake_HasTheseDiagnosticsAndNoOthers(string formula, params string[] codes)
    {
        Schedule.TryCompile(formula, null, out _, out var diagnostics);

        Assert.Equal(codes.Order(), diagnostics.Select(diagnostic => diagnostic.Code).Order());
    }

    [Theory]
    [InlineData("false ? 1 / 0 : 2", 2)]
    [InlineData("true or 1 / 0 > 1 ? 1 : 2", 1)]
    [InlineData("false and sqrt(-1) > 1 ? 1 : 2", 2)]
    [InlineData("if(true, 3, 1 / 0)", 3)]
    [InlineData("min(5, inf)", 5)]
    [InlineData("let max = 3; max(max, 2)", 3)]
    [InlineData("(let x = 1; x) + (let x = 2; x)", 3)]
    [InlineData("at([let x = 2; x * x], 0)", 4)]
    [InlineData("false ? CosineDecay(step, 1, 0) : 7", 7)]
    [InlineData("nan_is_no_constant", 4)]
    [InlineData("Step + PI - pi", 5)]
    [InlineData("2 ^ 0.5 ^ 2 * 0 + 1", 1)]
    [InlineData("7 % -3", -2)]
    [InlineData("-7 % 3", 2)]
    [InlineData("0 ^ 0", 1)]
    [InlineData("isfinite(inf) ? 1 : 0", 0)]
    [InlineData("keras.cosine", 0)]
    public void Formula_ThatIsRight_HasItsValueAtStep5(string formula, double value)
    {
        if (formula == "keras.cosine")
            formula = "`KERAS.CosineDecay`(step, 1, 5)";
        Assert.Equal(value, Schedule.Compile(formula, new() { ["nan_is_no_constant"] = 4 }).At(5), 12);
    }

    [Theory]
    [InlineData("(x) => x / 0", "LRX2101")]
    [InlineData("(x) => step", "LRX4003")]
    [InlineData("(x) => main(x)", "LRX4003")]
    [InlineData("(x) => CosineDecay(x, 1, 2)", "LRX4003")]
    [InlineData("(x) => `torch.StepLR`(x, 1, 2)", "LRX4003")]
    [InlineData("(x) => nothing", "LRX2001")]
    [InlineData("(x, X) => x", "LRX3006")]
    [InlineData("(pi) => 1", "LRX3006")]
    [InlineData("(x) => x < 1", "LRX2005")]
    [InlineData("x => x", "LRX1010")]
    [InlineData("(x)", "LRX1012")]
    [InlineData("(x) =>", "LRX1012")]
    [InlineData("(x", "LRX1011")]
    [InlineData("", "LRX1013")]
    [InlineData("(x) => [1, x]", "LRX2009")]
    [InlineData("(x) => f(x)", "LRX4002")]
    public void Function_WithAMistake_IsReportedAtTheFunction(string function, string code)
    {
        var section = new Setting("LrExpr", [new Setting("Functions", [new Setting("f", function)]), new Setting("Schedules", [new Setting("main", "f(step)")])]);

        ScheduleSet.TryLoad(section, out _, out var diagnostics);

        Assert.Equal([(code, "LrExpr:Functions:f")], diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Path)));
    }

    [Theory]
    [InlineData("if(step < 1, 2, step < 3, step + 3, 4)", 1 + 3 + 3 + 3)]
    [InlineData("if(step < 1, sin(step), step < 3, 2, 4)", 1 + 3 + 3 + 21)]
    [InlineData("step < 1 ? sin(step) : step < 3 ? 2 : 4", 1 + 3 + 21)]
    [InlineData("step < 1 && step > 2 ? 1 : 2", 1 + 7 + 1)]
    [InlineData("interp(step, [1, 2, 3, 4], [1, 2, 3, 4])", 4 + 3 + 3 + 3)]
    public void Cost_OfAFormula_IsThatOfTheLanguage(string formula, long cost) => Assert.Equal(cost, Schedule.Compile(formula).Cost);

    [Fact]
    public void Parameter_UsedByTheExpectationsOnly_IsUsed()
    {
        var schedule = new Setting("x", [new Setting("Formula", "step"), new Setting("Parameters", [new Setting("n", "10"), new Setting("m", "1")]), new Setting("Expect", [new Setting("Steps", "n")])]);

        ScheduleSet.TryLoad(new Setting("LrExpr", [new Setting("Schedules", [schedule])]), out _, out var diagnostics);

        Assert.Equal([("LRX2902", "LrExpr:Schedules:x:Parameters:m")], diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Path)));
    }
}
