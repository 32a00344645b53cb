namespace LrExpr.NativeAot.Tests;

/// <summary>An application that is compiled ahead of time: no warning, and the very values of the runtime.</summary>
public sealed class NativeAotTests(Sample sample) : IClassFixture<Sample>
{
    [NativeFact]
    public void Sample_Published_HasNoWarnings()
    {
        Assert.DoesNotContain("warning", sample.Log, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Generating native code", sample.Log, StringComparison.Ordinal);
    }

    [NativeFact]
    public void Values_CompiledAheadOfTime_AreThoseOfTheRuntime()
    {
        var native = sample.Run();
        var compiled = sample.RunInTheRuntime(hasCompiler: true);

        Assert.Equal((0, compiled.Output), native);
        Assert.Contains("3 agents, epsilon 0.3660323412732292, temperature 0.9997532801828658, bonuses 0.009900990099009901 500, a pause of 00:00:30", native.Output, StringComparison.Ordinal);
        Assert.Equal(35, native.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Values_InARuntimeWithoutACompiler_AreThoseOfOneWithIt()
    {
        var compiled = sample.RunInTheRuntime(hasCompiler: true);

        Assert.Equal(0, compiled.Code);
        Assert.Equal(compiled, sample.RunInTheRuntime(hasCompiler: false));
    }

    [NativeFact]
    public void Formula_InCSharp_IsRefusedWithWhatToDo()
    {
        var (code, output) = sample.Run("--LrExpr:Schedules:foreign:Formula=Math.Sqrt(step)", "--LrExpr:Schedules:foreign:Dialect=csharp");

        Assert.Equal(1, code);
        Assert.Contains("LrExpr:Schedules:foreign:Formula(1,1): error LRX6007: formulas in C# are not available", output, StringComparison.Ordinal);
        Assert.Contains("'lrexpr convert --to formula'", output, StringComparison.Ordinal);
    }

    [NativeFact]
    public void Configuration_WithErrors_IsToldAsInTheRuntime()
    {
        var (code, output) = sample.Run("--LrExpr:Schedules:decay=0.1 * rat ^ step");

        Assert.Equal(1, code);
        Assert.Contains("LrExpr:Schedules:decay(1,7): error LRX2001: unknown name 'rat'", output, StringComparison.Ordinal);
    }
}
