namespace LrExpr.Tests.CSharpDialect;

/// <summary>What C# formulas mean, what they see, and where their mistakes are shown.</summary>
public sealed class DialectTests
{
    [Theory]
    [InlineData("step * rate", 3.5)]
    [InlineData("-7 % 3.0 + 0 * step", -1)]
    [InlineData("-step % 3", -1)]
    [InlineData("2147483647 + 1", 2147483648.0)]
    [InlineData("9223372036854775807 + 1", 9223372036854775808.0)]
    [InlineData("1000000 * 1000000", 1e12)]
    [InlineData("1.0 / 2", 0.5)]
    [InlineData("count / 2", 1.5)]
    [InlineData("2 * 3 / 4d", 1.5)]
    [InlineData("step < 10 ? 1 : 2", 1)]
    [InlineData("flag ? step : 2", 7)]
    [InlineData("iif(step > 10, 1, iif(flag, 2, 3))", 2)]
    [InlineData("not flag or step == 7 and true ? 1 : 2", 1)]
    [InlineData("!flag || step != 7 && true ? 1 : 2", 2)]
    [InlineData("flag == true == flag ? 1 : 2", 1)]
    [InlineData("Math.Round(2.5)", 2)]
    [InlineData("Math.Clamp(step, 1, 5)", 5)]
    [InlineData("Lr.Clamp(step, 1, 5)", 5)]
    [InlineData("Math.Log(8, 2)", 3)]
    [InlineData("Math . Log\n(\t8, 2 )", 3)]
    [InlineData("Lr.Piecewise(step, bounds, values)", 1)]
    [InlineData("Lr.Reached(step * 3, bounds)", 2)]
    [InlineData("Lr.At(values, 1)", 2)]
    [InlineData("Lr.Mod(-7, 3)", 2)]
    [InlineData("STEP * Rate", 3.5)]
    [InlineData("1_000 + 1L + 2d + .5 + 1e2", 1103.5)]
    [InlineData("+step - -step - (-(+1))", 15)]
    [InlineData("(((step))) * (2)", 14)]
    public void Formula_AtStepSeven_HasTheValue(string formula, double expected) => Assert.Equal(expected, CSharpCode.ValueOf(formula));

    /// <summary>Beyond its arguments no function of Math throws here.</summary>
    [Theory]
    [InlineData("Math.Sign(Math.Log(-step))", double.NaN)]
    [InlineData("Math.Clamp(step, step + 1, step - 1)", 6)]
    [InlineData("Math.Round(step / (step - 7))", double.PositiveInfinity)]
    [InlineData("step % (step - 7)", double.NaN)]
    [InlineData("Lr.At(values, Math.Log(-step))", double.NaN)]
    public void Function_ForWhichMathThrows_HasAValue(string formula, double expected) => Assert.Equal(expected, CSharpCode.ValueOf(formula));

    [Theory]
    [InlineData("1 «/» 2 * step")]
    [InlineData("7 «%» 2 + step")]
    [InlineData("(1 + 2) «/» (3 * 4) + step")]
    [InlineData("step * (1 «/» 2)")]
    [InlineData("-1 «/» +2")]
    [InlineData("(flag ? 1 : 2) «/» 3")]
    [InlineData("Math.Sign(step) «/» 2")]
    [InlineData("Math.Max(1, 2) «/» 3")]
    [InlineData("Math.Abs(-3) «%» 2")]
    [InlineData("10L «/» 4")]
    [InlineData("1 «/» 2 «/» 4")]
    public void Division_BetweenIntegers_IsRefusedAtTheOperator(string marked) => AssertMarked("LRX6005", marked);

    [Theory]
    [InlineData("step / 2")]
    [InlineData("1 / step")]
    [InlineData("1.0 / 2")]
    [InlineData("1 / 2.0")]
    [InlineData("(1 + 2.0) / 3")]
    [InlineData("Math.Floor(7) / 2")]
    [InlineData("Math.Max(1, 2.0) / 3")]
    [InlineData("(flag ? 1 : 2.0) / 3")]
    public void Division_WithADoubleInIt_IsADivision(string formula) => Assert.Empty(CSharpCode.ErrorsOf(formula));

