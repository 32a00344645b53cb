using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

/// <summary>What calls give beside the step, on the command line.</summary>
public sealed class InputTests(Workspace files) : IClassFixture<Workspace>
{
    private const string Config = """{ "LrExpr": { "Inputs": { "load": { "Default": 0, "Min": 0, "Max": 1 }, "user": null }, "Schedules": { "a": "step + load", "b": "user" } } }""";

    [Fact]
    public void Values_AreThoseOfTheInputs()
    {
        files.Write("inputs.json", Config);

        Assert.Equal("{\"a\":[[1,1.5]],\"b\":[[1,7]]}\n", files.Run("eval", "inputs.json", "--input", "LOAD=0.5", "--input", "user=7", "--steps", "1", "--format", "json").Output);
        Assert.Equal("{\"a\":[[1,1]]}\n", files.Run("eval", "inputs.json", "--name", "a", "--steps", "1", "--format", "json").Output);
        Assert.Contains("inputs      load = 0, 0 to 1", files.Run("explain", "inputs.json", "a").Output, StringComparison.Ordinal);
        Assert.Contains("0.25", files.Run("export", "inputs.json", "a", "--input", "load=0.25", "--to", "python").Output, StringComparison.Ordinal);
        Assert.Contains("def b(step, user):", files.Run("export", "inputs.json", "b", "--to", "python").Output, StringComparison.Ordinal);
        Assert.Equal("step,b\n1,7\n", files.Run("export", "inputs.json", "b", "--to", "csv", "--steps", "1", "--input", "user=7").Output);
        Assert.Equal(2, files.Run("export", "inputs.json", "b", "--to", "csv", "--steps", "1").ExitCode);
        Assert.Equal(0, files.Run("check", "inputs.json").ExitCode);
        Assert.Equal(0, files.Run("list", "inputs.json").ExitCode);
    }

    [Theory]
    [InlineData("user=x", "lrexpr: --input user=x: 'x' is no number\n")]
    [InlineData("usr=1", "lrexpr: there is no input 'usr'; did you mean 'user'?\n")]
    [InlineData("user", "lrexpr: --input 'user' is not of the form name=value\n")]
    [InlineData("load=1", "lrexpr: schedule 'b' needs input 'user'; give it by --input user=VALUE\n")]
    public void WrongInputs_AreToldOf(string input, string error)
    {
        files.Write("inputs.json", Config);

        Assert.Equal(new Outcome(2, "", error), files.Run("eval", "inputs.json", "--input", input, "--steps", "1"));
    }
}
