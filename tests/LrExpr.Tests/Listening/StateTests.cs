using System.Text.Json;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Listening;

/// <summary>States, updates and signals in a configuration: what they mean, alone and as parts of other schedules.</summary>
public sealed class StateTests
{
    /// <summary>Halves its rate at each report of a metric that is not lower than the one before.</summary>
    private const string Halving = """
        "halving": {
          "Formula": "rate",
          "State": { "rate": "start", "last": "inf" },
          "Update": { "rate": "metric < last ? rate : rate / 2", "last": "metric" },
          "Parameters": { "start": 1 }
        }
        """;

    [Fact]
    public void Update_SeesTheStatesAsTheyWereBefore()
    {
        var pair = Load("""{ "Schedules": { "pair": { "Formula": "a + b / 100", "State": { "a": 1, "b": 2 }, "Update": { "a": "b", "b": "a" } } } }""", "pair");
        var controller = pair.CreateController();

        Assert.Equal([2.01, 1.02, 2.01], [controller.Report(0), controller.Report(1), controller.Report(2)]);
    }

    [Fact]
    public void Schedule_ByItself_HasItsValuesBeforeAnyReport()
    {
        var schedule = Load($$"""{ "Schedules": { {{Halving}} } }""", "halving");
        double[] values = new double[3];
        schedule.Fill(0, values);

        Assert.True(schedule.Listens);
        Assert.Equal(1, schedule.At(7));
        Assert.Equal([1.0, 1, 1], values);
    }

