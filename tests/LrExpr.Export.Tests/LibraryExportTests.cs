using System.Globalization;
using System.Text.Json;
using LrExpr.Formats.Libraries;
using LrExpr.Loading;
using LrExpr.Parameters;
using LrExpr.Tests.Kinds;
using LrExpr.Tests.Support;

namespace LrExpr.Export.Tests;

/// <summary>Schedules in the files and the code of libraries: a case of the library becomes what it was made of.</summary>
public sealed class LibraryExportTests
{
    private static readonly GoldenComparison Golden = new(KindLinker.BuiltIn);

    /// <summary>What the library is told by the optimizer, and what names the kind.</summary>
    private static readonly string[] NoArguments = ["base_lr", "kind"];

    /// <summary>Kinds that no case of their library has so that another one can say them.</summary>
    private static readonly CompiledSchedule[] Further =
    [
        Schedule.FromKind("mmengine.ExponentialLR", new() { ["base_lr"] = 0.1, ["gamma"] = 0.99 }),
    ];

    [Fact]
    public void DeepSpeed_OfItsCases_HasTheirParameters() => Each(Cases("deepspeed"), golden => golden.Case, golden =>
    {
        var written = JsonDocument.Parse(golden.Schedule.Export(ExportTarget.DeepSpeed)).RootElement;
        var scheduler = written.GetProperty("scheduler");

        Assert.Equal(golden.Case.Row.Text("kind"), scheduler.Text("type"));
        AssertSame(Arguments(golden.Case), scheduler.GetProperty("params"));
        if (written.Member("optimizer") is { } optimizer)
            Assert.Equal(golden.Case.Config.GetProperty("base_lr").GetDouble(), optimizer.GetProperty("params").GetProperty("lr").GetDouble());
    });

    [Fact]
    public void HuggingFace_OfTheCasesOfTransformers_HasTheirParameters() => Each(Cases("transformers"), golden => golden.Case, golden =>
    {
        var written = JsonDocument.Parse(golden.Schedule.Export(ExportTarget.HuggingFace)).RootElement;
        var arguments = new Dictionary<string, JsonElement> { ["base_lr"] = written.GetProperty("learning_rate") };
        foreach (var (name, argument) in new[] { ("num_warmup_steps", "warmup_steps"), ("num_training_steps", "max_steps") })
        {
            if (written.Member(argument) is { } value)
                arguments.Add(name, value);
        }

        foreach (var member in written.Member("lr_scheduler_kwargs")?.EnumerateObject() ?? default)
            arguments.Add(member.Name, member.Value);

        Assert.Equal(golden.Case.Kind, KindLinker.BuiltIn.FindKind("transformers." + written.Text("lr_scheduler_type"))!.Name);
        AssertSame(Arguments(golden.Case, "kind"), JsonSerializer.SerializeToElement(arguments));
    });

    [PythonFact]
    public void MMEngine_OfItsCases_HasTheirParameters()
    {
        // A list has several, and is read back by the tests of imports.
        var cases = Cases("mmengine").Where(golden => golden.Case.Row.Text("kind") != "param_scheduler").ToList();
        var written = PythonCalls.Read(cases.Select(golden => golden.Schedule.Export(ExportTarget.MMEngine)), "param_scheduler");

        Each(cases.Zip(written), pair => pair.First.Case, pair =>
        {
            var dictionary = Assert.Single(pair.Second.EnumerateArray());
            Assert.Equal(pair.First.Case.Row.Text("kind"), dictionary.Text("type"));
            Assert.False(dictionary.GetProperty("by_epoch").GetBoolean());
            AssertSame(Arguments(pair.First.Case), Without(dictionary, "type", "by_epoch"));
        });
    }

    [PythonFact]
    public void Torch_OfItsCases_HasTheirParameters() => AssertCalls("torch", ExportTarget.Torch, "scheduler", name => name[(name.LastIndexOf('.') + 1)..], atLeast: 60);

