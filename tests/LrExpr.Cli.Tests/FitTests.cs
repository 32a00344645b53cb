using System.Globalization;
using System.Text;
using System.Text.Json;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

/// <summary>The kinds that give a measured curve, on the command line.</summary>
public sealed class FitTests(Workspace files) : IClassFixture<Workspace>
{
    private static readonly CompiledSchedule Cosine = Schedule.FromKind("torch.CosineAnnealingLR", new() { ["base_lr"] = 0.25, ["T_max"] = 150, ["eta_min"] = 0.01 });

    [Fact]
    public void Curve_OfAKind_IsFoundWithItsParameters_AsAFragmentThatLoads()
    {
        files.Write("cosine.csv", Csv("step,value\n", 200, 1));

        var run = files.Run("fit", "cosine.csv", "--kind", "torch", "--count", "2");

        Assert.Equal("", run.Error);
        Assert.Matches(@"torch\.CosineAnnealingLR +exact, [0-9.e-]+ +base_lr 0\.25, T_max 150, eta_min 0\.01", run.Output);
        files.Write("fragment.json", run.Output[run.Output.IndexOf('{', StringComparison.Ordinal)..]);
        Assert.Equal($"step  learning_rate\n  70  {Cosine.At(70).ToString("R", CultureInfo.InvariantCulture)}\n", files.Run("eval", "fragment.json", "--steps", "70").Output);
    }

    [Theory]
    [InlineData("step;value\r\n", ';', 1)]
    [InlineData("# of a run\nglobal_step\tlr\n", '\t', 3)]
    [InlineData("", ',', 1)]
    [InlineData("", ' ', 2)]
    public void Files_OfSeveralForms_AreTheSameCurve(string heading, char separator, int stride)
    {
        files.Write("form.csv", Csv(heading, 100, stride).Replace(',', separator));

        Assert.Matches(@"torch\.CosineAnnealingLR +exact", files.Run("fit", "form.csv", "--kind", "torch.CosineAnnealingLR").Output);
    }

