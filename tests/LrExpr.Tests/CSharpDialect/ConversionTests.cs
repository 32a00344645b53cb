using LrExpr.CSharpDialect;

namespace LrExpr.Tests.CSharpDialect;

/// <summary>How formulas are written in the other dialect.</summary>
public sealed class ConversionTests
{
    [Theory]
    [InlineData("init * rate ^ floor(step / steps)", "init * Math.Pow(rate, Math.Floor(step / steps))")]
    [InlineData("1 / 2 * step", "1.0 / 2 * step")]
    [InlineData("1 + 2 + step", "1.0 + 2 + step")]
    [InlineData("-1 / 2", "-1.0 / 2")]
    [InlineData("sign(step) / 2", "1.0 * Math.Sign(step) / 2")]
    [InlineData("(a ? 1 : 2) / 3", "(a ? 1.0 : 2) / 3")]
    [InlineData("max(1, 2) / 3", "Math.Max(1.0, 2) / 3")]
    [InlineData("max(1, 2, step)", "Math.Max(Math.Max(1.0, 2), step)")]
    [InlineData("step % 7", "Lr.Mod(step, 7)")]
    [InlineData("rem(step, 7)", "step % 7")]
    [InlineData("div(step, 7)", "Math.Floor(step / 7)")]
    [InlineData("ln(step) + log(step, 2) + log(step)", "Math.Log(step) + Math.Log(step, 2) + Math.Log(step)")]
    [InlineData("pi * e * tau", "Math.PI * Math.E * Math.Tau")]
    [InlineData("-2 ^ 2", "-Math.Pow(2.0, 2)")]
    [InlineData("--step", "-(-step)")]
    [InlineData("step - -1", "step - (-1)")]
    [InlineData("not step < 10 and a ? 1 : 2", "!(step < 10) && a ? 1.0 : 2")]
    [InlineData("if(a, 1, b, 2, 3)", "a ? 1 : b ? 2.0 : 3")]
    [InlineData("isnan(x) ? 1 : isfinite(x) ? 2 : 3", "x != x ? 1 : x - x == 0 ? 2.0 : 3")]
    [InlineData("let s = min(step, n); s * s", "Math.Min(step, n) * Math.Min(step, n)")]
    [InlineData("let a = step + 1; let b = a * 2; b * b", "(step + 1) * 2 * ((step + 1) * 2)")]
    [InlineData("clamp(step, 1, 2) + lerp(1, 2, 0.5)", "Math.Clamp(step, 1, 2) + Lr.Lerp(1, 2, 0.5)")]
    public void Formula_InCSharp_IsWrittenSo(string formula, string expected)
    {
        var printed = Conversion.ToCSharp(formula, out var diagnostics);

        Assert.Equal(expected, printed?.Text ?? string.Join('\n', diagnostics));
    }

