using System.Text.Json;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Kinds;
using LrExpr.Loading;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Tests.Kinds;

/// <summary>The catalogue as data: what it says is true, and one entry is all that a kind takes.</summary>
public sealed class CatalogueTests
{
    /// <summary>For each kind that names another one: both of them with the same curve, and up to where.</summary>
    private static readonly (string Kind, string One, string Other, int Steps)[] Likenesses =
    [
        ("torch.StepLR", "`torch.StepLR`(step, 0.1, 30, 0.5)", "ExponentialDecay(step, 0.1, 30, 0.5, true)", 200),
        ("torch.MultiStepLR", "`torch.MultiStepLR`(step, 0.1, [30, 80], 0.5)", "PiecewiseConstantDecay(step, [29, 79], [0.1, 0.05, 0.025])", 200),
        ("torch.MultiStepLR", "`torch.MultiStepLR`(step, 0.1, [30, 80], 0.5)", "`timm.MultiStepLRScheduler`(step, 0.1, [31, 81], 0.5)", 200),
        ("torch.LinearLR", "`torch.LinearLR`(step, 0.1, 0.2, 0.8, 50)", "`optax.linear_schedule`(step, 0.02, 0.08, 50)", 200),
        ("torch.ExponentialLR", "`torch.ExponentialLR`(step, 0.1, 0.99)", "ExponentialDecay(step, 0.1, 1, 0.99)", 200),
        ("torch.PolynomialLR", "`torch.PolynomialLR`(step, 0.1, 100, 2)", "PolynomialDecay(step, 0.1, 100, 0, 2)", 200),
        ("torch.CosineAnnealingLR", "`torch.CosineAnnealingLR`(step, 0.1, 100, 0.01)", "CosineDecay(step, 0.1, 100, 0.1)", 100),
        ("torch.CosineAnnealingLR", "`torch.CosineAnnealingLR`(step, 0.1, 100, 0.01)", "`fvcore.CosineParamScheduler`(step, 100, 0.1, 0.01)", 500),
        ("torch.CosineAnnealingWarmRestarts", "`torch.CosineAnnealingWarmRestarts`(step, 0.1, 10, 2, 0.01)", "CosineDecayRestarts(step, 0.1, 10, 2, 1, 0.1)", 700),
        ("torch.CyclicLR", "`torch.CyclicLR`(step + 1, 0.01, 0.1, 20)", "`thinc.cyclic_triangular`(step, 0.01, 0.1, 20)", 200),
        ("torch.SequentialLR", "`torch.SequentialLR`(step, [a, b], [30])", "`lrexpr.sequential`(step, [a, b], [30])", 100),
        ("torch.SequentialLR", "`torch.SequentialLR`(step, [a, b], [30])", "`optax.join_schedules`(step, [a, b], [30])", 100),
        ("optax.polynomial_schedule", "`optax.polynomial_schedule`(step, 0.1, 0.01, 2, 100)", "PolynomialDecay(step, 0.1, 100, 0.01, 2)", 200),
        ("optax.linear_schedule", "`optax.linear_schedule`(step, 0.02, 0.08, 50)", "`torch.LinearLR`(step, 0.1, 0.2, 0.8, 50)", 200),
        ("optax.exponential_decay", "`optax.exponential_decay`(step, 0.1, 10, 0.9)", "ExponentialDecay(step, 0.1, 10, 0.9)", 200),
        ("optax.exponential_decay", "`optax.exponential_decay`(step, 0.1, 1, 0.9, end_value: 0.01)", "`thinc.compounding`(step, 0.1, 0.01, 0.9)", 200),
        ("optax.cosine_decay_schedule", "`optax.cosine_decay_schedule`(step, 0.1, 100, 0.2)", "CosineDecay(step, 0.1, 100, 0.2)", 200),
        ("optax.piecewise_constant_schedule", "scaled(step)", "`torch.MultiStepLR`(step, 0.1, [30, 80], 0.5)", 200),
        ("optax.warmup_constant_schedule", "`optax.warmup_constant_schedule`(step, 0, 0.1, 20)", "`transformers.constant_with_warmup`(step, 0.1, 20)", 200),
        ("optax.warmup_cosine_decay_schedule", "`optax.warmup_cosine_decay_schedule`(step, 0.02, 0.1, 20, 100, 0.01)", "CosineDecay(step, 0.02, 80, 0.1, 0.1, 20)", 200),
        ("optax.warmup_cosine_decay_schedule", "`optax.warmup_cosine_decay_schedule`(step, 0, 0.1, 20, 100)", "`transformers.cosine`(step, 0.1, 20, 100)", 100),
        ("optax.join_schedules", "`optax.join_schedules`(step, [a, b], [30])", "`lrexpr.sequential`(step, [a, b], [30])", 100),
        ("optax.join_schedules", "`optax.join_schedules`(step, [a, b], [30])", "`torch.SequentialLR`(step, [a, b], [30])", 100),
        ("transformers.get_constant_schedule_with_warmup", "`transformers.constant_with_warmup`(step, 0.1, 20)", "`optax.warmup_constant_schedule`(step, 0, 0.1, 20)", 200),
        ("transformers.get_linear_schedule_with_warmup", "`transformers.linear`(step, 0.1, 20, 100)", "`thinc.warmup_linear`(step, 0.1, 20, 100)", 200),
        ("transformers.get_cosine_schedule_with_warmup", "`transformers.cosine`(step, 0.1, 20, 100)", "`optax.warmup_cosine_decay_schedule`(step, 0, 0.1, 20, 100)", 100),
        ("transformers.get_cosine_with_min_lr_schedule_with_warmup", "`transformers.cosine_with_min_lr`(step, 0.1, 20, 100, min_lr: 0.01)", "`optax.warmup_cosine_decay_schedule`(step, 0, 0.1, 20, 100, 0.01)", 100),
        ("timm.CosineLRScheduler", "`timm.CosineLRScheduler`(step, 0.1, 10, 0, 2, 0.5, 6)", "CosineDecayRestarts(step, 0.1, 10, 2, 0.5)", 629),
        ("timm.CosineLRScheduler", "`timm.CosineLRScheduler`(step, 0.1, 10, 0.01, 2, cycle_limit: 6)", "`torch.CosineAnnealingWarmRestarts`(step, 0.1, 10, 2, 0.01)", 629),
        ("timm.StepLRScheduler", "`timm.StepLRScheduler`(step, 0.1, 30, 0.5)", "`torch.StepLR`(step, 0.1, 30, 0.5)", 200),
        ("timm.MultiStepLRScheduler", "`timm.MultiStepLRScheduler`(step, 0.1, [31, 81], 0.5)", "`torch.MultiStepLR`(step, 0.1, [30, 80], 0.5)", 200),
        ("thinc.decaying", "`thinc.decaying`(step, 0.1, 0.01)", "InverseTimeDecay(step, 0.1, 1, 0.01)", 200),
        ("thinc.compounding", "`thinc.compounding`(step, 0.1, 0.01, 0.9)", "`optax.exponential_decay`(step, 0.1, 1, 0.9, end_value: 0.01)", 200),
        ("thinc.warmup_linear", "`thinc.warmup_linear`(step, 0.1, 20, 100)", "`transformers.linear`(step, 0.1, 20, 100)", 200),
        ("thinc.cyclic_triangular", "`thinc.cyclic_triangular`(step, 0.01, 0.1, 20)", "`torch.CyclicLR`(step + 1, 0.01, 0.1, 20)", 200),
        ("fvcore.CosineParamScheduler", "`fvcore.CosineParamScheduler`(step, 100, 0.1, 0.01)", "`torch.CosineAnnealingLR`(step, 0.1, 100, 0.01)", 500),
        ("fvcore.LinearParamScheduler", "`fvcore.LinearParamScheduler`(step, 100, 0.1, 0.01)", "`optax.linear_schedule`(step, 0.1, 0.01, 100)", 100),
        ("fvcore.ExponentialParamScheduler", "`fvcore.ExponentialParamScheduler`(step, 100, 0.1, 0.5)", "ExponentialDecay(step, 0.1, 100, 0.5)", 200),
        ("fvcore.PolynomialDecayParamScheduler", "`fvcore.PolynomialDecayParamScheduler`(step, 100, 0.1, 0.9)", "`torch.PolynomialLR`(step, 0.1, 100, 0.9)", 100),
        ("lrexpr.sequential", "`lrexpr.sequential`(step, [a, b], [30])", "`optax.join_schedules`(step, [a, b], [30])", 100),
        ("lrexpr.sequential", "`lrexpr.sequential`(step, [a, b], [30])", "`torch.SequentialLR`(step, [a, b], [30])", 100),
    ];

