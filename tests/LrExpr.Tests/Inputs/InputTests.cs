using LrExpr.Tests.Support;

namespace LrExpr.Tests.Inputs;

/// <summary>Numbers that a call gives beside the step.</summary>
public sealed class InputTests
{
    private const string Jitter = """{ "Inputs": { "client": 0 }, "Schedules": { "delay": "uniform(client, step) * min(60, 2 ^ step)" } }""";

    [Fact]
    public void Input_IsItsDefault_UnlessACallGivesIt()
    {
        var schedule = Load("""{ "Inputs": { "load": 0.5 }, "Schedules": { "a": "step + load" } }""");

        Assert.Equal((3.5, 3.25, 3.75), (schedule.At(3), schedule.At(3, new() { ["LOAD"] = 0.25 }), schedule.With("load", 0.75).At(3)));
    }

    [Fact]
    public void Jitter_DiffersBetweenClients_AndRepeatsForOne()
    {
        var delay = Load(Jitter, "delay");

        double[] one = Values(delay.With("client", 1)), again = Values(delay.With("client", 1)), other = Values(delay.With("client", 2));

        Assert.Equal(one, again);
        Assert.All(one.Zip(other), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.All(one.Select((value, attempt) => (value, attempt)), pair => Assert.InRange(pair.value, 0, Math.Min(60, Math.Pow(2, pair.attempt))));
    }

    [Fact]
    public void EveryWay_HasTheSameBits()
    {
        var schedule = Load("""
            {
              "Inputs": { "x": 0.1, "y": { "Default": 2, "Min": 0, "Max": 100 } },
              "Functions": { "mix": "(t) => t * x + exp(-y)" },
              "Schedules": {
                "base": "sin(step * x) + mix(y)",
                "a": { "Formula": "let b = base(step / 2); b * x ^ y + mix(b) + (step > z ? ln(z + 3) : y)", "Inputs": { "z": 7 } }
              }
            }
            """);
        var random = new Random(5);
        for (int i = 0; i < 200; i++)
        {
            double x = random.NextDouble(), y = random.NextDouble() * 100, z = random.Next(50);
            long step = random.Next(-20, 1000);
            var fixedOnes = schedule.With(new() { ["x"] = x, ["y"] = y, ["z"] = z });
            double[] filled = new double[10];
            fixedOnes.Fill(step, filled);

            double value = schedule.At(step, new() { ["x"] = x, ["y"] = y, ["z"] = z });

            double[] others =
            [
                fixedOnes.At(step), fixedOnes.Function(step), filled[0], schedule.FunctionOf("x", "y", "z")(step, x, y, z), schedule.FunctionOf("z", "x", "y")(step, z, x, y),
                schedule.With("y", y).FunctionOf("x", "z")(step, x, z), schedule.With("y", y).With("z", z).FunctionOf("x")(step, x),
            ];
            Assert.All(others, other => Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(other)));
        }
    }

    [Fact]
    public void EveryWay_HasTheSameBits_ForNaNToo()
    {
        var schedule = Load("""{ "Inputs": { "x": 1, "y": { "Default": 0.5, "Min": 0, "Max": 1 } }, "Schedules": { "a": "(x == x ? 1 : 5) + (isfinite(y) ? 10 : 20) + (y >= 0 ? 100 : 200) + min(x, 3)" } }""");
        foreach (var (x, y) in new[] { (double.NaN, 0.5), (1, double.NaN), (double.PositiveInfinity, double.NaN), (-0.0, -0.0) })
        {
            double value = schedule.With("x", x).With("y", y).At(0);

            Assert.Equal(value, schedule.FunctionOf("x", "y")(0, x, y));
            Assert.Equal(value, schedule.Code.OfInputs.Function(0, x, y, 0, 0));
        }
    }

    [Fact]
    public void CompiledCode_HasTheBitsOfTheClosures()
    {
        var schedule = Load("""{ "Inputs": { "x": 1, "y": 2 }, "Schedules": { "a": "sin(step * x) + exp(y / 10) ^ x - (step > y ? x : -x)" } }""");
        var closures = schedule.Code.OfInputs.Current;
        var compiled = schedule.Code.OfInputs.Function;
        var random = new Random(6);
        for (int i = 0; i < 1000; i++)
        {
            double x = random.NextDouble() * 10, y = random.NextDouble() * 10;
            Assert.Equal(BitConverter.DoubleToInt64Bits(closures(i, x, y, 0, 0)), BitConverter.DoubleToInt64Bits(compiled(i, x, y, 0, 0)));
        }
    }