    [Theory]
    [InlineData("init * rate ^ step", "rate=1 / 2", "init * Math.Pow(1.0 / 2, step)")]
    [InlineData("step - init", "init=-0.5", "step - (-0.5)")]
    [InlineData("a * step", "A=b + 1", "(b + 1) * step")]
    [InlineData("let a = step; a * b", "a=7", "step * b")]
    [InlineData("piecewise(step, xs, [1, 2])", "xs=[10]", "Lr.Piecewise(step, array1, array2)")]
    public void Formula_WithParameters_HasTheirValues(string formula, string parameter, string expected)
    {
        string[] parts = parameter.Split('=');
        var printed = Conversion.ToCSharp(formula, out var diagnostics, new Dictionary<string, string> { [parts[0]] = parts[1] });

        Assert.Equal(expected, printed?.Text ?? string.Join('\n', diagnostics));
        Assert.Equal(formula.StartsWith("let", StringComparison.Ordinal) ? ["LRX2902"] : [], diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void CSharp_WithArraysAsParameters_IsTheFormulaItCameFrom()
    {
        const string Formula = "piecewise(step, [10, 20], [1, 0.5, 0.1])";
        var printed = Conversion.ToCSharp(Formula, out _)!;

        Assert.Equal(Formula, Conversion.ToFormula(printed.Text, out _, printed.Arrays.ToDictionary()));
        Assert.Null(Conversion.ToFormula(printed.Text, out var diagnostics, new Dictionary<string, string> { ["array1"] = "[1," }));
        Assert.Equal("formula:Parameters:array1", Assert.Single(diagnostics).Path);
    }

    [Fact]
    public void Formula_WithArrays_HasThemAsParameters()
    {
        var printed = Conversion.ToCSharp("let vs = [1, 0.5]; piecewise(step, [10], vs) + at(vs, array1) + interp(step, [1, 2 * pi], vs)", out _)!;

        Assert.Equal("Lr.Piecewise(step, array3, array2) + Lr.At(array2, array1) + Lr.Interp(step, array4, array2)", printed.Text);
        Assert.Equal(["array2=[1, 0.5]", "array3=[10]", "array4=[1, 2 * pi]"], printed.Arrays.Select(array => array.Key + "=" + array.Value));
    }

    [Fact]
    public void Formula_WithComputedArrays_HasThemAsParameters()
    {
        var printed = Conversion.ToCSharp("at(0.5 ^ range(3), reached(step, sums([10, 20]) * 2))", out _)!;

        Assert.Equal("Lr.At(array1, Lr.Reached(step, array2))", printed.Text);
        Assert.Equal(["array1=0.5 ^ range(3)", "array2=sums([10, 20]) * 2"], printed.Arrays.Select(array => array.Key + "=" + array.Value));
    }

    [Theory]
    [InlineData("1 + base(step - 1)", 5, "cannot call the schedules")]
    [InlineData("CosineDecay(step, initial_learning_rate: 1)", 19, "named arguments")]
    [InlineData("step * inf", 8, "no infinity")]
    [InlineData("step + `peak rate`", 8, "another one")]
    [InlineData("count([1, 2])", 1, "no counterpart of 'count'")]
    [InlineData("given(p) ? 1 : 2", 1, "no counterpart of 'given'")]
    [InlineData("at([1, x], 0)", 4, "constants only")]
    [InlineData("at([1, 2] * x, 0)", 4, "constants only")]
    [InlineData("let xs = [1, 2] * 2; at(xs, step)", 25, "write it where it is used")]
    [InlineData("reached(step, [])", 15, "cannot be empty")]
    [InlineData("abs(1, 2)", 1, "written abs(x)")]
    public void Formula_WithoutCounterpart_IsRefusedAtThePart(string formula, int column, string reason)
    {
        Assert.Null(Conversion.ToCSharp(formula, out var diagnostics));

        var error = Assert.Single(diagnostics);
        Assert.Equal(("LRX6003", column), (error.Code, error.Column));
        Assert.Contains(reason, error.Message);
    }

    /// <summary>Each let doubles what it is made of: 2^60 terms, were they written.</summary>
    [Fact]
    public void Formula_WhoseLetsDoubleEachOther_IsRefusedBeforeItIsWrittenOut()
    {
        string formula = "let a0 = step + 1; " + string.Concat(Enumerable.Range(1, 60).Select(i => $"let a{i} = a{i - 1} * a{i - 1}; ")) + "a60";

        Assert.Null(Conversion.ToCSharp(formula, out var diagnostics));
        Assert.Contains("longer than 8192", Assert.Single(diagnostics).Message);
    }

    [Theory]
    [InlineData("init * Math.Pow(rate, Math.Floor(step / steps))", "init * rate ^ floor(step / steps)")]
    [InlineData("step % 7", "rem(step, 7)")]
    [InlineData("flag ? 1 : 2", "flag ? 1 : 2")]
    [InlineData("on && !off || iif(a, x > 1, !b) ? Math.PI : Math.E", "on && !off || (a ? x > 1 : !b) ? pi : e")]
    [InlineData("Lr.Piecewise(step, bounds, values) + Lr.At(vs, (i))", "piecewise(step, bounds, values) + at(vs, i)")]
    [InlineData("Math.Log(step) + Math.Clamp(step, lo, hi) - Lr.Clamp(step, lo, hi)", "log(step) + clamp(step, lo, hi) - clamp(step, lo, hi)")]
    [InlineData("1_000 + 2d + 3L + +x", "1000 + 2 + 3 + +x")]
    public void CSharp_AsFormula_IsWrittenSo(string formula, string expected) =>
        Assert.Equal(expected, Conversion.ToFormula(formula, out var diagnostics) ?? string.Join('\n', diagnostics));
}
