using System.Text.Json;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Kinds;
using LrExpr.Loading;
using LrExpr.Parameters;
using LrExpr.Syntax;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Tests.Kinds;

/// <summary>The catalogue as data: what it says is true, and one entry is all that a kind takes.</summary>
public sealed class CatalogueTests
{
    private const string NoamGolden =
        """
        {"cases": [{"id": "noam/001", "kind": "example.Noam", "config": {"base_lr": 2, "warmup": 100},
          "points": [[0, 0.002], [24, 0.05], [99, 0.2], [399, 0.1], [9999, 0.02]]},
          {"id": "noam/002", "kind": "example.Noam", "config": {"base_lr": 2, "warmup": 0}, "construct_raises": "ValueError"}]}
        """;

    public static TheoryData<string, string, string> Messages => new()
    {
        { "`torch.StepLR`(step, 0.1, 0)", "LRX3009", "step_size must be > 0, but is 0" },
        { "`torch.CosineAnnealingLR`(step, 0.1, -5)", "LRX3009", "T_max must be > 0, but is -5" },
        { "`torch.OneCycleLR`(step, 0.1, 100, pct_start: 30)", "LRX3009", "pct_start must be <= 1, but is 30" },
        { "`torch.LinearLR`(step, 0.1, 33)", "LRX3009", "start_factor must be <= 1, but is 33" },
        { "`optax.warmup_cosine_decay_schedule`(step, 0, 0.1, 100, 80)", "LRX3009", "decay_steps must be > warmup_steps (warmup_steps is 100), but is 80" },
        { "`transformers.polynomial`(step, 0.1, 10, 100, 1)", "LRX3009", "lr_end must be < base_lr (base_lr is 0.1), but is 1" },
        { "`torch.CyclicLR`(step, 0.1, 1, step_size_down: -1)", "LRX3009", "step_size_down must be > 0, but is -1" },
        { "`torch.OneCycleLR`(step, 0.1, epochs: 3)", "LRX3009", "total_steps is not given, epochs is 3, steps_per_epoch is not given" },
        { "`fvcore.MultiStepParamScheduler`(step, 9, [1, 2], milestones: [3])", "LRX3009", "it must hold that count(values) == count(milestones)" },
        { "`fvcore.MultiStepParamScheduler`(step, 9, [1, 2], 10, [10])", "LRX3009", "num_updates must be > at(milestones, inf) (milestones is [10]), but is 10" },
        { "`transformers.constant_with_warmup`(step, 0.1, 0.06)", "LRX3009", "num_warmup_steps is 0.06, num_training_steps is not given" },
        { "`paddle.CosineAnnealingWarmRestarts`(step, 0.1, 5, 1.5)", "LRX3009", "it must hold that T_mult % 1 == 0; here T_mult is 1.5" },
        { "`timm.TanhLRScheduler`(step, 0.1, 10, lb: 3)", "LRX3009", "lb must be < ub (ub is 3), but is 3" },
        { "`torch.MultiStepLR`(step, 0.1, [30, 20])", "LRX2012", "but 20 follows 30 ('milestones')" },
        { "`torch.CyclicLR`(step, 0.1, 1, mode: triangle)", "LRX2016", "'triangle' is no option of 'mode'" },
    };

    [Fact]
    public void Catalogue_IsWithoutErrorsAndWarnings()
    {
        var diagnostics = new DiagnosticBag();

        KindLinker.LinkCatalogue([.. BuiltInKinds.All], diagnostics);

        Assert.Empty(diagnostics.ToSorted());
    }

    [Fact]
    public void Names_AreUniqueAndPrefixedByTheLibrary()
    {
        var names = BuiltInKinds.All.SelectMany(kind => kind.Aliases.Prepend(kind.Name)).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(BuiltInKinds.Libraries, library => Assert.All(library.Kinds, kind => Assert.Contains(
            kind.Aliases.Prepend(kind.Name), name => name.StartsWith(library.Prefix + ".", StringComparison.Ordinal))));
    }

    [Fact]
    public void Entries_AreDescribed()
    {
        Assert.All(Catalogue.Kinds, kind =>
        {
            Assert.EndsWith(".", kind.Description, StringComparison.Ordinal);
            Assert.DoesNotContain("\n", kind.Description, StringComparison.Ordinal);
            Assert.All(kind.Parameters, parameter => Assert.EndsWith(".", parameter.Description, StringComparison.Ordinal));
            Assert.True(kind.Library == "LrExpr" || Uri.TryCreate(kind.Link, UriKind.Absolute, out var link) && link.Scheme == "https", kind.Name);
        });
    }