    [Fact]
    public void LargeSchedules_ThatAreCalledAndNotWrittenOut_GetTheInputs()
    {
        // So large that it is called.
        string large = string.Join(" + ", Enumerable.Range(1, 150).Select(i => $"sin(step / {i} + x)"));
        var schedule = Load($$"""{ "Inputs": { "x": 1 }, "Schedules": { "large": "{{large}}", "a": "large(step + 1) * large(2 * step)" } }""");
        var reference = Load($$"""{ "Parameters": { "x": 0.25 }, "Schedules": { "large": "{{large}}", "a": "large(step + 1) * large(2 * step)" } }""");

        Assert.Equal(reference.At(5), schedule.At(5, new() { ["x"] = 0.25 }));
        Assert.Equal(reference.At(5), schedule.Code.OfInputs.Function(5, 0.25, 0, 0, 0));
        Assert.Equal(reference.At(5), schedule.With("x", 0.25).At(5));
    }

    [Fact]
    public void Kinds_HandInputsOnToSchedulesTheyAreGiven()
    {
        var schedule = Load("""
            {
              "Inputs": { "load": 1 },
              "Schedules": {
                "inner": "load * step",
                "a": { "Kind": "torch.SequentialLR", "Parameters": { "schedulers": ["inner", "inner"], "milestones": [3] } }
              }
            }
            """);

        Assert.Equal(["load"], schedule.Inputs.Select(input => input.Name));
        Assert.Equal((2, 4, 6), (schedule.At(2), schedule.At(2, new() { ["load"] = 2 }), schedule.At(5, new() { ["load"] = 3 })));
    }

    [Fact]
    public void CSharpFormula_SeesInputs() =>
        Assert.Equal(7, Load("""{ "Schedules": { "a": { "Formula": "step + load * 2.0", "Dialect": "csharp", "Inputs": { "load": 1 } } } }""").At(1, new() { ["load"] = 3 }));

    [Theory]
    [InlineData("Math.Min(CLIENT, step) * (client > 2 ? load : 1.0)", 1.5)]
    [InlineData("Lr.Uniform(client, step) * 0.0 + load", 0.5)]
    public void CSharpFormula_SeesInputsAsParameters(string formula, double expected) => Assert.Equal(
        expected,
        Load($$"""{ "Inputs": { "client": null }, "Schedules": { "a": { "Formula": "{{formula}}", "Dialect": "csharp", "Inputs": { "load": { "Default": 0, "Max": 0.5 } } } } }""").At(7, new() { ["client"] = 3, ["load"] = 3 }));