    /// <summary>What no golden case says: parameters that are other words for others, and what a library calls the same.</summary>
    private static readonly (string One, string Other)[] OtherWords =
    [
        ("`torch.OneCycleLR`(step, 0.1, epochs: 4, steps_per_epoch: 25)", "`torch.OneCycleLR`(step, 0.1, 100)"),
        ("`thinc.slanted_triangular`(step, 0.1, 90, t: 7)", "`thinc.slanted_triangular`(step + 7, 0.1, 90)"),
        ("`timm.TanhLRScheduler`(step, 0.1, 20, cycle_limit: 2, warmup_t: 5, warmup_lr_init: 0.001, warmup_prefix: true)",
            "step < 5 ? 0.001 + step * (0.1 - 0.001) / 5 : `timm.TanhLRScheduler`(step - 5, 0.1, 20, cycle_limit: 2)"),
        ("`transformers.cosine_with_min_lr`(step, 0.1, 10, 90, min_lr: 0.02)", "`transformers.cosine_with_min_lr`(step, 0.1, 10, 90, min_lr_rate: 0.2)"),
        ("`transformers.warmup_stable_decay`(step, 0.1, 10, 20, 90)", "`transformers.warmup_stable_decay`(step, 0.1, 10, 20, num_stable_steps: 60)"),
        ("`fvcore.MultiStepParamScheduler`(step, 90, [1, 0.1, 0.01], 90, [30, 60])", "`fvcore.MultiStepParamScheduler`(step, 90, [1, 0.1, 0.01], 90)"),
        ("`fvcore.MultiStepParamScheduler`(step, 90, [1, 0.1, 0.01], 90, [30, 60])", "`fvcore.MultiStepParamScheduler`(step, 90, [1, 0.1, 0.01], milestones: [30, 60, 90])"),
        ("`lrexpr.warmup`(step, 10, b, offset: steps)", "step < 10 ? step / 10 * b(0) : b(step - 10)"),
        ("`lrexpr.warmup`(step, 10, b, 0.5, cosine, none)", "lerp(0.5, 1, 0.5 - 0.5 * cos(pi * min(step, 10) / 10)) * b(step)"),
    ];