    /// <summary>For each kind that names another one: both of them with the same curve, and up to where.</summary>
    public static IEnumerable<object[]> Likenesses =>
        BuiltInKinds.All.Where(kind => kind.State is null).SelectMany(kind => kind.SeeAlso.Select(other => new object[] { kind.Name, other.Name }));

    [Theory]
    [MemberData(nameof(Likenesses))]
    public void Likeness_HasTheSameCurve(string name, string other)
    {
        var kind = KindLinker.BuiltIn.FindKind(name)!.Definition;
        var like = kind.SeeAlso.Single(related => related.Name == other);

        Assert.NotNull(KindLinker.BuiltIn.FindKind(other));
        Assert.True(Calls(like.Here, kind), $"'{like.Here}' does not call {name}");
        Assert.True(Calls(like.There, KindLinker.BuiltIn.FindKind(other)!.Definition), $"'{like.There}' does not call {other}");
        AssertSame(like.Here, like.There, like.Steps);
    }

    [Fact]
    public void OtherWords_HaveTheSameCurve() => Assert.All(GoldenFile.All.SelectMany(file => file.SameCurves), pair => AssertSame(pair.One, pair.Other, 100));

    [Theory]
    [MemberData(nameof(Messages))]
    public void Constraint_ThatDoesNotHold_IsToldInWordsOfTheParameter(string formula, string code, string message)
    {
        Assert.False(Schedule.TryCompile(formula, null, out _, out var diagnostics));

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(code, diagnostic.Code);
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NewKind_TakesOneEntryAndOneGoldenFile()
    {
        var entry = Kind(
            new KindSource("Example", "1", "https://example.org"),
            "example.Noam",
            "Up along a straight line, then down with one over the square root of the step (Vaswani et al., 2017).",
            [Number("base_lr", "The rate of the optimizer."), Number("warmup", "The length of the warm-up.", unit: "steps")],
            ["warmup > 0"],
            "base_lr * min((step + 1) ^ -0.5, (step + 1) * warmup ^ -1.5)");
        using var file = JsonDocument.Parse(NoamGolden);

        var diagnostics = new DiagnosticBag();
        var comparison = new GoldenComparison(KindLinker.LinkCatalogue([.. BuiltInKinds.All, entry], diagnostics));
        var golden = new GoldenFile("example", file.RootElement, null).Cases.ToList();
        var outcomes = golden.Where(one => !one.IsRefused).Select(one => comparison.Compare(one)).ToList();
        bool isRight = comparison.TryCompile(golden.Single(one => one.IsRefused), out _, out var refusal);

        Assert.Empty(diagnostics.ToSorted());
        Assert.Equal(5, outcomes.Sum(outcome => outcome.Points));
        Assert.All(outcomes, outcome => Assert.Empty(outcome.Faults));
        Assert.False(isRight);
        Assert.Contains("warmup must be > 0, but is 0", Assert.Single(refusal).Message, StringComparison.Ordinal);
        Assert.Null(KindLinker.BuiltIn.FindKind("example.Noam"));
    }

    /// <summary>Whether a formula calls a kind; a table has to be given in a definition of its own, which the test has.</summary>
    private static bool Calls(string formula, KindDefinition kind) =>
        kind.Aliases.Append(kind.Name).Any(name => formula.Contains(Names.Written(name) + "(", StringComparison.Ordinal))
        || (kind.Parameters.Any(parameter => parameter.Type is TableType) && formula == "scaled(step)");

    private static void AssertSame(string one, string other, int steps)
    {
        var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [
            new Setting("one", one),
            new Setting("other", other),
            new Setting("a", "step / 30"),
            new Setting("b", "0.5 ^ (step / 10)"),
            new Setting("scaled", [new Setting("Kind", "optax.piecewise_constant_schedule"), new Setting("Parameters", [
                new Setting("init_value", "0.1"), new Setting("boundaries_and_scales", [new Setting("30", "0.5"), new Setting("80", "0.5")])])]),
        ])]));
        for (int step = 0; step <= steps; step++)
        {
            double left = set["one"].At(step), right = set["other"].At(step);
            Assert.True(Math.Abs(left - right) <= 1e-14, FormattableString.Invariant($"{one}, step {step}: {left:R}, not {right:R}"));
        }
    }
}