    [Fact]
    public void ColumnOfValues_IsCountedFromZero()
    {
        files.Write("values.csv", string.Join('\n', Enumerable.Range(0, 60).Select(step => Text(Cosine.At(step)))));

        Assert.StartsWith("60 points, steps 0 to 59; 1 kinds tried", files.Run("fit", "values.csv", "--kind", "torch.CosineAnnealingLR").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_HaveNumbersBehindTheirNames()
    {
        var log = new StringBuilder("loading 3 files\n");
        for (int step = 0; step < 60; step++)
            log.Append(CultureInfo.InvariantCulture, $"[12:00:{step}] step: {step} loss={1.0 / (1 + step)} lr={Text(Cosine.At(step))}\nsaved to /tmp/run-{step}\n");
        files.Write("log.csv", log.ToString());
        files.Write("lines.csv", string.Join('\n', Enumerable.Range(0, 60).Select(step => $$"""{"step": {{step}}, "train": 1.5, "lr-AdamW": {{Text(Cosine.At(step))}}}""")));

        Assert.Contains("exact", files.Run("fit", "log.csv", "--kind", "torch.CosineAnnealingLR").Output, StringComparison.Ordinal);
        Assert.Contains("exact", files.Run("fit", "lines.csv", "--kind", "torch.CosineAnnealingLR", "--column", "lr-AdamW").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void RoundedValues_AreExactAsFarAsTheyAreWritten()
    {
        files.Write("rounded.csv", "step,lr\n" + string.Join('\n', Enumerable.Range(0, 200).Select(step => string.Create(CultureInfo.InvariantCulture, $"{step},{Cosine.At(step):F5}"))));

        var best = Best("rounded.csv", "torch.CosineAnnealingLR");

        Assert.True(best.GetProperty("exact").GetBoolean());
        Assert.InRange(best.GetProperty("largestError").GetDouble(), 1e-8, 6e-6);
    }

    [Fact]
    public void NoisyValues_HaveTheNearestParameters_AndTheLargestError()
    {
        var random = new Random(1);
        files.Write("noisy.csv", "step,lr\n" + string.Join('\n', Enumerable.Range(0, 300).Select(step => $"{step},{Text(Cosine.At(step) + (0.001 * (random.NextDouble() - 0.5)))}")));

        var best = Best("noisy.csv", "torch.CosineAnnealingLR");

        Assert.False(best.GetProperty("exact").GetBoolean());
        Assert.InRange(best.GetProperty("largestError").GetDouble(), 1e-4, 7e-4);
        Assert.Equal(0.25, best.GetProperty("definition").GetProperty("Parameters").GetProperty("base_lr").GetDouble(), 3);
    }

    [Fact]
    public void ManyPoints_TakeSeconds()
    {
        files.Write("many.csv", Csv("step,value\n", 100_000, 1));

        var best = Best("many.csv", "torch.CosineAnnealingLR");

        Assert.True(best.GetProperty("exact").GetBoolean());
    }

    [Fact]
    public void Levels_AreFoundAsArrays()
    {
        var levels = Schedule.FromKind("PiecewiseConstantDecay", new() { ["boundaries"] = new double[] { 30, 70 }, ["values"] = new double[] { 0.3, 0.5, 0.1 } });
        files.Write("levels.csv", string.Join('\n', Enumerable.Range(0, 100).Select(step => $"{step},{Text(levels.At(step))}")));

        var definition = Best("levels.csv", "PiecewiseConstantDecay").GetProperty("definition");

        Assert.Equal("""{"boundaries":[30,70],"values":[0.3,0.5,0.1]}""", definition.GetProperty("Parameters").GetRawText());
    }

    [Theory]
    [InlineData("", "bad.csv: there is nothing in it")]
    [InlineData("step,value\n", "bad.csv: there are 0 points; a curve needs 3 at least")]
    [InlineData("step,value\n0,1\n1,1\n", "bad.csv: there are 2 points; a curve needs 3 at least")]
    [InlineData("step,value\n0,0.1\n1,abc\n2,0.3\n", "bad.csv(3,3): 'abc' is no number")]
    [InlineData("step,value\n0,0.1\n1,nan\n2,0.3\n", "bad.csv(3,3): 'nan' is no finite number")]
    [InlineData("step,value\n0,0.1\n1.5,0.2\n2,0.3\n", "bad.csv(3,1): '1.5' is no step; it must be a whole number")]
    [InlineData("step,value\n0,0.1\n1,0.2,7\n2,0.3\n", "bad.csv(3,1): there are 3 columns, and 2 above")]
    [InlineData("step,value\n0,0.1\n1,0.2\n2,0.3\n1,0.4\n", "bad.csv(5,1): step 1 has another value in line 3")]
    [InlineData("0,1,2\n1,2,3\n", "bad.csv(1,1): there are 3 columns without names; the first line must name them, or there must be two: the step and the value")]
    [InlineData("step,loss,acc\n0,1,2\n", "bad.csv: which number is the value? None is called learning_rate, lr, rate or value; name one with --column; there are 'loss', 'acc'")]
    [InlineData("hello\nthis is prose\n", "bad.csv: which number is the value? None is called learning_rate, lr, rate or value; name one with --column")]
    public void BadFiles_SayWhereAndWhy(string content, string message)
    {
        files.Write("bad.csv", content);

        var run = files.Run("fit", "bad.csv");

        Assert.Equal((2, $"lrexpr: {message}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void UnknownNames_AreSuggested()
    {
        files.Write("cosine.csv", Csv("step,lr\n", 10, 1));

        Assert.Contains("did you mean 'torch.StepLR'", files.Run("fit", "cosine.csv", "--kind", "torch.SteplLR").Error, StringComparison.Ordinal);
        Assert.Contains("there is nothing called 'rl'; did you mean 'lr'", files.Run("fit", "cosine.csv", "--column", "rl").Error, StringComparison.Ordinal);
        Assert.Contains("--count must be from 1 to 1000", files.Run("fit", "cosine.csv", "--count", "0").Error, StringComparison.Ordinal);
    }

    /// <summary>A line of a log may be as long as a file, and of one letter.</summary>
    [Fact]
    public void LongLines_CostNoMoreThanTheirLength()
    {
        files.Write("long.csv", "text: x\n" + new string('a', 1_000_000) + new string(' ', 1_000_000) + "\n" + string.Concat(Enumerable.Repeat("a-", 500_000)));

        Assert.Contains("which number is the value?", files.Run("fit", "long.csv").Error, StringComparison.Ordinal);
    }

    private JsonElement Best(string file, string kind) =>
        JsonDocument.Parse(files.Run("fit", file, "--kind", kind, "--format", "json").Output).RootElement.GetProperty("kinds")[0];

    private static string Csv(string heading, int count, int stride) =>
        heading + string.Concat(Enumerable.Range(0, count).Select(i => $"{Text(i * stride)},{Text(Cosine.At(i * stride))}\n"));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
