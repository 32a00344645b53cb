using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Kinds;
using LrExpr.Loading;
using LrExpr.Settings;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <summary>Kinds with several values over the same parameters, and their schedules.</summary>
public sealed class OutputTests
{
    private const string Kinds = """
        "Kinds": { "Pair": {
            "Parameters": { "top": null, "length": 100, "decay": { "Type": "number" }, "has": true, "inner": { "Type": "schedule", "Optional": true } },
            "Constraints": ["length > 0", "decay >= 0", "top > decay or top > 100"],
            "Formula": "top * min(1, step / length) * (given(inner) ? inner(step) : 1)",
            "Outputs": {
                "weight_decay": "decay * max(0, 1 - step / length)",
                "fast": { "Formula": "top * min(1, 2 * step / length)", "When": "has and length > 10", "Description": "Twice as fast." } } } },
        """;

    [Fact]
    public void ASchedule_HasTheOutputsOfItsKind()
    {
        var set = Load("\"lr\": { \"Kind\": \"Pair\", \"Parameters\": { \"top\": 2, \"decay\": 0.5 } }");

        Assert.Equal(["lr", "lr.fast", "lr.weight_decay"], set.Names);
        Assert.Equal([1, 2, 0.25], [set["lr"].At(50), set["lr.fast"].At(50), set["LR.Weight_Decay"].At(50)]);
        Assert.Contains("kind        Pair.weight_decay", set["lr.weight_decay"].Explain(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"`lr.weight_decay`(step)\"")]
    [InlineData("\"`Pair.weight_decay`(step, decay: 0.5)\"")]
    [InlineData("\"`Pair.weight_decay`(step, 7, 100, 0.5)\"")]
    [InlineData("{ \"Kind\": \"Pair.Weight_Decay\", \"Parameters\": { \"decay\": 0.5 } }")]
    [InlineData("{ \"Kind\": \"lrexpr.warmup\", \"Parameters\": { \"steps\": 10, \"schedule\": \"lr.weight_decay\", \"offset\": \"none\" } }")]
    public void AnOutput_IsReferredToLikeAnySchedule_AndIsAKindOfItsOwn(string other)
    {
        var set = Load($"\"a\": {other}, \"lr\": {{ \"Kind\": \"Pair\", \"Parameters\": {{ \"top\": 2, \"decay\": 0.5 }} }}");

        Assert.Equal(0.25, set["a"].At(50));
    }

    [Fact]
    public void ScheduleParameters_AreSharedWithTheOutputs()
    {
        var set = ScheduleSet.Load(Section("""
            "Kinds": { "K": { "Parameters": { "p": { "Type": "schedule" } }, "Formula": "p(step)", "Outputs": { "twice": "2 * p(step)" } } },
            "Schedules": { "a": { "Kind": "K", "Parameters": { "p": "step + `b.twice`(0)" } }, "b": { "Kind": "K", "Parameters": { "p": { "Formula": "x + step", "Parameters": { "x": 3 } } } } }
            """));

        Assert.Equal([10, 20, 4, 8], [set["a"].At(4), set["a.twice"].At(4), set["b"].At(1), set["b.twice"].At(1)]);
    }

    [Fact]
    public void WhatOnlyAnotherOutputNeeds_MayBeMissing()
    {
        var set = Load("\"lr\": { \"Kind\": \"Pair\", \"Parameters\": { \"top\": 2 } }");

        Assert.Equal(["lr", "lr.fast"], set.Names);
        var thrown = Assert.Throws<KeyNotFoundException>(() => set["lr.weight_decay"]);
        Assert.Equal("there is no schedule 'lr.weight_decay' with these parameters: it needs the parameter 'decay'", thrown.Message);
    }

    [Fact]
    public void AConditionThatDoesNotHold_TakesTheOutputAway()
    {
        var set = Load("\"lr\": { \"Kind\": \"Pair\", \"Parameters\": { \"top\": 2, \"decay\": 0.5, \"has\": false } }");

        Assert.Equal(["lr", "lr.weight_decay"], set.Names);
    }

    [Theory]
    [InlineData("\"lr\": { \"Kind\": \"Pair\", \"Parameters\": { \"top\": 2 } }, \"a\": \"`lr.weight_decay`(step)\"", "LRX3017", "there is no 'lr.weight_decay' with these parameters: it needs the parameter 'decay'")]
    [InlineData("\"lr\": { \"Kind\": \"Pair\", \"Parameters\": { \"top\": 2, \"length\": 5 } }, \"a\": \"`lr.fast`(step)\"", "LRX3017", "there is no 'lr.fast' with these parameters: it must hold that has && length > 10; here has is true, length is 5")]
    [InlineData("\"lr\": { \"Kind\": \"Pair\", \"Parameters\": { \"top\": 2 } }, \"a\": { \"Kind\": \"lrexpr.warmup\", \"Parameters\": { \"steps\": 9, \"schedule\": \"lr.weight_decay\" } }", "LRX3017", "there is no 'lr.weight_decay'")]
    [InlineData("\"lr\": { \"Kind\": \"Pair\", \"Parameters\": { \"top\": 2, \"decay\": 1 } }, \"a\": \"`lr.wait_decay`(step)\"", "LRX2002", "did you mean 'lr.weight_decay'?")]
    [InlineData("\"lr\": { \"Kind\": \"Pair\", \"Parameters\": { \"top\": 2 } }, \"lr.fast\": \"1\"", "LRX3007", "'lr.fast' is already the name of an output of 'lr'")]
    [InlineData("\"lr\": { \"Kind\": \"Pair.weight_decy\" }", "LRX3008", "did you mean 'Pair.weight_decay'?")]
    [InlineData("\"lr\": { \"Kind\": \"Pair.weight_decay\" }", "LRX3005", "kind 'Pair.weight_decay' needs the parameter 'decay'")]
    [InlineData("\"lr\": { \"Kind\": \"Pair.fast\", \"Parameters\": { \"top\": 1, \"has\": false } }", "LRX3009", "it must hold that has && length > 10")]
    [InlineData("\"lr\": { \"Kind\": \"Pair\", \"Parameters\": { \"top\": 2, \"decay\": 3 } }", "LRX3009", "it must hold that top > decay || top > 100")]
    [InlineData("\"lr\": { \"Kind\": \"Pair\", \"Parameters\": { \"decay\": 3 } }", "LRX3005", "kind 'Pair' needs the parameter 'top'")]
    [InlineData("\"lr\": { \"Kind\": \"Pair\", \"Parameters\": { \"top\": 1, \"inner\": \"lr.fast\" } }", "LRX4001", "schedules refer to each other in a circle")]
    public void Faults_AreSaidOnce(string schedules, string code, string message)
    {
        Assert.False(ScheduleSet.TryLoad(Section(Kinds + $"\"Schedules\": {{ {schedules} }}"), out _, out var diagnostics));

        var diagnostic = Assert.Single(diagnostics, one => one.Severity == DiagnosticSeverity.Error);
        Assert.Equal(code, diagnostic.Code);
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"o\": \"a * stp\"", "LRX2001", "LrExpr:Kinds:K:Outputs:o", "did you mean 'step'?")]
    [InlineData("\"o\": { \"Formula\": \"a * (\" }", "LRX1012", "LrExpr:Kinds:K:Outputs:o:Formula", "")]
    [InlineData("\"o\": { \"Formula\": \"a\", \"When\": \"step > 1\" }", "LRX2009", "LrExpr:Kinds:K:Outputs:o:When", "a constraint must be constant")]
    [InlineData("\"o\": { \"Formla\": \"a\" }", "LRX3004", "LrExpr:Kinds:K:Outputs:o:Formla", "did you mean 'Formula'?")]
    [InlineData("\"o\": { \"When\": \"a > 0\" }", "LRX3008", "LrExpr:Kinds:K:Outputs:o", "output 'o' has no formula")]
    [InlineData("\"o\": null", "LRX3008", "LrExpr:Kinds:K:Outputs:o", "output 'o' has no formula")]
    [InlineData("\"a.b\": \"a\"", "LRX3011", "LrExpr:Kinds:K:Outputs:a.b", "cannot be the name of an output")]
    [InlineData("\"o\": \"a\", \"O\": \"a\"", "LRX3003", "LrExpr:Kinds:K:Outputs:O", "are the same name")]
    public void ADeclarationThatIsWrong_IsReportedThere(string outputs, string code, string path, string message)
    {
        Assert.False(ScheduleSet.TryLoad(Section($$""" "Kinds": { "K": { "Parameters": { "a": null }, "Formula": "a", "Outputs": { {{outputs}} } } } """), out _, out var diagnostics));

        Assert.Contains(diagnostics, one => one.Code == code && one.Path == path && one.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void ANameOfAnotherKind_IsTaken_AndAKindThatKeepsSomethingHasNoOutputs()
    {
        Assert.False(ScheduleSet.TryLoad(Section("""
            "Kinds": {
                "K": { "Formula": "1", "Outputs": { "o": "2" } },
                "K.o": { "Formula": "3" },
                "L": { "Formula": "x", "State": { "x": 1 }, "Update": { "x": "x * 2" }, "Outputs": { "o": "2" } } }
            """), out _, out var diagnostics));

        Assert.Equal(
            ["'K.o' is already the name of an output of kind 'K'", "kind 'L' keeps something from report to report and cannot have outputs"],
            diagnostics.Select(one => one.Message));
    }

    [Fact]
    public void WhatNothingUses_IsWarnedOf_AndWhatOneOutputUsesIsNot()
    {
        var set = ScheduleSet.Load(Section(""" "Kinds": { "K": { "Parameters": { "a": 1, "b": 1, "c": 1, "d": 1 }, "Formula": "a", "Outputs": { "o": { "Formula": "b", "When": "c > 0" } } } } """));

        Assert.Equal("parameter 'd' is not used", Assert.Single(set.Warnings).Message);
    }

    [Fact]
    public void AFaultThatOnlyTheParametersGive_NamesTheOutput()
    {
        Assert.False(ScheduleSet.TryLoad(Section("""
            "Kinds": { "K": { "Parameters": { "a": null }, "Formula": "a", "Outputs": { "o": "step / a" } } },
            "Schedules": { "s": { "Kind": "K", "Parameters": { "a": 0 } } }
            """), out _, out var diagnostics));

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(("LRX2101", "LrExpr:Schedules:s:Parameters:a", "division by zero ('a'), in 's.o'"), (diagnostic.Code, diagnostic.Path, diagnostic.Message));
    }

    [Fact]
    public void AnEditOfTheParameters_ReachesTheOutputs_AndAnotherScheduleKeepsIts()
    {
        const string Other = ", \"other\": { \"Kind\": \"Pair\", \"Parameters\": { \"top\": 1, \"decay\": 0.5 } }, \"uses\": \"`lr.fast`(step)\", \"keeps\": \"`other.fast`(step)\"";
        var before = Load("\"lr\": { \"Kind\": \"Pair\", \"Parameters\": { \"top\": 2, \"decay\": 0.5 } }" + Other);
        Assert.True(ScheduleSet.TryLoad(Section(Kinds + "\"Schedules\": { \"lr\": { \"Kind\": \"Pair\", \"Parameters\": { \"top\": 4, \"decay\": 1 } }" + Other + " }"), before, out var after, out _));

        Assert.Equal([4, 0.5, 4], [after["lr.fast"].At(50), after["lr.weight_decay"].At(50), after["uses"].At(50)]);
        Assert.Same(before["other.fast"], after["other.fast"]);
        Assert.Same(before["keeps"], after["keeps"]);
        Assert.NotSame(before["uses"], after["uses"]);
        Assert.NotEqual(before.ContentHash, after.ContentHash);
    }

    [Fact]
    public void AnEditOfAnOutput_ChangesTheHash()
    {
        static string Hash(string output) => ScheduleSet.Load(Section($$""" "Kinds": { "K": { "Formula": "1", "Outputs": { "o": "{{output}}" } } } """)).ContentHash;

        Assert.NotEqual(Hash("2"), Hash("3"));
        Assert.Equal(Hash("2 * step"), Hash("2*step"));
    }

    [Fact]
    public void ASet_ThatUsesNoOutputs_LooksForNone()
    {
        var bag = new DiagnosticBag();
        var loaded = LrExpr.Loading.Load.Set(new DefinitionReader(bag).ReadSection(Section("\"Schedules\": { \"a\": { \"Kind\": \"torch.StepLR\", \"Parameters\": { \"base_lr\": 1, \"step_size\": 3 } }, \"b\": \"1\" }")), bag);

        Assert.Equal(["a", "b"], loaded.Symbols.Select(symbol => symbol.Name));
    }

    /// <summary>The documentation of the library: at the peak the momentum is the lowest; the rest follows from what it does with the rate, of which there are golden values.</summary>
    [Theory]
    [InlineData("cos", false)]
    [InlineData("cos", true)]
    [InlineData("linear", false)]
    [InlineData("linear", true)]
    public void TorchOneCycle_MovesTheMomentumAgainstTheRate(string strategy, bool threePhase)
    {
        var rate = Schedule.Compile($"`torch.OneCycleLR`(step, 1, 101, pct_start: 0.3, anneal_strategy: {strategy}, div_factor: 10, final_div_factor: 1, three_phase: {(threePhase ? "true" : "false")})");
        var momentum = Schedule.Compile($"`torch.OneCycleLR.momentum`(step, total_steps: 101, pct_start: 0.3, anneal_strategy: {strategy}, three_phase: {(threePhase ? "true" : "false")}, base_momentum: 0.7, max_momentum: 0.9)");

        // Where the end has the rate of the start, both go over the same shapes.
        for (long step = 0; step <= 100; step++)
            Assert.Equal((rate.At(step) - 0.1) / 0.9, (0.9 - momentum.At(step)) / 0.2, 12);
        Assert.Equal(0.9, momentum.At(0));
        Assert.Equal(0.9, momentum.At(100), 14);
    }

    [Theory]
    [InlineData("mode: triangular")]
    [InlineData("mode: triangular2")]
    [InlineData("mode: exp_range, gamma: 0.99")]
    public void TorchCyclic_MovesTheMomentumAgainstTheRate(string mode)
    {
        var rate = Schedule.Compile($"`torch.CyclicLR`(step, 0, 1, 20, 30, {mode})");
        var momentum = Schedule.Compile($"`torch.CyclicLR.momentum`(step, step_size_up: 20, step_size_down: 30, {mode}, base_momentum: 0.7)");

        for (long step = 0; step <= 300; step++)
            Assert.Equal(rate.At(step), (0.9 - momentum.At(step)) / 0.2, 12);
    }

    /// <summary>Further columns of golden values are those of outputs, in their order.</summary>
    [Fact]
    public void Outputs_HaveTheValuesOfTheirColumns()
    {
        int compared = 0;
        foreach (var golden in GoldenFile.All.SelectMany(file => file.Cases).Where(golden => !golden.IsRefused && golden.Row.Member("point_fields")?.GetArrayLength() > 2))
        {
            var outputs = KindLinker.BuiltIn.FindKind(golden.Kind)?.Definition.Outputs ?? [];
            for (int i = 0; i < outputs.Length; i++)
            {
                Assert.True(new GoldenComparison(KindLinker.BuiltIn).TryCompile(golden, out var schedule, out _, output: outputs[i].OutputName), golden.Id);
                foreach (var point in golden.Row.GetProperty("points").EnumerateArray())
                {
                    double expected = point[i + 2].GetDouble(), actual = schedule.At(point[0].GetInt64());
                    Assert.True(golden.Deviation(point[0].GetDouble(), expected, actual) <= 1, $"{golden.Id}, {outputs[i].OutputName} at {point[0]}: {expected}, not {actual}");
                    compared++;
                }
            }
        }

        Assert.InRange(compared, 20, int.MaxValue);
    }

    [Fact]
    public void Torch_WithoutCycleMomentum_HasNone()
    {
        Assert.False(Schedule.TryCompile("`torch.OneCycleLR.momentum`(step, total_steps: 10, cycle_momentum: false)", null, out _, out var diagnostics));
        Assert.Equal("LRX3009", Assert.Single(diagnostics).Code);

        var set = ScheduleSet.Load(Section("\"Schedules\": { \"lr\": { \"Kind\": \"torch.OneCycleLR\", \"Parameters\": { \"max_lr\": 1, \"total_steps\": 10, \"cycle_momentum\": false } } }"));
        Assert.Equal(["lr"], set.Names);
    }

    private static ScheduleSet Load(string schedules) => ScheduleSet.Load(Section(Kinds + $"\"Schedules\": {{ {schedules} }}"));

    private static Setting Section(string members) => SettingJson.Read("LrExpr", "{" + members + "}");
}
