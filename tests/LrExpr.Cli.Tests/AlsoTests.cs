using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

/// <summary>Schedules that stand outside of the section, as those of options classes do.</summary>
public sealed class AlsoTests(Workspace files) : IClassFixture<Workspace>
{
    private const string Trainers = """
        {
          "LrExpr": { "Parameters": { "total": 10 }, "Schedules": { "base": "step" } },
          "Trainers": {
            "eu": { "BatchSize": 32, "LearningRate": "0.1*base(step)" },
            "us": { "BatchSize": 32, "LearningRate": { "Formula": "total" }, "Warm": "`Trainers:eu:LearningRate`(step) * 2" }
          }
        }
        """;

    [Fact]
    public void Keys_OutsideOfTheSection_AreSchedules()
    {
        files.Write("trainers.json", Trainers);

        Assert.Equal(
            """{"base":[[2,2]],"Trainers:eu:LearningRate":[[2,0.2]],"Trainers:us:LearningRate":[[2,10]],"Trainers:us:Warm":[[2,0.4]]}""" + "\n",
            files.Run("eval", "trainers.json", "--also", "Trainers:*:LearningRate", "--also", "trainers:us:warm", "--steps", "2", "--format", "json").Output);
        Assert.Contains("\"LearningRate\": \"0.1 * base(step)\"", files.Run("fmt", "trainers.json", "--also", "Trainers:eu:LearningRate").Output, StringComparison.Ordinal);
        Assert.Contains("formula     0.1*base(step)", files.Run("explain", "trainers.json", "Trainers:eu:LearningRate", "--also", "Trainers:eu:LearningRate").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_OfThem_AreAtTheirPlaces()
    {
        files.Write("wrong.json", Trainers.Replace("0.1*base", "0.1*bas", StringComparison.Ordinal));

        Assert.Contains("in wrong.json(4,", files.Run("check", "wrong.json", "--also", "Trainers:eu:LearningRate").Error, StringComparison.Ordinal);
        Assert.Equal(0, files.Run("check", "wrong.json").ExitCode);
    }

    [Fact]
    public void Layers_ReplaceThem_AsAHostHasIt()
    {
        files.Write("trainers.json", Trainers);
        files.Write("production.json", """{ "Trainers": { "us": { "LearningRate": "3" } } }""");

        Assert.Equal("{\"Trainers:us:LearningRate\":[[0,3]]}\n", files.Run("eval", "trainers.json", "production.json", "--also", "Trainers:us:LearningRate", "--name", "Trainers:us:LearningRate", "--steps", "0", "--format", "json").Output);
    }

    [Fact]
    public void Section_NeedNotBeThere()
    {
        files.Write("alone.json", """{ "Trainer": { "LearningRate": "step" } }""");

        Assert.Equal((0, ""), (files.Run("check", "alone.json", "--also", "Trainer:LearningRate") is var outcome ? outcome.ExitCode : -1, outcome.Error));
    }

    [Fact]
    public void Key_ThatIsNotThere_NamesTheNearest()
    {
        files.Write("trainers.json", Trainers);

        Assert.Equal(
            new Outcome(2, "", "lrexpr: trainers.json: no key 'Trainers:us:Learningrat'; did you mean 'Trainers:us:LearningRate'?\n"),
            files.Run("check", "trainers.json", "--also", "Trainers:us:Learningrat"));
    }

    [Fact]
    public void Key_OfTheSectionItself_IsThereOnce()
    {
        files.Write("trainers.json", Trainers);

        Assert.Equal(0, files.Run("check", "trainers.json", "--also", "LrExpr:Schedules:base").ExitCode);
    }
}
