using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class ImportTests(Workspace files) : IClassFixture<Workspace>
{
    private const string DeepSpeed = """
        {
          "scheduler": { "type": "WarmupLR", "params": { "warmup_max_lr": "auto", "warmup_num_steps": 10, "warmup_type": "linear" } }
        }
        """;

    [Fact]
    public void Import_WhatTheFileLeavesToTheRun_IsSetOrAskedFor()
    {
        files.Write("ds_config.json", DeepSpeed);

        var outcome = files.Run("import", "ds_config.json");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("\"warmup_max_lr\": null", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("import(2,67): warning LRX9102: the file leaves 'warmup_max_lr' to the run", outcome.Error, StringComparison.Ordinal);

        outcome = files.Run("import", "ds_config.json", "--set", "warmup_max_lr=0.5", "--set", "base_lr=1");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        files.Write("imported.json", outcome.Output);
        Assert.Equal("{\"learning_rate\":[[11,0.5]]}\n", files.Run("eval", "imported.json", "--steps", "11", "--format", "json").Output);
    }

    [Fact]
    public void Import_SeveralSchedules_AreNamedByTheFileButForTheFirst()
    {
        files.Write("args.json", """{ "optimizer": "SGD", "lr0": 0.02 }""");

        var outcome = files.Run("import", "args.json", "--set", "batches_per_epoch=50", "--name", "weights", "--section", "Training:Rates");
        files.Write("rates.json", outcome.Output);

        string list = files.Run("list", "rates.json", "--section", "Training:Rates").Output;
        Assert.All(new[] { "weights", "bias_learning_rate", "momentum" }, name => Assert.Contains("\n" + name + " ", "\n" + list, StringComparison.Ordinal));
    }

    [Fact]
    public void Import_From_NamesTheLibrary()
    {
        files.Write("ds.json", DeepSpeed);

        Assert.Equal(1, files.Run("import", "ds.json", "--from", "nemo").ExitCode);
        Assert.Contains("hint: it looks like one of DeepSpeed", files.Run("import", "ds.json", "--from", "nemo").Error, StringComparison.Ordinal);
        Assert.Equal(
            new Outcome(2, "", "lrexpr: --from 'deepsped' is unknown; did you mean 'deepspeed'?\nSee 'lrexpr import --help'.\n"),
            files.Run("import", "ds.json", "--from", "deepsped"));
        Assert.Equal(new Outcome(2, "", "lrexpr: --set 'x' is not of the form name=value\n"), files.Run("import", "ds.json", "--set", "x"));
    }

    [Fact]
    public void Import_Help_SaysWhichLibrariesThereAre() =>
        Assert.All(ScheduleImport.Dialects, dialect => Assert.Contains($"\n{dialect.Name} ", files.Run("import", "--help").Output, StringComparison.Ordinal));
}
