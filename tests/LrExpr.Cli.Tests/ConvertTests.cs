using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class ConvertTests(Workspace files) : IClassFixture<Workspace>
{
    [Fact]
    public void Convert_AFormula_IsCSharp() =>
        Assert.Equal(
            new Outcome(0, "init * Math.Pow(rate, Math.Floor(step / steps))\n", ""),
            files.Run("convert", "init * rate ^ floor(step / steps)"));

    [Fact]
    public void Convert_ToFormula_IsTheFormulaLanguage() =>
        Assert.Equal(
            new Outcome(0, "init * rate ^ floor(step / steps)\n", ""),
            files.Run("convert", "--to", "formula", "init * Math.Pow(rate, Math.Floor(step / steps))"));

    [Fact]
    public void Convert_WithArrays_NamesTheParametersTheyBecome()
    {
        const string Formula = "piecewise(step, [10, 20], [1, 0.5, 0.1])";

        Assert.Equal(
            new Outcome(0, "Lr.Piecewise(step, array1, array2)\n", "parameter array1 = [10, 20]\nparameter array2 = [1, 0.5, 0.1]\n"),
            files.Run("convert", Formula));
        Assert.Equal(
            new Outcome(0, """{"formula":"Lr.Piecewise(step, array1, array2)","parameters":{"array1":"[10, 20]","array2":"[1, 0.5, 0.1]"}}""" + "\n", ""),
            files.Run("convert", "--format", "json", Formula));
    }

    [Fact]
    public void Convert_WhatHasNoCounterpart_IsADiagnostic()
    {
        var outcome = files.Run("convert", "1 + base(step)");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("formula(1,5): error LRX6003: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"LRX6005\"", files.Run("convert", "--to", "formula", "--format", "json", "1 / 2").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_ToAnotherNotation_IsWrongUsage()
    {
        var outcome = files.Run("convert", "--to", "python", "step");

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("neither formula nor csharp", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Eval_InCSharp_HasItsValues()
    {
        const string Expected = """
            step  formula
               0  0.5
               1  0.25

            """;
        Assert.Equal(new Outcome(0, Expected, ""), files.Run("eval", "--dialect", "csharp", "--formula", "Math.Pow(rate, step + 1)", "--param", "rate=0.5", "--steps", "0,1"));
    }

    [Fact]
    public void Eval_WithADialectButNoFormula_IsWrongUsage()
    {
        var outcome = files.Run("eval", "--dialect", "csharp", "--kind", "CosineDecay", "--steps", "0");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--dialect belongs to --formula", outcome.Error, StringComparison.Ordinal);
    }
}
