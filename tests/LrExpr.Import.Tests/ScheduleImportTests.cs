using LrExpr.Import.Tests.Support;

namespace LrExpr.Import.Tests;

/// <summary>What code calls.</summary>
public sealed class ScheduleImportTests
{
    private const string DeepSpeed = """
        {
          "optimizer": { "type": "AdamW", "params": { "lr": 0.1 } },
          "scheduler": { "type": "WarmupLR", "params": { "warmup_max_lr": "auto", "warmup_num_steps": 10, "warmup_type": "linear" } }
        }
        """;

    /// <summary>The method of each dialect reads its files, and says no more of others than what they look like.</summary>
    [Fact]
    public void Schedule_FromDeepSpeedAndOthers_ReadsTheirFiles()
    {
        Assert.Equal(0.5, Schedule.FromDeepSpeed(DeepSpeed, new() { ["warmup_max_lr"] = 0.5 }).At(11));
        Assert.Equal(1e-5, Schedule.FromHuggingFace("learning_rate: 2e-5\nlr_scheduler_type: linear\nwarmup_ratio: 0.1\nmax_steps: 100").At(5), 1e-20);
        Assert.Equal(0.01, Schedule.FromThinc("[a]\n@schedules = \"constant.v1\"\nrate = 0.01").At(7));
        Assert.Equal(0.05, Schedule.FromDetectron2("SOLVER: { BASE_LR: 0.5, STEPS: '(6, 8)', MAX_ITER: 9, WARMUP_ITERS: 0 }").At(7), 1e-15);
        Assert.Equal(0.2, Schedule.FromNemo("optim: { lr: 0.2, sched: { name: WarmupPolicy } }\ntrainer: { max_steps: 10 }").At(3));
        Assert.Equal(4000, Schedule.FromPolly("""{ "BackoffType": "Exponential", "Delay": "00:00:01", "UseJitter": false }""").At(2));
        Assert.Equal(0.01, Schedule.FromTorchState("""{ "step_size": 30, "gamma": 0.1, "base_lrs": [0.1], "last_epoch": 0 }""").At(30), 1e-15);
        Assert.Equal(0.02, Schedule.FromUltralytics("optimizer: SGD\nlr0: 0.02\nlrf: 1\nwarmup_epochs: 0", new() { ["batches_per_epoch"] = 5 }).At(3));

        Assert.False(Schedule.TryFromNemo(DeepSpeed, null, out var schedule, out var diagnostics));
        Assert.Null(schedule);
        Assert.Equal("it looks like one of DeepSpeed", Assert.Single(diagnostics).Hint);
        Assert.False(Schedule.TryFromThinc("", null, out _, out _));
    }