    [Theory]
    [InlineData("LRX6001", "step + «stpe»")]
    [InlineData("LRX6001", "step * «pi»")]
    [InlineData("LRX6001", "Math.Floor«(»step + 1")]
    [InlineData("LRX6001", "step + 1«)»")]
    [InlineData("LRX6001", "step + «*» 2")]
    [InlineData("LRX6001", "step +«»")]
    [InlineData("LRX6001", "step «rate»")]
    [InlineData("LRX2004", "Lr.At(«step», 1)")]
    [InlineData("LRX2004", "Lr.Piecewise(step, «rate», «count») + Math.Pow(«values», 2)")]
    [InlineData("LRX6001", "step + «Math.Floor»(flag)")]
    [InlineData("LRX6001", "(step > 2) «*» 3")]
    [InlineData("LRX6001", "step + «2step»")]
    [InlineData("LRX6001", "step + «1__0»")]
    [InlineData("LRX6002", "step «^» 2")]
    [InlineData("LRX6002", "step «=» 2 «;» «\"text\"»")]
    [InlineData("LRX6002", "values«[»0«]»")]
    [InlineData("LRX6002", "step «−» 1")]
    [InlineData("LRX6003", "step «&» 1 «<<» 2 «??» 3")]
    [InlineData("LRX6003", "«values.Length» * 2 + «step.GetType»()")]
    [InlineData("LRX6003", "(step)«.»a + 1«.»ToString()")]
    [InlineData("LRX6003", "«new» + «Math» + «Math.Floor»")]
    [InlineData("LRX6004", "step + «floor»(step) + «Math.Flor»(step) + «math.floor»(step)")]
    [InlineData("LRX6004", "«Math.Max»(1, 2, 3) + «Math.Round»(step, 2) + «Lr.At»()")]
    [InlineData("LRX6006", "«DateTime.Now.Ticks» + «int»(3) + «null» + «Guid.NewGuid»()")]
    [InlineData("LRX6006", "«1m» + «2f» + «3UL» + «.5M»")]
    [InlineData("LRX1004", "step * «1e400»")]
    [InlineData("LRX2004", "step * (+«flag» == flag ? 1 : 2)")]
    [InlineData("LRX6001", "«flag» ? 1 : true")]
    [InlineData("LRX2004", "«values» == «values» ? 1 : 2")]
    [InlineData("LRX2005", "«(step + 1) * 2 > 3»")]
    [InlineData("LRX2005", "«values»")]
    [InlineData("LRX2011", "Lr.Piecewise(step, values, «bounds»)")]
    [InlineData("LRX2012", "Lr.Piecewise(step, «wrong», values)")]
    [InlineData("LRX2101", "step +\n  rate / («1.5 - count / 2»)")]
    [InlineData("LRX2101", "step + 1.0 / («(2 - count) + 1»)")]
    [InlineData("LRX2101", "step % («count - 3»)")]
    [InlineData("LRX2102", "step * («Math.Log(count - 4)»)")]
    [InlineData("LRX2103", "«Math.Clamp(step, 2, 1)»")]
    public void Mistake_InAFormula_IsShownWhereItIs(string code, string marked) => AssertMarked(code, marked);

