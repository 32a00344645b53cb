using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

/// <summary>Keyframes on the command line.</summary>
public sealed class KeyframeTests(Workspace files) : IClassFixture<Workspace>
{
    private const string Config = """
        { "LrExpr": { "Schedules": { "a": {
          "Keyframes": { "0": 0, "10": "init", "20": { "Value": "step / 10", "Between": "step" }, "30": 1 },
          "Between": "easeInQuad",
          "Parameters": { "init": 0.5 }
        } } } }
        """;

    [Fact]
    public void Keyframes_AreListedExplainedAndExportedAsTheFormulaTheyAre()
    {
        const string Formula = "step < 10 ? init * easeInQuad(step / 10) : step < 20 ? lerp(init, step / 10, easeInQuad((step - 10) / 10)) : step < 30 ? step / 10 : 1";
        files.Write("frames.json", Config);

        Assert.Contains("keyframes 0: 0, 10: init, 20: step / 10, 30: 1", files.Run("list", "frames.json").Output, StringComparison.Ordinal);
        Assert.Contains($"\"formula\":\"{Formula}\"", files.Run("list", "frames.json", "--format", "json").Output, StringComparison.Ordinal);
        string explained = files.Run("explain", "frames.json", "a").Output;
        Assert.Contains("keyframes   0: 0    (frames.json)\n            10: init    (frames.json)\n            20: step / 10, then step    (frames.json)\n", explained, StringComparison.Ordinal);
        Assert.Contains("formula     " + Formula, explained, StringComparison.Ordinal);
        Assert.Contains(Formula, files.Run("export", "frames.json", "a", "--to", "python").Output, StringComparison.Ordinal);
        Assert.Equal(0, files.Run("export", "frames.json", "a", "--to", "csharp").ExitCode);
    }

    [Fact]
    public void FaultInAStep_IsAtItsPlaceInTheFile()
    {
        files.Write("wrong.json", "{ \"LrExpr\": { \"Schedules\": { \"a\": { \"Keyframes\": {\n  \"0\": 1,\n  \"2 * wram\": 1\n} } } } }");

        Assert.Contains("  in wrong.json(3,8)\n", files.Run("check", "wrong.json").Error, StringComparison.Ordinal);
    }
}