    [Fact]
    public void Schedule_FromAFileThatLeavesAValueToTheRun_Throws()
    {
        var exception = Assert.Throws<ScheduleException>(() => Schedule.FromDeepSpeed(DeepSpeed));
        var diagnostic = Assert.Single(exception.Diagnostics);
        Assert.Equal((3, 67, 6, "give its value"), (diagnostic.Line, diagnostic.Column, diagnostic.Length, diagnostic.Hint));
        Assert.StartsWith("import(3,67): error LRX9102: the file leaves 'warmup_max_lr' to the run: the rate after the warm-up\n", diagnostic.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_WhatTheFileLeavesToTheRun_IsAParameterThatIsNull()
    {
        var import = ScheduleImport.Read(DeepSpeed, new() { Source = "configs/ds_config.json", Name = "rate", SectionPath = "Training:LrExpr" });

        Assert.Equal(
            """
            {
              "Training": {
                "LrExpr": {
                  "Parameters": {
                    // Left to the run: the rate after the warm-up.
                    "warmup_max_lr": null
                  },
                  "Schedules": {
                    // Imported from ds_config.json, line 3 (DeepSpeed).
                    "rate": {
                      "Kind": "deepspeed.WarmupLR",
                      "Parameters": {
                        "warmup_max_lr": "warmup_max_lr",
                        "warmup_num_steps": 10,
                        "warmup_type": "linear",
                        "base_lr": 0.1
                      }
                    }
                  }
                }
              }
            }
            """,
            import.Fragment,
            ignoreLineEndingDifferences: true);
        Assert.Equal(("warmup_max_lr", "rate", (ScheduleSet?)null), (import.Missing.Single().Name, import.Names.Single(), import.Schedules));
        Assert.False(ScheduleSet.TryLoad(ConfigurationText.Section(import.Fragment, "Training:LrExpr"), out _, out var diagnostics));
        Assert.Contains(diagnostics, diagnostic => diagnostic.Path == "Training:LrExpr:Parameters:warmup_max_lr");
        Assert.Equal(0.5, ScheduleSet.Load(ConfigurationText.Section(import.Fragment.Replace("null", "0.5", StringComparison.Ordinal), "Training:LrExpr"))["rate"].At(11));
    }

    [Fact]
    public void Import_ValuesThatTheFileDoesNotLeaveToTheRun_AreAnError()
    {
        var options = new ScheduleImportOptions { Values = new() { ["warmup_max_rl"] = 0.5, ["base_lr"] = 0.1, ["warmup_max_lr"] = "0.25 + 0.25" } };
        Assert.False(ScheduleImport.TryRead(DeepSpeed, options, out _, out var diagnostics));
        Assert.Equal(
            ["a value is given for 'warmup_max_rl', which the file does not leave to the run; did you mean 'warmup_max_lr'?", "a value is given for 'base_lr', which the file does not leave to the run; it leaves 'warmup_max_lr'"],
            diagnostics.Select(diagnostic => diagnostic.Message));
        Assert.Equal(0.5, ScheduleImport.Read(DeepSpeed, new() { Values = new() { ["warmup_max_lr"] = "0.25 + 0.25" } }).Schedules!["learning_rate"].At(100));
    }

    [Fact]
    public void Import_WrongValueOfTheRun_IsReported()
    {
        Assert.False(ScheduleImport.TryRead(DeepSpeed, new() { Values = new() { ["warmup_max_lr"] = "x" } }, out _, out var diagnostics));
        Assert.StartsWith("unknown name 'x'", Assert.Single(diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_Pointer_LeadsToThePart()
    {
        string text = $$"""{ "a": {{DeepSpeed}}, "b": [ { "lr_scheduler_type": "constant", "learning_rate": 0.25 } ] }""";
        Assert.Equal("huggingface", ScheduleImport.Read(text, new() { Pointer = "/b/0" }).Dialect.Name);
        Assert.Equal("deepspeed", ScheduleImport.Read(text, new() { Pointer = "/a/scheduler", Values = new() { ["warmup_max_lr"] = 1, ["base_lr"] = 1 } }).Dialect.Name);
        Assert.False(ScheduleImport.TryRead(text, new() { Pointer = "/c" }, out _, out var diagnostics));
        Assert.Equal("the pointer '/c' leads nowhere: there is no 'c' here", diagnostics[0].Message[..52]);
        Assert.False(ScheduleImport.TryRead(text, new() { Pointer = "a" }, out _, out diagnostics));
        Assert.Equal("LRX9101", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void Import_Dialect_IsFoundByItsNameInAnyCaseOrSuggested()
    {
        Assert.Equal("DeepSpeed", ScheduleImport.Read(DeepSpeed, new() { Dialect = "DEEPSPEED" }).Dialect.ToString());
        Assert.False(ScheduleImport.TryRead(DeepSpeed, new() { Dialect = "deepsped" }, out _, out var diagnostics));
        Assert.Equal("there is no dialect 'deepsped'; did you mean 'deepspeed'?", Assert.Single(diagnostics).Message);
        Assert.All(ScheduleImport.Dialects, dialect => Assert.NotEmpty(dialect.Reads));
        Assert.Equal(ScheduleImport.Dialects.Count, ScheduleImport.Dialects.Select(dialect => dialect.Name).Distinct().Count());
    }

    [Fact]
    public void Import_Keras_IsTheSameAsItsOwnReader()
    {
        foreach (var row in TestData.Json("golden/keras_serialization.json").GetProperty("cases").EnumerateArray())
        {
            foreach (var member in row.EnumerateObject().Where(member => member.Value.ValueKind == System.Text.Json.JsonValueKind.Object && member.Value.TryGetProperty("class_name", out _)))
            {
                string json = member.Value.GetRawText();
                if (!Schedule.TryFromKerasJson(json, null, out var schedule, out _))
                    continue;
                var imported = ScheduleImport.Read(json);
                Assert.Equal("keras", imported.Dialect.Name);
                Assert.DoesNotContain("//", imported.Fragment, StringComparison.Ordinal);
                Assert.All(new long[] { 0, 1, 77, 5000 }, step => Assert.Equal(schedule.At(step), imported.Schedules!["learning_rate"].At(step)));
            }
        }
    }

    /// <summary>The scheduler of a <c>ds_config.json</c> can stand in a configuration as it is.</summary>
    [Fact]
    public void Configuration_SchedulerOfDeepSpeed_IsASchedule()
    {
        var set = ScheduleSet.Load(ConfigurationText.Section("""
            { "LrExpr": { "Schedules": { "rate": {
              "type": "WarmupDecayLR",
              "params": { "total_num_steps": 200, "warmup_min_lr": 0.0001, "warmup_max_lr": 0.01, "warmup_num_steps": 40, "warmup_type": "log" },
              "Expect": { "Max": 0.01 }
            } } } }
            """));
        var golden = GoldenPoints.Of("deepspeed/warmup_decay_lr/004");
        Assert.All(golden.Points, point => Assert.Equal(point.Value, set["rate"].At(point.Step), golden.Tolerance(point.Value)));
    }

    [Theory]
    [InlineData("""{ "type": "WarmupDecay", "params": {} }""", "LRX3008", "unknown kind 'deepspeed.WarmupDecay'; did you mean 'deepspeed.WarmupDecayLR'?")]
    [InlineData("""{ "type": "WarmupDecayLR", "params": { "total_num_step": 5 } }""", "LRX3004", "kind 'deepspeed.WarmupDecayLR' has no parameter 'total_num_step'; did you mean 'total_num_steps'?")]
    [InlineData("""{ "type": "WarmupDecayLR", "parameters": {} }""", "LRX3004", "unknown key 'parameters'; expected one of 'type', 'params', 'Unit', 'Description', 'Expect', 'Tests'")]
    [InlineData("""{ "type": "WarmupDecayLR", "Kind": "torch.StepLR" }""", "LRX3008", "schedule 'rate' has more than one form: 'Kind' and 'type'")]
    [InlineData("""{ "type": "WarmupLR", "params": { "warmup_max_lr": "auto" } }""", "LRX3001", "unknown name 'auto'")]
    public void Configuration_WrongSchedulerOfDeepSpeed_IsReported(string schedule, string code, string message)
    {
        Assert.False(ScheduleSet.TryLoad(ConfigurationText.Section($$"""{ "LrExpr": { "Schedules": { "rate": {{schedule}} } } }"""), out _, out var diagnostics));
        Assert.Contains(diagnostics, diagnostic => diagnostic.Code == code && diagnostic.Message.StartsWith(message, StringComparison.Ordinal));
    }
}