    [Fact]
    public void Reference_ToAScheduleThatListens_ListensToo()
    {
        var controller = Load($$"""{ "Schedules": { {{Halving}}, "both": "halving(step) * (1 + step)" } }""", "both").CreateController();

        Assert.Equal(1, controller.Report(0, 5));
        Assert.Equal(1, controller.Report(1, 5));
        Assert.Equal(1.5, controller.Report(2, 4));
        Assert.Equal([KeyValuePair.Create("halving.last", 4.0), KeyValuePair.Create("halving.rate", 0.5)], controller.State.OrderBy(state => state.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Kind_CalledTwiceInAFormula_KeepsTwoStates()
    {
        var controller = Load("""{ "Schedules": { "two": "`lrexpr.early_stopping`(step, patience: 1) + 10 * `lrexpr.early_stopping`(step, patience: 2)" } }""", "two").CreateController();

        Assert.Equal([11.0, 10, 0], [controller.Report(0, 1), controller.Report(1, 1), controller.Report(2, 1)]);
        Assert.Contains("lrexpr.early_stopping#2.bad", controller.State.Keys);
    }

    [Fact]
    public void Schedule_ReferredToTwice_KeepsOneState()
    {
        var controller = Load($$"""{ "Schedules": { {{Halving}}, "twice": "halving(step) + halving(step)" } }""", "twice").CreateController();

        Assert.Equal([2.0, 1, 0.5], [controller.Report(0, 1), controller.Report(1, 1), controller.Report(2, 1)]);
        Assert.Equal(2, controller.State.Count);
    }

    /// <summary>pytorch/pytorch#68978 and #110761: a plateau after a warm-up, which SequentialLR cannot have. It hears nothing before its turn, and its steps begin with 0.</summary>
    [Theory]
    [InlineData(""" "then": { "Kind": "torch.SequentialLR", "Parameters": { "schedulers": ["up", "plateau"], "milestones": [5] } } """)]
    [InlineData(""" "then": "step < 5 ? up(step) : plateau(step - 5)" """)]
    public void Plateau_AfterAWarmup_HearsNothingBeforeItsTurn(string then)
    {
        string json = $$"""
            { "Schedules": {
              "up": "(step + 1) / 5",
              "plateau": { "Kind": "torch.ReduceLROnPlateau", "Parameters": { "base_lr": 1, "factor": 0.5, "patience": 1 } },
              {{then}}
            } }
            """;
        var controller = Load(json, "then").CreateController();
        var alone = Load(json, "plateau").CreateController();
        for (int epoch = 0; epoch < 20; epoch++)
        {
            // In the warm-up the metric is better than it will ever be again.
            double metric = epoch < 5 ? 0.1 : 1;
            double expected = epoch < 5 ? (epoch + 1) / 5.0 : alone.Report(epoch - 5, metric);
            Assert.Equal(expected, controller.Report(epoch, metric));
        }

        Assert.True(alone.Value < 0.01);
    }

    /// <summary>pytorch/pytorch#82859: a plateau times another schedule, which ChainedScheduler cannot have.</summary>
    [Fact]
    public void Plateau_TimesACosine_IsTheProduct()
    {
        const string Json = """
            { "Schedules": {
              "cosine": { "Kind": "CosineDecay", "Parameters": { "initial_learning_rate": 1, "decay_steps": 50 } },
              "plateau": { "Kind": "torch.ReduceLROnPlateau", "Parameters": { "base_lr": 0.1, "factor": 0.5, "patience": 2, "cooldown": 1 } },
              "chained": "cosine(step) * plateau(step)",
              "warm": { "Kind": "lrexpr.warmup", "Parameters": { "steps": 5, "schedule": "plateau", "offset": "none" } }
            } }
            """;
        var (product, warm, alone) = (Load(Json, "chained").CreateController(), Load(Json, "warm").CreateController(), Load(Json, "plateau").CreateController());
        var cosine = Load(Json, "cosine");
        for (int step = 0; step < 40; step++)
        {
            double metric = Math.Max(0.5, 1 - (step / 20.0));
            double rate = alone.Report(step, metric);
            Assert.Equal(cosine.At(step) * rate, product.Report(step, metric));
            Assert.Equal(Math.Min(1, step / 5.0) * rate, warm.Report(step, metric));
        }
    }

    [Fact]
    public void Update_ThatIsNaN_LeavesItsState_AndNoOther()
    {
        var controller = Load("""{ "Schedules": { "s": { "Formula": "mean", "State": { "mean": 1, "count": 0 }, "Update": { "mean": "mean + (metric - mean) / 2", "count": "count + 1" } } } }""", "s").CreateController();

        Assert.Equal([2.0, 2, 4], [controller.Report(0, 3), controller.Report(1, double.NaN), controller.Report(2, 6)]);
        Assert.Equal(3, controller.State["count"]);
        Assert.Equal(double.PositiveInfinity, controller.Report(3, double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, controller.Report(4, double.NegativeInfinity));
    }

    [Fact]
    public void State_BeyondALimit_IsTheLimit_AndExpectIsProvedForAllReports()
    {
        const string Json = """
            { "Schedules": { "s": {
              "Formula": "2 * rate",
              "State": { "rate": { "Start": 1, "Min": 0.5, "Max": 4, "Description": "for people" } },
              "Update": { "rate": "rate * metric" },
              "Expect": { "Min": 1, "Max": 8, "To": 100 }
            } } }
            """;
        var schedule = Load(Json, "s");
        var controller = schedule.CreateController();

        Assert.Equal([8.0, 8, 1], [controller.Report(0, 100), controller.Report(1, double.PositiveInfinity), controller.Report(2, 0)]);
        Assert.Equal("Min, Max proved for steps 0 to 100", schedule.Expect!.ToString());
        var wrong = Assert.Throws<ScheduleException>(() => Load(Json.Replace("\"Max\": 8", "\"Max\": 7.9", StringComparison.Ordinal), "s"));
        Assert.Contains("where rate is 4", Assert.Single(wrong.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Signals_ByName_WithDefaultsAndLimits_AreTold()
    {
        var controller = Load("""
            { "Schedules": { "s": {
              "Formula": "sum",
              "State": { "sum": 0 },
              "Update": { "sum": "sum + loss + 10 * errors" },
              "Signals": { "loss": null, "errors": { "Default": 2, "Min": 0, "Max": 5 } }
            } } }
            """, "s").CreateController();

        Assert.Equal(["errors", "loss"], controller.Signals.Order());
        Assert.Equal(21, controller.Report(0, 1));
        Assert.Equal(72, controller.Report(1, ("LOSS", 1), ("errors", 99)));
        Assert.Equal(93, controller.Report(2, 1));
        Assert.Contains("needs signal 'loss'", Assert.Throws<InvalidOperationException>(() => controller.Report(3)).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'loss'", Assert.Throws<ArgumentException>(() => controller.Report(3, ("los", 1))).Message, StringComparison.Ordinal);
        Assert.Equal(93, controller.Value);
    }

    [Fact]
    public void Report_OfSeveralSignals_WithoutANameForTheMetric_IsToldWhich()
    {
        var controller = Load("""{ "Schedules": { "s": { "Formula": "a", "State": { "a": 0 }, "Update": { "a": "x + y" }, "Signals": ["x", "y"] } } }""", "s").CreateController();

        Assert.Contains("listens to 'x', 'y'", Assert.Throws<InvalidOperationException>(() => controller.Report(0, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_OfAScheduleThatListens_AreGivenBefore()
    {
        var schedule = Load("""
            { "Inputs": { "client": null }, "Schedules": { "jitter": {
              "Formula": "delay", "State": { "delay": 1 }, "Update": { "delay": "min(60, 1 + uniform(client, step) * (3 * delay - 1))" }
            } } }
            """, "jitter");

        Assert.Throws<InvalidOperationException>(schedule.CreateController);
        var (one, other) = (schedule.With("client", 1).CreateController(), schedule.With("client", 2).CreateController());
        Assert.NotEqual(one.Report(0), other.Report(0));
        Assert.Equal(Schedule.FromKind("lrexpr.decorrelated_jitter", new() { ["base"] = 1, ["cap"] = 60, ["seed"] = 1 }).CreateController().Report(0), one.Value);
    }

    [Fact]
    public void Formula_InCSharp_KeepsStateToo()
    {
        var controller = Load("""
            { "Schedules": { "s": {
              "Dialect": "csharp",
              "Formula": "rate * Math.Pow(0.5, step)",
              "State": { "rate": 8 },
              "Update": { "rate": "metric > 0.5 ? rate / 2 : rate" }
            } } }
            """, "s").CreateController();

        Assert.Equal([4.0, 2, 0.5], [controller.Report(0, 1), controller.Report(1, 0), controller.Report(2, 1)]);
    }

    [Fact]
    public void Kind_OfAConfiguration_KeepsStateOfItsOwn()
    {
        var set = Load("""
            { "Kinds": { "Steps": { "Parameters": { "start": null, "by": 2 }, "Constraints": ["by > 1"], "Formula": "rate", "State": { "rate": "start" }, "Update": { "rate": "metric > 0 ? rate / by : rate" } } },
              "Schedules": { "a": { "Kind": "Steps", "Parameters": { "start": 1 } }, "b": "Steps(step, 8, 4)" } }
            """);

        Assert.Equal(0.5, set["a"].CreateController().Report(0, 1));
        Assert.Equal(2, set["b"].CreateController().Report(0, 1));
    }

    [Fact]
    public void Report_FromManyThreads_TakesEachAsAWhole()
    {
        var controller = Load("""{ "Schedules": { "s": { "Formula": "a - b", "State": { "a": 0, "b": 0 }, "Update": { "a": "a + metric", "b": "b + metric" } } } }""", "s").CreateController();

        Parallel.For(0, 8, _ =>
        {
            for (int i = 0; i < 5_000; i++)
                Assert.Equal(0, controller.Report(i, 1));
        });
        Assert.Equal(40_000, controller.State["a"]);
        Assert.Equal(0, controller.Value);
    }

    [Fact]
    public void Report_AllocatesNothing()
    {
        var controller = Schedule.FromKind("torch.ReduceLROnPlateau", new() { ["base_lr"] = 0.1 }).CreateController();

        Assert.Equal(0, Allocated.ByThousand(i => controller.Report(i, 1)));
    }

    [Fact]
    public void Restore_OfWhatDoesNotFit_IsRefused_AndChangesNothing()
    {
        var torch = Schedule.FromKind("torch.ReduceLROnPlateau", new() { ["base_lr"] = 0.1 }).CreateController();
        torch.Report(3, 0.25);
        string saved = torch.Save();
        Assert.Equal("""{"version":1,"schedule":"torch.ReduceLROnPlateau","kind":"torch.ReduceLROnPlateau","step":3,"state":{"bad":0,"best":0.25,"cooling":0,"rate":0.1}}""", saved);

        AssertRefused("LRX9001", "this is not the saved state", "[1]");
        AssertRefused("LRX9001", "not valid JSON", saved[..^4]);
        AssertRefused("LRX9001", "must be a number", saved.Replace("0.25", "\"NaN\"", StringComparison.Ordinal));
        AssertRefused("LRX9001", "'step' must be a whole number", saved.Replace("\"step\":3", "\"step\":3.5", StringComparison.Ordinal));
        AssertRefused("LRX9001", "unknown key 'stat'", saved.Replace("\"state\"", "\"stat\":1,\"state\"", StringComparison.Ordinal));
        AssertRefused("LRX9002", "version 2", saved.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal));
        AssertRefused("LRX9002", "is of kind 'paddle.ReduceOnPlateau'", saved.Replace("\"kind\":\"torch.ReduceLROnPlateau\"", "\"kind\":\"paddle.ReduceOnPlateau\"", StringComparison.Ordinal));
        AssertRefused("LRX9002", "keeps 'rate', which this state does not have", saved.Replace(",\"rate\":0.1", "", StringComparison.Ordinal));
        AssertRefused("LRX9002", "keeps no 'rates'; did you mean 'rate'", saved.Replace("\"rate\":0.1", "\"rate\":0.1,\"rates\":1", StringComparison.Ordinal));
        AssertRefused("LRX5001", "longer than", new string(' ', 10_000_000));

        void AssertRefused(string code, string message, string json)
        {
            var wrong = Assert.Throws<ScheduleException>(() => torch.Restore(json));
            Assert.Contains(wrong.Diagnostics, diagnostic => diagnostic.Code == code && diagnostic.Message.Contains(message, StringComparison.Ordinal));
            Assert.Equal(saved, torch.Save());
        }
    }

    [Fact]
    public void Restore_OfAnInfinity_GoesOn()
    {
        var one = Schedule.FromKind("torch.ReduceLROnPlateau", new() { ["base_lr"] = 0.1, ["mode"] = "max" }).CreateController();
        string saved = one.Save();
        Assert.Contains("\"best\":\"-Infinity\"", saved, StringComparison.Ordinal);

        one.Report(0, 1);
        one.Restore(saved);
        Assert.Equal(double.NegativeInfinity, one.State["best"]);
        one.Report(0, 1);
        one.Reset();
        Assert.Equal(saved, one.Save());
    }

    /// <summary>Whatever the order of the terms: what is evaluated at a step hears its report.</summary>
    [Theory]
    [InlineData("p(step) + (step < 3 ? 0 : p(step))")]
    [InlineData("(step < 3 ? 0 : p(step)) + p(step)")]
    [InlineData("let x = step < 3 ? 0 : p(step); x + p(step)")]
    [InlineData("(step < 2 ? p(step) : 0) + (step < 2 ? 0 : p(step))")]
    [InlineData("step < 2 ? (step < 1 ? p(step) : p(step)) : max(p(step), p(step))")]
    public void Part_ThatStandsInSeveralPlaces_HearsEveryReport(string formula)
    {
        var controller = Load($$"""{ "Schedules": { "p": { "Formula": "s", "State": { "s": 1 }, "Update": { "s": "s + metric" } }, "a": "{{formula}}" } }""", "a").CreateController();

        double[] heard = [.. Enumerable.Range(0, 6).Select(step =>
        {
            controller.Report(step, step + 1);
            return controller.State["p.s"];
        })];

        Assert.Equal([2, 4, 7, 11, 16, 22], heard);
    }

    [Fact]
    public void Part_AtAnotherStepInEachPlace_HearsTheFirstThatIsEvaluated()
    {
        var controller = Load("""
            { "Schedules": {
              "p": { "Formula": "s", "State": { "s": 0 }, "Update": { "s": "step" } },
              "a": "(step < 3 ? 0 : p(step + 100)) + p(step + 1000)"
            } }
            """, "a").CreateController();

        Assert.Equal([1002, 2 * 103], [controller.Report(2), controller.Report(3)]);
    }

    [Fact]
    public void Kind_ThatCallsAKindThatListens_ListensToo()
    {
        var controller = Load("""
            { "Kinds": {
                "plat": { "Parameters": { "base": 0.1 }, "Formula": "r", "State": { "r": "base" }, "Update": { "r": "metric > 2 ? r / 2 : r" } },
                "wrap": { "Parameters": { "b": 1 }, "Formula": "plat(step, b) * 2" },
                "twice": { "Formula": "wrap(step) + wrap(step)" } },
              "Schedules": { "a": "wrap(step)", "b": { "Kind": "twice" } } }
            """, "b").CreateController();

        Assert.Equal([4, 2], [controller.Report(0, 1), controller.Report(1, 3)]);
        Assert.Equal(["plat.r", "plat#2.r"], controller.State.Keys);
    }

    [Fact]
    public void Listening_ThroughAChainThatDoubles_IsTooLarge()
    {
        string chain = string.Join(", ", Enumerable.Range(1, 24).Select(i => $"\"s{i}\": \"step < {10 * i} ? s{i - 1}(step) : s{i - 1}(step + 1)\""));
        var wrong = Assert.Throws<ScheduleException>(() => Load($$"""{ "Schedules": { "s0": { "Formula": "a", "State": { "a": 0 }, "Update": { "a": "metric" } }, {{chain}} } }"""));

        Assert.Contains(wrong.Diagnostics, diagnostic => diagnostic.Code == "LRX5003");
    }

    [Theory]
    [InlineData(""" "State": { "s": 1 }, "Update": { "s": "loss" }, "Signals": ["loss", "Loss"] """, "LRX3003")]
    [InlineData(""" "State": { "a.b": 1 }, "Update": { "a.b": "1" } """, "LRX3011")]
    [InlineData(""" "State": { "a#2": 1 }, "Update": { "a#2": "1" } """, "LRX3011")]
    [InlineData(""" "State": { "step": 1 }, "Update": { "step": "1" } """, "LRX3002")]
    [InlineData(""" "State": { "s": 1 } """, "LRX3005")]
    [InlineData(""" "State": { "s": 1 }, "Update": { "t": "1" } """, "LRX3004")]
    [InlineData(""" "Update": { "t": "1" } """, "LRX3008")]
    [InlineData(""" "State": { "s": { "Min": 1 } }, "Update": { "s": "1" } """, "LRX3001")]
    [InlineData(""" "State": { "s": { "Start": 1, "Max": 0 } }, "Update": { "s": "1" } """, "LRX3001")]
    [InlineData(""" "State": { "s": { "Strat": 1 } }, "Update": { "s": "1" } """, "LRX3004")]
    [InlineData(""" "State": { "s": "step" }, "Update": { "s": "1" } """, "LRX4003")]
    [InlineData(""" "State": { "s": 1 }, "Update": { "s": "metrc" } """, "LRX2001")]
    [InlineData(""" "State": { "s": 1 }, "Update": { "s": "metric" }, "Parameters": { "s": 1 } """, "LRX3007")]
    public void State_ThatIsWrong_IsToldByItsCode(string keys, string code)
    {
        var wrong = Assert.Throws<ScheduleException>(() => Load($$"""{ "Schedules": { "a": { "Formula": "1", {{keys}} } } }"""));

        Assert.Contains(wrong.Diagnostics, diagnostic => diagnostic.Code == code);
    }

    [Theory]
    [InlineData(""" "Update": { "s": "loss" }, "Signals": { "loss": 0, "acc": 1 } """, "acc")]
    [InlineData(""" "Update": { "s": "LOSS" }, "Signals": ["loss"] """, null)]
    [InlineData(""" "Update": { "s": "let loss = 1; s + loss" }, "Signals": ["loss"] """, "loss")]
    [InlineData(""" "Update": { "s": "s + 1" } """, null)]
    public void Signal_ThatNoUpdateReads_IsWarnedOf(string keys, string? signal)
    {
        foreach (string place in new[] { $$"""{ "Schedules": { "a": { "Formula": "s", "State": { "s": 1 }, {{keys}} } } }""", $$"""{ "Kinds": { "k": { "Formula": "s", "State": { "s": 1 }, {{keys}} } }, "Schedules": { "a": "k(step)" } }""" })
        {
            string[] warned = [.. Load(place).Warnings.Where(warning => warning.Message.StartsWith("signal", StringComparison.Ordinal)).Select(warning => warning.Message)];
            Assert.Equal(signal is null ? [] : [$"signal '{signal}' is not used"], warned);
        }
    }

    [Fact]
    public void Signal_InAFormula_IsToldWhereItBelongs()
    {
        var wrong = Assert.Throws<ScheduleException>(() => Load("""{ "Schedules": { "a": { "Formula": "s * metric", "State": { "s": 1 }, "Update": { "s": "metric" } } } }"""));

        Assert.Equal(
            "LrExpr:Schedules:a:Formula(1,5): error LRX4003: 'metric' is a signal, which only the formulas of 'Update' see\n  s * metric\n      ^^^^^^\n  hint: a state can keep it for the formula",
            Assert.Single(wrong.Diagnostics).ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Start_ThatIsADate_IsItsStep()
    {
        var schedule = Load("""
            { "Clock": { "From": "2026-12-01", "Unit": "hours" },
              "Schedules": { "a": { "Formula": "s", "State": { "s": "2026-12-02" }, "Update": { "s": "step >= '2026-12-03' ? time_of_day : s" } } } }
            """, "a");

        Assert.Equal(24, schedule.At(0));
        Assert.Equal([24, 2], [schedule.CreateController().Report(30), schedule.CreateController().Report(50)]);
    }

    [Fact]
    public void State_ThatAHigherSourceTakesAway_IsGone()
    {
        var controller = Load("""{ "Schedules": { "a": { "Formula": "s", "State": { "s": 1, "t": null }, "Update": { "s": "s + 1", "t": null } } } }""", "a").CreateController();

        Assert.Equal(["s"], controller.State.Keys);
    }

    private static CompiledSchedule Load(string json, string name) => Load(json)[name];

    private static ScheduleSet Load(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ScheduleSet.Load(TestData.ToSetting("LrExpr", document.RootElement));
    }
}