    [PythonFact]
    public void Optax_OfItsCases_HasTheirParameters() => AssertCalls("optax", ExportTarget.Optax, "schedule", name => name[(name.LastIndexOf('.') + 1)..], atLeast: 60);

    [Fact]
    public void Translations_HaveTheValuesOfTheKind()
    {
        var found = GoldenFile.WithKeras.SelectMany(file => file.Cases).Where(golden => !golden.IsRefused)
            .SelectMany(golden => Golden.TryCompile(golden, out var schedule, out _) ? [schedule!] : Array.Empty<CompiledSchedule>())
            .Concat(Subject.Kinds.Select(subject => subject.Schedule))
            .Concat(Further)
            .SelectMany(schedule => Translations.All
                .Where(row => schedule.Symbol.Kind?.Name == row.From)
                .Select(row => (Row: row, Schedule: schedule, Said: row.Of(LibraryCall.Of(schedule.Symbol)!))))
            .Where(one => one.Said is not null)
            .ToList();

        Assert.Equal("", string.Join('\n', Translations.All.Where(row => !found.Exists(one => one.Row == row)).Select(row => row.From + " as " + row.To)));
        Assert.All(found, one =>
        {
            var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [ToSetting("said", one.Said!)])]));
            foreach (long step in Enumerable.Range(0, 300).Select(step => (long)step).Append(10_000))
            {
                double expected = one.Schedule.At(step), actual = set["said"].At(step);
                Assert.True(
                    expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-12 * Math.Max(Math.Abs(expected), Math.Abs(one.Schedule.At(0))),
                    string.Create(CultureInfo.InvariantCulture, $"{one.Row.From} as {one.Row.To} at step {step}: {expected:R}, but {actual:R}"));
            }
        });
    }

    [Theory]
    [InlineData("\"step\"", "torch", "a formula has no form in PyTorch, which has schedules of its own kinds only", "Python, C# and JavaScript can say any formula")]
    [InlineData("""{ "Kind": "CosineDecay", "Parameters": { "initial_learning_rate": 0.1, "decay_steps": 100 } }""", "deepspeed", "kind 'CosineDecay' has no equal in DeepSpeed", "it is nearly the same as deepspeed.WarmupCosineLR (after the warm-up; its `alpha` is `cos_min_ratio`)")]
    [InlineData("""{ "Kind": "ExponentialDecay", "Parameters": { "initial_learning_rate": 0.1, "decay_steps": 10.5, "decay_rate": 0.9, "staircase": true } }""", "torch", "kind 'ExponentialDecay' has no equal in PyTorch with these parameters", null)]
    [InlineData("""{ "Kind": "torch.LambdaLR", "Parameters": { "base_lr": 0.1, "lr_lambda": "1 / (1 + step)" } }""", "torch", "'lr_lambda' of 'torch.LambdaLR' is a function, which is not written here", "as Python, the function is written")]
    [InlineData("""{ "Kind": "torch.SequentialLR", "Parameters": { "milestones": [5], "schedulers": [{ "Kind": "torch.ConstantLR", "Parameters": { "base_lr": 0.1 } }, { "Kind": "torch.StepLR", "Parameters": { "base_lr": 0.2, "step_size": 3 } }] } }""", "torch", "the schedules in the list have 0.1 and 0.2 as their rates, but an optimizer has one in PyTorch", "give them the same rate")]
    [InlineData("""{ "Kind": "torch.SequentialLR", "Parameters": { "milestones": [5], "schedulers": [{ "Kind": "torch.ConstantLR", "Parameters": { "base_lr": 0.1 } }, { "Kind": "torch.OneCycleLR", "Parameters": { "max_lr": 0.2, "total_steps": 30 } }] } }""", "torch", "kind 'torch.OneCycleLR' sets the rate of the optimizer, which the other schedules in the list begin with, in PyTorch", null)]
    [InlineData("""{ "Kind": "lrexpr.product", "Parameters": { "schedules": [{ "Kind": "torch.ConstantLR", "Parameters": { "base_lr": 0.1 } }, { "Kind": "torch.CosineAnnealingLR", "Parameters": { "base_lr": 1, "T_max": 30 } }] } }""", "torch", "kind 'torch.CosineAnnealingLR', with these parameters, does not multiply what the schedules beside it leave in PyTorch, so that they are no product there", null)]
    [InlineData("""{ "Kind": "torch.SequentialLR", "Parameters": { "milestones": [5], "schedulers": [{ "Kind": "torch.ConstantLR", "Parameters": { "base_lr": 1 } }, { "Kind": "lrexpr.product", "Parameters": { "schedules": [{ "Kind": "torch.ConstantLR", "Parameters": { "base_lr": 1 } }] } }] } }""", "torch", "schedules that are multiplied are one of a list of schedules, which is not written for PyTorch", null)]
    public void Export_OfWhatALibraryCannotSay_SaysWhatStandsInTheWay(string schedule, string target, string message, string? hint)
    {
        bool isWritten = Load(schedule).TryExport(ExportTarget.Find(target)!, out string? text, out var diagnostics);

        Assert.False(isWritten);
        Assert.Null(text);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(("LRX3008", message), (diagnostic.Code, diagnostic.Message));
        if (hint is not null)
            Assert.Equal(hint, diagnostic.Hint);
    }

    [Theory]
    [InlineData("""{ "Kind": "lrexpr.sequential", "Parameters": { "boundaries": [5], "schedules": [{ "Kind": "torch.LinearLR", "Parameters": { "base_lr": 0.1, "start_factor": 0.1 } }, { "Kind": "ExponentialDecay", "Parameters": { "initial_learning_rate": 0.1, "decay_steps": 30, "decay_rate": 0.5, "staircase": true } }] } }""", "torch",
        """
        import torch

        # The optimizer has lr=0.1.
        scheduler = torch.optim.lr_scheduler.SequentialLR(
            optimizer,
            schedulers=[
                torch.optim.lr_scheduler.LinearLR(optimizer, start_factor=0.1),
                torch.optim.lr_scheduler.StepLR(optimizer, step_size=30, gamma=0.5),
            ],
            milestones=[5],
        )

        """)]
    [InlineData("""{ "Kind": "lrexpr.product", "Parameters": { "schedules": [{ "Kind": "mmengine.LinearLR", "Parameters": { "base_lr": 0.02, "start_factor": 0.001, "end": 500 } }, { "Kind": "torch.MultiStepLR", "Parameters": { "base_lr": 1, "milestones": [8000, 11000] } }] } }""", "mmengine",
        """
        # The optimizer has lr=0.02.
        param_scheduler = [
            dict(type="LinearLR", start_factor=0.001, end=500, by_epoch=False),
            dict(type="MultiStepLR", milestones=[8000, 11000], gamma=0.1, by_epoch=False),
        ]

        """)]
    [InlineData("""{ "Kind": "torch.ChainedScheduler", "Parameters": { "base_lr": 0.1, "schedulers": [{ "Kind": "torch.ConstantLR", "Parameters": { "base_lr": 0.1 } }, { "Kind": "torch.ExponentialLR", "Parameters": { "base_lr": 0.1, "gamma": 0.9 } }] } }""", "torch",
        """
        import torch

        # The optimizer has lr=0.1.
        scheduler = torch.optim.lr_scheduler.ChainedScheduler(
            [
                torch.optim.lr_scheduler.ConstantLR(optimizer),
                torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.9),
            ],
        )

        """)]
    [InlineData("""{ "Kind": "transformers.linear", "Parameters": { "base_lr": 0.1, "num_warmup_steps": 20, "num_training_steps": 1e2 } }""", "optax",
        """
        import optax

        schedule = optax.join_schedules(
            schedules=[
                optax.linear_schedule(init_value=0, end_value=0.1, transition_steps=20),
                optax.linear_schedule(init_value=0.1, end_value=0, transition_steps=80),
            ],
            boundaries=[20],
        )

        """)]
    [InlineData("""{ "Kind": "transformers.cosine", "Parameters": { "base_lr": 0.1, "num_warmup_steps": 20, "num_training_steps": 1e2, "num_cycles": 1.5 } }""", "huggingface",
        """
        {
          "learning_rate": 0.1,
          "lr_scheduler_type": "cosine",
          "warmup_steps": 20,
          "max_steps": 100,
          "lr_scheduler_kwargs": {"num_cycles": 1.5}
        }

        """)]
    public void Export_OfWhatALibraryCanSay_IsWhatOneWouldWrite(string schedule, string target, string expected) =>
        Assert.Equal(expected.ReplaceLineEndings("\n"), Load(schedule).Export(ExportTarget.Find(target)!));

    private static CompiledSchedule Load(string json) => ScheduleSet.Load(SettingJson.Read("LrExpr", $$"""{ "Schedules": { "main": {{json}} } }"""))["main"];

    [Theory]
    [InlineData("torch")]
    [InlineData("optax")]
    [InlineData("mmengine")]
    public void Export_OfAKindOfOnesOwnUnderTheNameOfALibrary_IsRefused(string target)
    {
        var set = ScheduleSet.Load(SettingJson.Read("LrExpr", """{ "Kinds": { "torch.StepLR": { "Formula": "step" }, "torch.Mine": { "Formula": "2 * step" } }, "Schedules": { "a": { "Kind": "torch.StepLR" }, "b": { "Kind": "torch.Mine" } } }"""));

        Assert.All(set.Names, name => Assert.False(set[name].TryExport(ExportTarget.Find(target)!, out _, out _)));
    }

    /// <summary>Checks all, and says of each that fails which case it is.</summary>
    private static void Each<T>(IEnumerable<T> items, Func<T, GoldenCase> caseOf, Action<T> check)
    {
        var wrong = new List<string>();
        foreach (var item in items)
        {
            if (Record.Exception(() => check(item)) is { } exception)
                wrong.Add($"{caseOf(item).Id}: {exception.Message}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<(GoldenCase Case, CompiledSchedule Schedule)> Cases(string library)
    {
        var cases = GoldenFile.Load(library).Cases.Where(golden => !golden.IsRefused)
            .SelectMany(golden => Golden.TryCompile(golden, out var schedule, out _) && schedule is not null ? [(golden, schedule)] : Array.Empty<(GoldenCase, CompiledSchedule)>()).ToList();
        Assert.NotEmpty(cases);
        return cases;
    }

    /// <summary>Calls of a library, told to write down its arguments, have those of the case.</summary>
    private static void AssertCalls(string library, ExportTarget target, string variable, Func<string, string> kindOf, int atLeast)
    {
        var cases = Cases(library).SelectMany(golden => golden.Schedule.TryExport(target, out string? text, out _) ? [(golden.Case, Text: text)] : Array.Empty<(GoldenCase Case, string Text)>()).ToList();
        Assert.InRange(cases.Count, atLeast, int.MaxValue);

        Each(cases.Zip(PythonCalls.Read(cases.Select(one => one.Text), variable)), pair => pair.First.Case, pair => AssertCall(pair.First.Case.Row.Text("kind"), pair.First.Case.Config, pair.Second, kindOf));
    }

    private static void AssertCall(string kind, JsonElement config, JsonElement call, Func<string, string> kindOf)
    {
        Assert.Equal(kind, kindOf(call.Text("function")));

        // What is null or empty is as good as not given.
        var given = config.EnumerateObject().Where(member => !IsNothing(member.Value) || call.Member(member.Name) is not null).Where(member => call.Member(member.Name) is null || member.Value.ValueKind != JsonValueKind.Array || member.Value[0].ValueKind != JsonValueKind.Object);
        foreach (var list in config.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() > 0 && member.Value[0].ValueKind == JsonValueKind.Object))
        {
            var calls = call.GetProperty(list.Name).EnumerateArray().ToList();
            Assert.All(list.Value.EnumerateArray().Zip(calls), pair => AssertCall(pair.First.Text("kind"), pair.First, pair.Second, kindOf));
        }

        // CyclicLR is told its lowest rate, which others find.
        var arguments = given.Where(member => !NoArguments.Contains(member.Name) || member.Name == "base_lr" && call.Member("base_lr") is not null).ToDictionary(member => member.Name, member => member.Value);
        AssertSame(arguments, Without(call, ["function", .. config.EnumerateObject().Select(member => member.Name).Except(arguments.Keys)]));
    }

    private static bool IsNothing(JsonElement value) => value.ValueKind == JsonValueKind.Null || value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any();

    private static Dictionary<string, JsonElement> Arguments(GoldenCase golden, params string[] apart) =>
        golden.Config.EnumerateObject().Where(member => !(apart.Length == 0 ? NoArguments : apart).Contains(member.Name)).ToDictionary(member => member.Name, member => member.Value);

    private static JsonElement Without(JsonElement element, params string[] names) =>
        JsonSerializer.SerializeToElement(element.EnumerateObject().Where(member => !names.Contains(member.Name)).ToDictionary(member => member.Name, member => member.Value));

    private static void AssertSame(Dictionary<string, JsonElement> expected, JsonElement actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.EnumerateObject().Select(member => member.Name).Order());
        Assert.All(expected, member => AssertSame(member.Value, actual.GetProperty(member.Key)));
    }

    private static void AssertSame(JsonElement expected, JsonElement actual)
    {
        Assert.Equal(expected.ValueKind, actual.ValueKind);
        if (expected.ValueKind == JsonValueKind.Number)
            Assert.Equal(expected.GetDouble(), actual.GetDouble());
        else if (expected.ValueKind == JsonValueKind.Array)
            Assert.All(expected.EnumerateArray().Zip(actual.EnumerateArray()), pair => AssertSame(pair.First, pair.Second));
        else if (expected.ValueKind == JsonValueKind.Object)
            AssertSame(expected.EnumerateObject().ToDictionary(member => member.Name, member => member.Value), actual);
        else
            Assert.Equal(expected.ToString(), actual.ToString());
    }

    private static Setting ToSetting(string key, IScheduleArgument schedule) =>
        schedule is Binding.ScheduleSymbol { Kind: null } formula ? new Setting(key, formula.Definition.Formula!.Text)
        : ToSetting(key, schedule as LibraryCall ?? LibraryCall.Of((Binding.ScheduleSymbol)schedule)!);

    private static Setting ToSetting(string key, LibraryCall call) => new(key,
    [
        new Setting("Kind", call.Kind.Name),
        new Setting("Parameters", call.Parameters.Values.Where(parameter => parameter is { State: ParameterState.Known, Text: not null }).Select(parameter => parameter.Type switch
        {
            { Text: TextMeaning.Schedule } => new Setting(parameter.Name, parameter.Argument.Schedules.Select((part, i) => ToSetting(i.ToString(CultureInfo.InvariantCulture), part))),
            { Text: TextMeaning.Option } => new Setting(parameter.Name, parameter.Option),
            TableType => new Setting(parameter.Name, parameter.Table.Keys.Zip(parameter.Table.Values, (boundary, value) => new Setting(boundary.ToString("R", CultureInfo.InvariantCulture), value.ToString("R", CultureInfo.InvariantCulture)))),
            _ => new Setting(parameter.Name, parameter.Value.ToString()),
        })),
    ]);
}
