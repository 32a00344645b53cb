using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class ExportTests(Workspace files) : IClassFixture<Workspace>
{
    [Fact]
    public void Export_ToPython_IsAFunctionOfTheName()
    {
        files.Write("good.json", Files.Good);

        var outcome = files.Run("export", "good.json", "learning_rate", "--to", "python");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("import math\n\n\ndef ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\ndef learning_rate(step):\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("    steps = 1000.0\n", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("# scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lr_lambda=learning_rate)\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_ToCSharp_IsAClassOfTheName()
    {
        files.Write("good.json", Files.Good);

        var outcome = files.Run("export", "good.json", "keras", "--to", "csharp", "--format", "json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("public static class KerasSchedule\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_ToCsv_HasALineForEachStep()
    {
        files.Write("names.json", """{ "LrExpr": { "Schedules": { "a, \"b\"": "step < 2 ? -1 : 1", "plain": "0.1 + step * 1e-7" } } }""");

        Assert.Equal(new Outcome(0, "step,\"a, \"\"b\"\"\"\n0,-1\n2,1\n", ""), files.Run("export", "names.json", "a, \"b\"", "--to", "csv", "--steps", "0,2"));
        Assert.Equal(new Outcome(0, "step,plain\n-1,0.0999999\n", ""), files.Run("export", "names.json", "plain", "--to", "csv", "--steps", "-1"));
    }

    [Fact]
    public void Export_OfAFormulaOrAKind_NeedsNoConfiguration()
    {
        Assert.Equal(new Outcome(0, "step,formula\n2,0.25\n", ""), files.Run("export", "--formula", "rate ^ step", "--param", "rate=0.5", "--to", "csv", "--steps", "2"));
        Assert.Equal(new Outcome(0, "step,formula\n2,0.25\n", ""), files.Run("export", "--formula", "Math.Pow(rate, step)", "--dialect", "csharp", "--param", "rate=0.5", "--to", "csv", "--steps", "2"));
        Assert.Contains("def cosine_decay(step):", files.Run("export", "--kind", "CosineDecay", "--param", "initial_learning_rate=1", "--param", "decay_steps=10", "--to", "python").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_OfWhatIsWrong_IsADiagnostic()
    {
        files.Write("good.json", Files.Good);

        Assert.Equal(
            new Outcome(1, "", "LrExpr:Schedules: error LRX2002: unknown schedule 'learning_rat'; did you mean 'learning_rate'?\n"),
            files.Run("export", "good.json", "learning_rat", "--to", "python"));
        Assert.Contains("\"code\":\"LRX2002\"", files.Run("export", "good.json", "x", "--to", "csharp", "--format", "json").Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), files.Run("export", "--formula", "1 +", "--to", "csharp") is var wrong ? (wrong.ExitCode, wrong.Output) : default);
        Assert.Equal(1, files.Run("export", "--kind", "CosinDecay", "--to", "csv", "--steps", "1").ExitCode);
    }

    [Theory]
    [InlineData("javascript", "export function rate(step) {")]
    [InlineData("torch", "scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=30)")]
    [InlineData("mmengine", "dict(type=\"StepLR\", step_size=30, gamma=0.1, by_epoch=False),")]
    [InlineData("optax", "schedule = optax.exponential_decay(")]
    public void Export_ToALanguageOrALibrary_IsItsText(string target, string line)
    {
        files.Write("stairs.json", """{ "LrExpr": { "Schedules": { "rate": { "Kind": "torch.StepLR", "Parameters": { "base_lr": 0.1, "step_size": 30 } } } } }""");

        var outcome = files.Run("export", "stairs.json", "rate", "--to", target);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(line, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_OfWhatALibraryCannotSay_IsRefused()
    {
        var outcome = files.Run("export", "--formula", "step", "--to", "deepspeed");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("a formula has no form in DeepSpeed", outcome.Error, StringComparison.Ordinal);
    }
}
