using System.Text.Json;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class CatalogueTests(Workspace files) : IClassFixture<Workspace>
{
    [Fact]
    public void Functions_All_AreListedWithinTheWidth()
    {
        var outcome = files.Run("functions");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.All(outcome.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.All(Catalogue.Functions, function => Assert.Contains("\n  " + function.Signature + " ", outcome.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Functions_One_IsDescribed()
    {
        const string Expected = """
            at(vs, i)
              The element at trunc(clamp(i, 0, n - 1)), counted from 0.
              cost 4 + k, where k is ceil(log2(n + 1)) for each array of n elements
              at([5, 6, 7], 1) is 6
              at([5, 6, 7], inf) is 7

            """;
        Assert.Equal(new Outcome(0, Expected, ""), files.Run("functions", "AT"));
    }

    [Fact]
    public void Functions_OneAsJson_IsTheOnlyOne()
    {
        const string Expected = """
            {"functions":[{"name":"lerp","signature":"lerp(a, b, t)","group":"Between two values","cost":2,"costGrowsWithArrays":false,"summary":"`a * (1 - t) + b * t`: from `a` at 0 to `b` at 1, not limited.","examples":[{"formula":"lerp(10, 20, 0.25)","result":"12.5"},{"formula":"lerp(0, 10, 1.5)","result":"15"}]}]}

            """;
        Assert.Equal(new Outcome(0, Expected, ""), files.Run("functions", "lerp", "--format", "json"));
    }

    [Fact]
    public void Functions_Unknown_NamesTheNearest()
    {
        Assert.Equal(new Outcome(1, "", "functions: error LRX2002: unknown function 'lrep'; did you mean 'lerp'?\n"), files.Run("functions", "lrep"));
        Assert.Equal(
            new Outcome(1, """{"diagnostics":[{"code":"LRX2002","severity":"error","message":"unknown function 'lrep'; did you mean 'lerp'?","path":"functions","file":null,"fileLine":null,"fileColumn":null,"line":null,"column":null,"length":null,"hint":null}]}""" + "\n", ""),
            files.Run("functions", "lrep", "--format", "json"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Keras")]
    [InlineData("step")]
    public void Kinds_Many_AreListedWithinTheWidth(string word)
    {
        var outcome = word.Length == 0 ? files.Run("kinds") : files.Run("kinds", word);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.All(outcome.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void Kinds_All_AreNamed()
    {
        string[] words = files.Run("kinds").Output.Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Empty(Catalogue.Kinds.Select(kind => kind.Name).Except(words));
    }

    [Fact]
    public void Kinds_OfALibrary_AreListedWithWhatTheyDo()
    {
        string output = files.Run("kinds", "fvcore").Output;
        Assert.StartsWith("fvcore 3378afe0\n  fvcore.ConstantParamScheduler\n      One value at all steps.\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("torch.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_WithAllWords_AreFoundByNameParameterAndDescription()
    {
        string[] found = Found("warmup", "COSINE");
        Assert.Contains("CosineDecay", found);
        Assert.Contains("optax.warmup_cosine_decay_schedule", found);
        Assert.DoesNotContain("torch.CosineAnnealingLR", found);
        Assert.Equal(["lrexpr.warmup"], Found("start_factor", "offset"));
    }

    [Fact]
    public void Kinds_Each_IsDescribedWithinTheWidthButForFormulas()
    {
        foreach (var kind in Catalogue.Kinds)
        {
            var outcome = files.Run("kinds", kind.Name);
            Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
            string beforeFormula = outcome.Output[..outcome.Output.IndexOf("\nFormula:", StringComparison.Ordinal)];
            Assert.All(beforeFormula.Split('\n').Where(line => !line.Contains("://", StringComparison.Ordinal)), line => Assert.True(line.Length <= 80, line));
            Assert.All(kind.Parameters, parameter => Assert.Contains(parameter.Name, outcome.Output, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Kinds_OneByItsAlias_IsDescribed()
    {
        const string Expected = """
            InverseTimeDecay
              Divides the rate by 1 plus decay_rate for every decay_steps steps, gradually
              or, with staircase, at once.

              Also: keras.InverseTimeDecay
              From: Keras 2.15
                    https://keras.io/2.15/api/optimizers/learning_rate_schedules/

            Parameters:
              NAME                   TYPE     DEFAULT     MEANING
              initial_learning_rate  number   (required)  The rate at step 0.

            """;
        string output = files.Run("kinds", "KERAS.inversetimedecay").Output;
        Assert.Equal(Expected.TrimEnd(), output[..Math.Min(output.Length, Expected.TrimEnd().Length)]);
        Assert.EndsWith("""

            Formula:
              initial_learning_rate / (1 + decay_rate * (staircase ? floor(step / decay_steps) : step / decay_steps))

            """, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_AsJson_AreAllThere()
    {
        using var json = JsonDocument.Parse(files.Run("kinds", "--format", "json").Output);
        Assert.Equal(Catalogue.Kinds.Select(kind => kind.Name), json.RootElement.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetProperty("name").GetString()!));
        var parameter = json.RootElement.GetProperty("kinds").EnumerateArray().First(kind => kind.GetProperty("name").ValueEquals("ExponentialDecay")).GetProperty("parameters")[3];
        Assert.Equal("staircase boolean False false", $"{parameter.GetProperty("name")} {parameter.GetProperty("type")} {parameter.GetProperty("required")} {parameter.GetProperty("default")}");
    }

    [Fact]
    public void Kinds_Unknown_NamesTheNearest() =>
        Assert.Equal(new Outcome(1, "", "kinds: error LRX2002: unknown kind 'CosinDecay'; did you mean 'CosineDecay'?\n"), files.Run("kinds", "CosinDecay"));

    private string[] Found(params string[] words)
    {
        using var json = JsonDocument.Parse(files.Run(["kinds", .. words, "--format", "json"]).Output);
        return [.. json.RootElement.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetProperty("name").GetString()!)];
    }
}