    private const string NoamGolden =
        """
        {"cases": [{"id": "noam/001", "kind": "Noam", "config": {"base_lr": 2, "warmup": 100},
          "points": [[0, 0.002], [24, 0.05], [99, 0.2], [399, 0.1], [9999, 0.02]]},
          {"id": "noam/002", "kind": "Noam", "config": {"base_lr": 2, "warmup": 0}, "construct_raises": "ValueError"}]}
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
        { "`timm.TanhLRScheduler`(step, 0.1, 10, lb: 3)", "LRX3009", "lb must be < ub (ub is 3), but is 3" },
        { "`torch.MultiStepLR`(step, 0.1, [30, 20])", "LRX2012", "but 20 follows 30 ('milestones')" },
        { "`torch.CyclicLR`(step, 0.1, 1, mode: triangle)", "LRX2016", "'triangle' is no option of 'mode'" },
    };

    [Fact]
    public void Catalogue_IsWithoutErrorsAndWarnings()
    {
        var diagnostics = new DiagnosticBag();

        KindLinker.LinkCatalogue(BuiltInKinds.All, diagnostics);

        Assert.Empty(diagnostics.ToSorted());
    }

    [Fact]
    public void Names_AreUniqueAndPrefixedByTheLibrary()
    {
        var names = BuiltInKinds.All.SelectMany(kind => kind.Aliases.Prepend(kind.Name)).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(BuiltInKinds.All, kind => Assert.True(
            kind.Source!.Library == "Keras" || kind.Name.StartsWith(kind.Source.Library == "PyTorch" ? "torch." : kind.Source.Library.Split(' ')[0].ToLowerInvariant() + ".", StringComparison.Ordinal), kind.Name));
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

    [Fact]
    public void Likenesses_AreAllCompared()
    {
        var named = Catalogue.Kinds.Where(kind => !kind.Listens).SelectMany(kind => kind.SeeAlso.Select(other => (kind.Name, Other: other.Key))).ToList();

        Assert.Equal(named.Select(pair => pair.Name).Order(), Likenesses.Select(likeness => likeness.Kind).Order());
        Assert.All(named, pair =>
        {
            var other = KindLinker.BuiltIn.FindKind(pair.Other);
            Assert.NotNull(other);
            Assert.Contains(Likenesses, likeness => likeness.Kind == pair.Name
                && other.Definition.Aliases.Append(other.Name).Any(name => likeness.Other.Contains(name + "(", StringComparison.Ordinal) || likeness.Other.Contains(name + "`(", StringComparison.Ordinal)));
        });
    }

    [Fact]
    public void Likenesses_HaveTheSameCurve() => Assert.All(Likenesses, likeness => AssertSame(likeness.One, likeness.Other, likeness.Steps));

    [Fact]
    public void OtherWords_HaveTheSameCurve() => Assert.All(OtherWords, pair => AssertSame(pair.One, pair.Other, 100));

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
        var golden = GoldenCase.Read("example", file.RootElement).ToList();
        var outcomes = golden.Where(one => !one.IsRefused).Select(one => comparison.Compare(one)).ToList();
        bool isRight = comparison.TryCompile(golden.Single(one => one.IsRefused), out _, out var refusal);

        Assert.Empty(diagnostics.ToSorted());
        Assert.Equal(5, outcomes.Sum(outcome => outcome.Points));
        Assert.All(outcomes, outcome => Assert.Empty(outcome.Faults));
        Assert.False(isRight);
        Assert.Contains("warmup must be > 0, but is 0", Assert.Single(refusal).Message, StringComparison.Ordinal);
        Assert.Null(KindLinker.BuiltIn.FindKind("example.Noam"));
    }

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
