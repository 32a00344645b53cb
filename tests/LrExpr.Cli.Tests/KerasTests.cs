using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class KerasTests(Workspace files) : IClassFixture<Workspace>
{
    private const string Optimizer = """
        {"module": "keras.optimizers", "class_name": "Adam", "config": {"name": "Adam", "learning_rate":
        {"module": "keras.optimizers.schedules", "class_name": "ExponentialDecay", "config": {"initial_learning_rate": 0.05, "decay_steps": 10, "decay_rate": 1e-1, "staircase": true, "name": null}, "registered_name": null}}}
        """;

    [Fact]
    public void Import_Optimizer_PrintsAPartOfAConfigurationThatIsTheSameSchedule()
    {
        files.Write("adam.json", Optimizer);

        var outcome = files.Run("import", "adam.json");

        Assert.Equal(
            new Outcome(0, """
                {
                  "LrExpr": {
                    "Schedules": {
                      "learning_rate": {
                        "Kind": "ExponentialDecay",
                        "Parameters": {
                          "initial_learning_rate": 0.05,
                          "decay_steps": 10,
                          "decay_rate": 1e-1,
                          "staircase": true
                        }
                      }
                    }
                  }
                }

                """, ""),
            outcome);
        files.Write("imported.json", outcome.Output);
        Assert.Equal(
            """{"learning_rate":[[0,0.05],[10,0.005000000000000001]]}""" + "\n",
            files.Run("eval", "imported.json", "--steps", "0,10", "--format", "json").Output);
        Assert.Equal(
            """{"module": "keras.optimizers.schedules", "class_name": "ExponentialDecay", "config": {"initial_learning_rate": 0.05, "decay_steps": 10, "decay_rate": 0.1, "staircase": true, "name": null}, "registered_name": null}""" + "\n",
            files.Run("export", "imported.json", "learning_rate", "--to", "keras").Output);
    }

    [Fact]
    public void Import_ClassOfOnesOwn_TakesKindsOfAConfiguration()
    {
        files.Write("kinds.json", """
            { "Training": { "LrExpr": { "Kinds": { "Warm": {
              "Parameters": { "inner": { "Type": "schedule" }, "more": { "Type": "schedules" }, "ends": { "Type": "array" }, "points": { "Type": "table" }, "shape": { "Type": "choice", "Options": [ "a", "b" ], "Default": "a" } },
              "Formula": "inner(step) + join(step, ends, more) + interp(step, keys(points), values(points)) + (is(shape, a) ? 1 : 2)" } } } } }
            """);
        files.Write("warm.json", """
            {"class_name": "my>Warm", "config": {"inner": {"class_name": "CosineDecay", "config": {"initial_learning_rate": 1, "decay_steps": 10, "warmup_target": null}},
             "more": [1, {"class_name": "CosineDecay", "config": {"initial_learning_rate": 1, "decay_steps": 10}}], "ends": [5], "points": {"0": 1, "10": 2.50}, "shape": "b"}}
            """);

        var outcome = files.Run("import", "warm.json", "--kinds", "kinds.json", "--section", "Training:LrExpr", "--name", "m");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("{\n  \"Training\": {\n    \"LrExpr\": {\n      \"Schedules\": {\n        \"m\": {\n          \"Kind\": \"Warm\"", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\"10\": 2.50", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warmup_target", outcome.Output, StringComparison.Ordinal);
        files.Write("imported.json", outcome.Output);
        Assert.Equal(0, files.Run("check", "kinds.json", "imported.json", "--section", "Training:LrExpr").ExitCode);
    }

    [Fact]
    public void Import_WrongJson_IsReportedInItsLineAndColumn()
    {
        files.Write("wrong.json", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 0}}""");

        Assert.Equal(
            new Outcome(1, "", """
                keras:config:decay_steps(1,87): error LRX3009: decay_steps must be > 0, but is 0
                  {"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 0}}
                                                                                                        ^
                  in wrong.json

                """),
            files.Run("import", "wrong.json"));
        Assert.Equal(
            """{"diagnostics":[{"code":"LRX3009","severity":"error","message":"decay_steps must be > 0, but is 0","path":"keras:config:decay_steps","file":"wrong.json","fileLine":null,"fileColumn":null,"line":1,"column":87,"length":1,"hint":null}]}""" + "\n",
            files.Run("import", "wrong.json", "--format", "json").Output);
    }

    [Fact]
    public void Import_Pointer_ChoosesOneOfSeveral()
    {
        files.Write("two.json", $$$"""{"a": {{{Optimizer}}}, "b": {"learning_rate": 0.1}}""");

        Assert.Equal(1, files.Run("import", "two.json").ExitCode);
        Assert.Equal(0, files.Run("import", "two.json", "--pointer", "/a").ExitCode);
        Assert.Contains("0.1 is a constant rate", files.Run("import", "two.json", "--pointer", "/b/learning_rate").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_FileThatIsNotThere_IsWrongUsage() =>
        Assert.Equal(new Outcome(2, "", "lrexpr: none.json: no such file\n"), files.Run("import", "none.json"));

    [Fact]
    public void Export_Formula_SaysWhatCanBeWritten()
    {
        files.Write("good.json", Files.Good);

        Assert.Equal(
            new Outcome(1, "", "LrExpr:Schedules:momentum: error LRX3008: a formula has no class in Keras; what can be written are schedules of Keras' kinds and of kinds of one's own\n  in good.json\n"),
            files.Run("export", "good.json", "momentum", "--to", "keras"));
        Assert.Equal(0, files.Run("export", "good.json", "keras", "--to", "keras").ExitCode);
        Assert.Equal(1, files.Run("export", "good.json", "none", "--to", "keras").ExitCode);
    }
}