    [Theory]
    [InlineData("step + lod", "LRX6001: unknown name 'lod'; did you mean 'load'?")]
    [InlineData("load(step)", "LRX6003: 'load' is not available in a C# formula; it is a value and cannot be called; a product is written with *")]
    [InlineData("load.Length", "LRX6003: 'load.Length' is not available in a C# formula; values have no members")]
    [InlineData("load && true ? 1 : 2", "LRX")]
    public void CSharpFormula_WithAnInputMisused_IsTold(string formula, string message)
    {
        ScheduleSet.TryLoad(SettingJson.Read("X", $$"""{ "Inputs": { "load": 1 }, "Schedules": { "a": { "Formula": "{{formula}}", "Dialect": "csharp" } } }"""), out _, out var diagnostics);

        Assert.StartsWith(message, $"{Assert.Single(diagnostics).Code}: {diagnostics[0].Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void RequiredInput_IsAskedFor()
    {
        var schedule = Load("""{ "Inputs": { "load": null }, "Schedules": { "a": "step + load" } }""");

        var missing = Assert.Throws<InvalidOperationException>(() => schedule.At(1));

        Assert.Equal("schedule 'a' needs input 'load', which has no default; give it by At(step, inputs) or With(\"load\", value)", missing.Message);
        Assert.Throws<InvalidOperationException>(() => schedule.Function(1));
        Assert.Throws<InvalidOperationException>(() => schedule.Fill(0, new double[3]));
        Assert.Throws<InvalidOperationException>(() => schedule.At(1, []));
        Assert.Equal((3, 3, 3), (schedule.At(1, new() { ["load"] = 2 }), schedule.With("load", 2).At(1), schedule.FunctionOf("load")(1, 2)));
    }

    [Fact]
    public void RequiredInputs_ThatWithDoesNotGiveAll_AreAskedForStill()
    {
        var schedule = Load("""{ "Inputs": { "x": null, "y": null }, "Schedules": { "a": "x + y" } }""").With("x", 1);

        Assert.Equal(["y"], schedule.Inputs.Select(input => input.Name));
        Assert.Contains("'y'", Assert.Throws<InvalidOperationException>(() => schedule.At(1)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => schedule.Fill(0, new double[8]));
        Assert.Equal(3, schedule.With("y", 2).At(0));
    }

    [Fact]
    public void Limits_AreWhatABeyondValueIsTakenAs()
    {
        var schedule = Load("""{ "Inputs": { "load": { "Default": 0.5, "Min": 0, "Max": 1, "Description": "of the server" } }, "Schedules": { "a": "load" } }""");
        var input = Assert.Single(schedule.Inputs);

        Assert.Equal(("load", 0.5, 0, 1, "of the server"), (input.Name, input.Default, input.Min, input.Max, input.Description));
        Assert.Equal((1, 0, 1), (schedule.At(0, new() { ["load"] = 7 }), schedule.With("load", double.NegativeInfinity).At(0), schedule.FunctionOf("load")(0, 2)));
        Assert.Equal(double.NaN, schedule.At(0, new() { ["load"] = double.NaN }));
    }

    [Theory]
    [InlineData("lod", "schedule 'a' has no input 'lod'; did you mean 'load'? (Parameter 'name')")]
    [InlineData("", "schedule 'a' has no input '' (Parameter 'name')")]
    public void UnknownInput_NamesTheNearest(string name, string message)
    {
        var schedule = Load("""{ "Inputs": { "load": 1 }, "Schedules": { "a": "load" } }""");

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => schedule.With(name, 1)).Message);
        Assert.Throws<ArgumentException>(() => schedule.At(0, new() { [name] = 1 }));
        Assert.Throws<ArgumentException>(() => schedule.FunctionOf(name));
    }

    [Fact]
    public void InputNamedTwice_InATypedCall_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Load("""{ "Inputs": { "x": 1, "y": 1 }, "Schedules": { "a": "x + y" } }""").FunctionOf("x", "X"));