    [Fact]
    public void Formula_OfOneSchedule_SeesParametersButNoOtherDefinitions()
    {
        const string Common = """ "Functions": { "double": "(x) => 2 * x" }, "Kinds": { "Own": { "Formula": "step" } }, "Parameters": { "total": 100 } """;
        var set = ScheduleSet.Load(SectionOf($$"""
            { {{Common}}, "Schedules": {
                "cs": { "Formula": "total * rate + Math.Floor(step)", "Dialect": "csharp", "Parameters": { "rate": 0.5 } },
                "caller": "cs(step) + 1",
                "lines": { "Formula": ["step +", "  total"], "Dialect": "CSharp" },
                "around": { "Kind": "lrexpr.warmup", "Parameters": { "steps": 10, "schedule": { "Formula": "Math.Sqrt(step)", "Dialect": "csharp" } } } } }
            """));

        Assert.Equal(57, set["cs"].At(7));
        Assert.Equal(58, set["caller"].At(7));
        Assert.Equal(107, set["lines"].At(7));
        Assert.Equal(10, set["around"].At(110));

        foreach (string callee in new[] { "double(1)", "cs(step)", "Own(step)", "CosineDecay(step, 1, 2)" })
        {
            Assert.False(ScheduleSet.TryLoad(
                SectionOf($$"""{ {{Common}}, "Schedules": { "cs": "step", "bad": { "Formula": "1.0 * {{callee}}", "Dialect": "csharp" } } }"""), out _, out var diagnostics));
            var error = Assert.Single(diagnostics);
            Assert.Matches("^LRX600[46]$", error.Code);
            Assert.Equal(("LrExpr:Schedules:bad:Formula", 1, 7), (error.Path, error.Line, error.Column));
        }
    }

    [Fact]
    public void Parameter_ThatIsWrong_IsReportedAloneAndOneThatIsNotUsedIsAWarning()
    {
        Assert.False(Schedule.TryCompile("step * rate", new() { ["rate"] = "1 /" }, out _, out var diagnostics, dialect: Dialect.CSharp));
        Assert.Equal("LRX3001", Assert.Single(diagnostics).Code);

        Assert.True(Schedule.TryCompile("step * 2", new() { ["rate"] = 1 }, out _, out diagnostics, dialect: Dialect.CSharp));
        Assert.Equal("LRX2902", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void Parameter_NamedLikeAWordOfTheParser_IsThatParameter()
    {
        foreach (string name in new[] { "it", "root", "parent", "iif", "new", "np", "eq", "mod", "lt", "Math", "Lr", "t0", "DateTime", "double", "max", "in" })
            Assert.Equal(15, Schedule.Compile($"{name} * 2 + step", new() { [name] = 4 }, dialect: Dialect.CSharp).At(7));
    }

    [Fact]
    public void Hint_ForFunctionsOfTheOtherDialect_IsHowTheyAreWrittenHere()
    {
        Assert.Contains("Math.Floor(x)", CSharpCode.ErrorsOf("floor(step)")[0].Message);
        Assert.Contains("Math.Pow(a, b)", CSharpCode.ErrorsOf("step ^ 2")[0].Message);
        Assert.Contains("Math.PI", CSharpCode.ErrorsOf("pi * 2")[0].Message);
        Assert.False(Schedule.TryCompile("2 * Math.Ceiling(step)", null, out _, out var diagnostics));
        Assert.Contains("ceil(...)", diagnostics[0].Hint);
    }

    /// <summary>Every mark is an error of the code, and there are no others.</summary>
    private static void AssertMarked(string code, string marked)
    {
        var expected = new List<(int, int)>();
        int start = 0, marks = 0;
        for (int i = 0; i < marked.Length; i++)
        {
            if (marked[i] == '«')
                start = i - marks++;
            else if (marked[i] == '»')
                expected.Add((start, i - marks++ - start));
        }

        var parameters = CSharpCode.Parameters;
        parameters["wrong"] = new double[] { 2, 1 };
        Schedule.TryCompile(Unmarked(marked), parameters, out _, out var diagnostics, dialect: Dialect.CSharp);
        var errors = diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).ToList();
        Assert.All(errors, error => Assert.Equal(code, error.Code));
        Assert.Equal(string.Join(' ', expected), string.Join(' ', errors.Select(error => (error.Span.Start, error.Span.Length))));
    }

    private static string Unmarked(string marked) => marked.Replace("«", "").Replace("»", "");

    private static Setting SectionOf(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return Support.TestData.ToSetting("LrExpr", document.RootElement);
    }
}
