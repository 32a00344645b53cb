namespace LrExpr.NativeAot.Tests;

/// <summary>The bits of functions, kinds and formulas in a program that is compiled ahead of time.</summary>
public sealed class NativeBitsTests(NativeBitsTests.Program program) : IClassFixture<NativeBitsTests.Program>
{
    [NativeFact]
    public void Bits_CompiledAheadOfTime_AreThoseOfTheFile()
    {
        var (code, output) = program.Run();

        Assert.True(code == 0, output);
        Assert.EndsWith(" rows, 0 with other bits", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("Generating native code", program.Log, StringComparison.Ordinal);
    }

    /// <summary><c>tests/LrExpr.Bits</c>, published.</summary>
    public sealed class Program() : Published("tests/LrExpr.Bits");
}