    [Theory]
    [InlineData("""{ "Inputs": { "x": "1 +" }, "Schedules": { "a": "x" } }""", "LRX3001 X:Inputs:x")]
    [InlineData("""{ "Inputs": { "x": true }, "Schedules": { "a": "x" } }""", "LRX3001 X:Inputs:x")]
    [InlineData("""{ "Inputs": { "x": [1] }, "Schedules": { "a": "x" } }""", "LRX3001 X:Inputs:x")]
    [InlineData("""{ "Inputs": { "x": { "Min": 2, "Max": 1 } }, "Schedules": { "a": "x" } }""", "LRX3001 X:Inputs:x:Max")]
    [InlineData("""{ "Inputs": { "x": { "Min": 2, "Default": 1 } }, "Schedules": { "a": "x" } }""", "LRX3001 X:Inputs:x:Default")]
    [InlineData("""{ "Inputs": { "x": { "Mni": 2 } }, "Schedules": { "a": "x" } }""", "LRX3004 X:Inputs:x:Mni")]
    [InlineData("""{ "Inputs": { "step": 1 }, "Schedules": { "a": "step" } }""", "LRX3002 X:Inputs:step")]
    [InlineData("""{ "Inputs": { "x": 1 }, "Parameters": { "x": 1 }, "Schedules": { "a": "x" } }""", "LRX3007 X:Inputs:x")]
    [InlineData("""{ "Inputs": { "x": 1 }, "Parameters": { "y": "x" }, "Schedules": { "a": "y" } }""", "LRX3001 X:Parameters:y")]
    [InlineData("""{ "Inputs": { "x": 1 }, "Schedules": { "a": { "Formula": "y", "Parameters": { "y": "x" } } } }""", "LRX3001 X:Schedules:a:Parameters:y")]
    [InlineData("""{ "Inputs": { "x": 1 }, "Schedules": { "a": "piecewise(step, [0, x], [1, 2, 3])" } }""", "LRX2009 X:Schedules:a")]
    [InlineData("""{ "Inputs": { "x": 1 }, "Schedules": { "a": "x(step)" } }""", "LRX2007 X:Schedules:a")]
    [InlineData("""{ "Inputs": { "x": 1 }, "Kinds": { "k": { "Formula": "x" } }, "Schedules": { "a": { "Kind": "k" } } }""", "LRX2009 X:Kinds:k:Formula")]
    [InlineData("""{ "Inputs": { "p": 1, "q": 1, "r": 1, "s": 1, "t": 1 }, "Schedules": { "a": "p + q + r + s + t" } }""", "LRX5010 X:Schedules:a")]
    [InlineData("""{ "Schedules": { "b": { "Formula": "x", "Inputs": { "x": 1 } }, "a": { "Formula": "x + b(step)", "Inputs": { "x": 2 } } } }""", "LRX3003 X:Schedules:a:Formula")]
    [InlineData("""{ "Inputs": { "load": 1 }, "Schedules": { "a": "lod" } }""", "LRX2001 X:Schedules:a")]
    public void Mistake_IsToldAtItsPlace(string section, string expected)
    {
        ScheduleSet.TryLoad(SettingJson.Read("X", section), out _, out var diagnostics);

        Assert.Equal(expected, string.Join("; ", diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => $"{diagnostic.Code} {diagnostic.Path}")));
    }

    [Fact]
    public void OwnInput_ThatIsNotUsed_IsDoubtful() =>
        Assert.Equal("LRX2902", Assert.Single(ScheduleSet.Load(SettingJson.Read("X", """{ "Schedules": { "a": { "Formula": "step", "Inputs": { "x": 1 } } } }""")).Warnings).Code);

    [Theory]
    [InlineData("\"Min\": 0, \"Max\": 10", "Min, Max proved for steps 0 to 100")]
    [InlineData("\"Max\": 9.99", null)]
    [InlineData("\"Min\": 0, \"Max\": 10, \"MaxJump\": 0.2", "Min, Max proved for steps 0 to 100; MaxJump checked at every step with 2 values of the inputs")]
    public void Expectations_HoldWhateverTheInputsAre(string expect, string? outcome)
    {
        string section = $$"""{ "Inputs": { "load": { "Default": 0, "Min": 0, "Max": 1 } }, "Schedules": { "a": { "Formula": "10 * load * exp(-step / 100)", "Expect": { "To": 100, {{expect}} } } } }""";
        bool isRight = ScheduleSet.TryLoad(SettingJson.Read("X", section), out var set, out var diagnostics);

        Assert.Equal(outcome is not null, isRight);
        Assert.Equal(outcome, set?["a"].Expect!.ToString());
        if (outcome is null)
            Assert.Contains("where load is 1", Assert.Single(diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Total_IsProvedForEveryValueOfAnInput()
    {
        var schedule = Load("""
            { "Inputs": { "client": { "Default": 0, "Min": 0, "Max": 1000000 } }, "Schedules": { "a": { "Formula": "uniform(client, step) * min(60, 2 ^ step)", "Expect": { "Total": { "From": 0, "To": 4, "Max": 31.001 } } } } }
            """);

        Assert.Equal("Total proved for steps 0 to 4", schedule.Expect!.ToString());
    }

    [Fact]
    public void Reload_KeepsWhatIsUnchanged_AndTakesANewDefault()
    {
        var first = ScheduleSet.Load(SettingJson.Read("X", """{ "Inputs": { "x": 1 }, "Schedules": { "a": "x + step", "b": "a(step) * x" } }"""));
        var second = ScheduleSet.Load(SettingJson.Read("X", """{ "Inputs": { "x": 1 }, "Schedules": { "a": "x + step", "b": "a(step) * x * 2" } }"""), first);
        var third = ScheduleSet.Load(SettingJson.Read("X", """{ "Inputs": { "x": 3 }, "Schedules": { "a": "x + step", "b": "a(step) * x * 2" } }"""), second);

        Assert.Same(first["a"], second["a"]);
        Assert.Equal(2 * 5 * (5 + 1), second["b"].At(1, new() { ["x"] = 5 }));
        Assert.Equal((4, 24), (third["a"].At(1), third["b"].At(1)));
    }

    [Fact]
    public void Reload_OfTheSameFormulaInOtherWords_KeepsInputsApart()
    {
        // The values are the same, so the code might serve for both; the inputs are met in another order.
        var first = ScheduleSet.Load(SettingJson.Read("X", """{ "Inputs": { "x": 1, "y": 2, "z": 3 }, "Schedules": { "a": "x - y" } }"""));
        _ = first["a"].At(0, new() { ["x"] = 1 });
        foreach (string same in new[] { "let b = y; x - b", "let b = y; let c = x; c - b", "false ? z : x - y" })
        {
            var second = ScheduleSet.Load(SettingJson.Read("X", $$"""{ "Inputs": { "x": 1, "y": 2, "z": 3 }, "Schedules": { "a": "{{same}}" } }"""), first)["a"];

            Assert.Equal((7, 7, 7), (second.At(0, new() { ["x"] = 10, ["y"] = 3 }), second.FunctionOf("x", "y")(0, 10, 3), second.With("x", 10).With("y", 3).At(0)));
        }
    }

    [Fact]
    public void SchedulesFromAStepOn_HaveTheInputsOfBoth()
    {
        var first = ScheduleSet.Load(SettingJson.Read("X", """{ "Inputs": { "x": 1 }, "Schedules": { "a": "x * 10" } }"""));
        var second = ScheduleSet.Load(SettingJson.Read("X", """{ "EffectiveFrom": 100, "Inputs": { "x": 2, "y": 3 }, "Schedules": { "a": "x + y" } }"""), first);

        Assert.Equal((10, 5), (second["a"].At(99), second["a"].At(100)));
        Assert.Equal((70, 7 + 3), (second["a"].At(99, new() { ["x"] = 7 }), second["a"].At(100, new() { ["x"] = 7 })));
        Assert.Equal((70, 7 + 3), (second["a"].With("x", 7).At(99), second["a"].FunctionOf("x")(100, 7)));
    }

    [Fact]
    public void Hash_IsTheSameForEver()
    {
        // XxHash64 of the texts, as other implementations have it, without its last eleven bits.
        Assert.Equal(0xef46db3751d8e999 >> 11, Schedule.Hash(""));
        Assert.Equal(0xd24ec4f1a98c6e5b >> 11, Schedule.Hash("a"));
        Assert.NotEqual(Schedule.Hash("user-1"), Schedule.Hash("user-2"));
    }

    [Fact]
    public void Explanation_ListsInputs() =>
        Assert.Contains(
            "inputs      client = 0\n            load, to be given, 0 to 1",
            Load("""{ "Inputs": { "client": 0, "load": { "Min": 0, "Max": 1 } }, "Schedules": { "a": "client + load" } }""").Explain().Replace("    (", " (", StringComparison.Ordinal),
            StringComparison.Ordinal);

    [Fact]
    public void ContentHash_CountsInputs()
    {
        Assert.NotEqual(Hash("""{ "Inputs": { "x": 1 }, "Schedules": { "a": "x" } }"""), Hash("""{ "Inputs": { "x": 2 }, "Schedules": { "a": "x" } }"""));
        Assert.NotEqual(Hash("""{ "Schedules": { "a": { "Formula": "x", "Inputs": { "x": 1 } } } }"""), Hash("""{ "Schedules": { "a": { "Formula": "x", "Inputs": { "x": 2 } } } }"""));

        static string Hash(string section) => ScheduleSet.Load(SettingJson.Read("X", section)).ContentHash;
    }

    private static CompiledSchedule Load(string section, string name = "a") => ScheduleSet.Load(SettingJson.Read("X", section))[name];

    private static double[] Values(CompiledSchedule schedule) => [.. Enumerable.Range(0, 8).Select(attempt => schedule.At(attempt))];
}
