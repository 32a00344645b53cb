using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of MosaicML's Composer, <c>composer/optim/scheduler.py</c>. The step is the number of batches that are done. The values are those of the library times the
/// rate of the optimizer. Times are as in its YAML; what the trainer knows of the run are parameters.
/// </summary>
internal static class ComposerKinds
{
    public const string Prefix = "composer";

    private static readonly KindParameter BaseRate = Number("base_lr", "The rate of the optimizer.");

    private static readonly KindParameter Gamma = Number("gamma", "What the rate is multiplied by.", "0.1");

    private static readonly KindParameter End = Duration("t_max", "How long it lasts, from step 0.", "1dur");

    private static readonly KindParameter FinalFactor = Number("alpha_f", "The part of the rate at the end.", "0");

    /// <summary>Of a kind with a warm-up: how it goes up, and how much of what follows is done.</summary>
    internal const string WarmUp =
        """
        let warmup = inSteps(t_warmup, 1);
        let ramp = scale_warmup ? inSteps(t_warmup) : warmup;

        """;

    private const string Done =
        """
        let end = inSteps(t_max);
        let done = end > warmup ? min(1, (step - warmup) / (end - warmup)) : 0;

        """;

    internal static readonly KindParameter WarmUpTime = Duration("t_warmup", "How long the rate rises from 0. `ssr` does not scale it, unless `scale_warmup` says so.");

    internal static readonly KindParameter ScaleWarmUp = Boolean("scale_warmup", "Whether the rate rises `ssr` times as long. It then stays where it is until `t_warmup` is over.", "false");

    private static readonly string[] LastsForTheRun = ["not given(max_duration) or inSteps(t_max) >= inSteps(max_duration, 1)"];

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Composer(
            "StepScheduler",
            "Multiplies the rate by `gamma` at every multiple of `step_size`. It goes on without end.",
            [BaseRate, Duration("step_size", "How long the rate stays the same."), Gamma],
            ["inSteps(step_size) > 0"],
            "base_lr * gamma ^ floor(step / inSteps(step_size))")
            .Like("torch.StepLR", "its `step_size` is that in batches", "`composer.StepScheduler`(step, 0.1, '2ep', 0.5, '10ep', 15)", "`torch.StepLR`(step, 0.1, 30, 0.5)"),

        Composer(
            "MultiStepScheduler",
            "Multiplies the rate by `gamma` at each milestone. Their units may differ, and so may their order.",
            [BaseRate, Durations("milestones", "The first steps of the lower rates."), Gamma],
            [],
            "base_lr * gamma ^ reached(step, inSteps(milestones))")
            .Like("torch.MultiStepLR", "its `milestones` are those in batches", "`composer.MultiStepScheduler`(step, 0.1, ['2ep', 80], 0.5, '10ep', 15)", "`torch.MultiStepLR`(step, 0.1, [30, 80], 0.5)"),

        Composer(
            "ConstantScheduler",
            "A part of the rate before `t_max`, and the whole rate from there on.",
            [BaseRate, Number("alpha", "The part of the rate.", "1"), End],
            [],
            "base_lr * (step < inSteps(t_max) ? alpha : 1)")
            .Like("torch.ConstantLR", "its `factor` is `alpha`", "`composer.ConstantScheduler`(step, 0.1, 0.3, 50)", "`torch.ConstantLR`(step, 0.1, 0.3, 50)"),

        Composer(
            "LinearScheduler",
            "From one part of the rate to another along a straight line, then constant.",
            [BaseRate, Number("alpha_i", "The part of the rate at step 0.", "1"), FinalFactor, End],
            ["inSteps(t_max) > 0"],
            "base_lr * (alpha_i + min(1, step / inSteps(t_max)) * (alpha_f - alpha_i))")
            .Like("torch.LinearLR", "its factors are `alpha_i` and `alpha_f`", "`composer.LinearScheduler`(step, 0.1, 0.2, 0.8, 50)", "`torch.LinearLR`(step, 0.1, 0.2, 0.8, 50)"),

        Composer(
            "ExponentialScheduler",
            "Multiplies the rate by `gamma` within every `decay_period`, little by little. It goes on without end.",
            [BaseRate, Number("gamma", "What the rate is multiplied by in each period."), Duration("decay_period", "The length of a period.", "1ep")],
            ["inSteps(decay_period) > 0"],
            "base_lr * gamma ^ (step / inSteps(decay_period))")
            .Like("ExponentialDecay", "its `decay_steps` is `decay_period`", "`composer.ExponentialScheduler`(step, 0.1, 0.5, 30)", "ExponentialDecay(step, 0.1, 30, 0.5)"),

        Composer(
            "CosineAnnealingScheduler",
            "Half a cosine down to a part of the rate at `t_max`, then constant.",
            [BaseRate, End, FinalFactor],
            ["inSteps(t_max) > 0"],
            "base_lr * (alpha_f + (1 - alpha_f) * (1 + cos(pi * clamp(step / inSteps(t_max), 0, 1))) / 2)")
            .Like("CosineDecay", "its `alpha` is `alpha_f`", "`composer.CosineAnnealingScheduler`(step, 0.1, 100, 0.1)", "CosineDecay(step, 0.1, 100, 0.1)"),

        Composer(
            "CosineAnnealingWarmRestartsScheduler",
            "Half a cosine down to a part of the rate over and over, each period `t_mult` times as long as the one before, cut off to whole steps. After 1000 periods they grow no more.",
            [BaseRate, Duration("t_0", "The length of the first period."), Number("t_mult", "How many times as long each period is as the one before.", "1"), FinalFactor],
            ["inSteps(t_0) > 0", "t_mult >= 0"],
            """
            let period = inSteps(t_0);
            let lengths = t_mult == 1 ? [period] : iterate(period, trunc(period * t_mult), 1000);
            let ends = sums(lengths);
            let n = reached(step, ends);
            let length = at(lengths, n);
            let done = length > 0 ? (step - at(ends - lengths, n)) % length / length : 1;
            base_lr * (alpha_f + (1 - alpha_f) * (1 + cos(pi * done)) / 2)
            """)
            .Like("torch.CosineAnnealingWarmRestarts", "with `t_mult` as `T_mult`", "`composer.CosineAnnealingWarmRestartsScheduler`(step, 0.1, 10, 2, 0.1)", "`torch.CosineAnnealingWarmRestarts`(step, 0.1, 10, 2, 0.01)", 700),

        Composer(
            "PolynomialScheduler",
            "Down to a part of the rate at `t_max` along a power of the remaining time, then constant.",
            [BaseRate, Number("power", "The power of the remaining time; 1 is linear."), End, FinalFactor],
            ["inSteps(t_max) > 0"],
            "base_lr * (alpha_f + (1 - min(1, step / inSteps(t_max))) ^ power * (1 - alpha_f))")
            .Like("PolynomialDecay", "with `alpha_f` of the rate as `end_learning_rate`", "`composer.PolynomialScheduler`(step, 0.1, 2, 100, 0.1)", "PolynomialDecay(step, 0.1, 100, 0.01, 2)"),

        Composer(
            "MultiStepWithWarmupScheduler",
            "Up from 0 along a straight line, then multiplied by `gamma` at each milestone, also at those within the warm-up.",
            [BaseRate, WarmUpTime, Durations("milestones", "The first steps of the lower rates."), Gamma, ScaleWarmUp],
            [],
            WarmUp + "base_lr * (step < warmup ? min(1, step / ramp) : gamma ^ reached(step, inSteps(milestones)))"),

        Composer(
            "ConstantWithWarmupScheduler",
            "Up from 0 to a part of the rate along a straight line, then constant, also beyond `t_max`, which must reach the end of the run.",
            [BaseRate, WarmUpTime, Number("alpha", "The part of the rate.", "1"), End, ScaleWarmUp],
            LastsForTheRun,
            WarmUp + "base_lr * alpha * (step < warmup ? min(1, step / ramp) : 1)"),

        Composer(
            "LinearWithWarmupScheduler",
            "Up from 0 to a part of the rate along a straight line, then to another part along a second one, which ends at `t_max`.",
            [BaseRate, WarmUpTime, Number("alpha_i", "The part of the rate after the warm-up.", "1"), FinalFactor, End, ScaleWarmUp],
            LastsForTheRun,
            WarmUp + Done + "base_lr * (step < warmup ? alpha_i * min(1, step / ramp) : alpha_i + done * (alpha_f - alpha_i))")
            .Alias("composer.linear_decay_with_warmup"),

        Composer(
            "CosineAnnealingWithWarmupScheduler",
            "Up from 0 along a straight line, then half a cosine down to a part of the rate at `t_max`.",
            [BaseRate, WarmUpTime, End, FinalFactor, ScaleWarmUp],
            LastsForTheRun,
            WarmUp + Done + "base_lr * (step < warmup ? min(1, step / ramp) : alpha_f + (1 - alpha_f) * (1 + cos(pi * done)) / 2)")
            .Alias("composer.cosine_with_warmup")
            .Like("transformers.get_cosine_schedule_with_warmup", "up to `t_max`, which is its `num_training_steps`", "`composer.CosineAnnealingWithWarmupScheduler`(step, 0.1, '10ba', 100, 0, false, '100ba')", "`transformers.get_cosine_schedule_with_warmup`(step, 0.1, 10, 100)", 100),

        Composer(
            "PolynomialWithWarmupScheduler",
            "Up from 0 along a straight line, then down to a part of the rate at `t_max` along a power of the remaining time.",
            [BaseRate, WarmUpTime, Number("power", "The power of the remaining time; 1 is linear.", "2"), End, FinalFactor, ScaleWarmUp],
            LastsForTheRun,
            WarmUp + Done + "base_lr * (step < warmup ? min(1, step / ramp) : alpha_f + (1 - done) ^ power * (1 - alpha_f))"),
    ];

    /// <summary>A kind whose times are read by what the trainer knows.</summary>
    internal static KindDefinition Timed(KindSource source, string name, string description, KindParameter[] parameters, string[] constraints, string formula) =>
        Kind(
            source,
            name,
            description,
            [
                .. parameters,
                Duration("max_duration", "The length of the run, which parts of it such as `1dur` need.").Optional(),
                Number("dataloader_len", "The batches of an epoch.", unit: "steps").Optional(),
                Number("ssr", "The scale schedule ratio: what all times are multiplied by, but for parts of the run.", "1"),
                Number("samples_per_batch", "The samples of a batch, for times in samples.").Optional(),
                Number("tokens_per_batch", "The tokens of a batch, for times in tokens.").Optional(),
            ],
            [.. constraints, "ssr > 0", "not given(dataloader_len) or dataloader_len > 0", "not given(samples_per_batch) or samples_per_batch > 0", "not given(tokens_per_batch) or tokens_per_batch > 0"],
            formula)
            with
            {
                Horizon = new() { Total = "max_duration", PerEpoch = "dataloader_len", SamplesPerStep = "samples_per_batch", TokensPerStep = "tokens_per_batch", Scale = "ssr" },
            };

    private static KindDefinition Composer(string name, string description, KindParameter[] parameters, string[] constraints, string formula) =>
        Timed(
            new("Composer", "0.33.0.dev0", $"https://docs.mosaicml.com/projects/composer/en/stable/api_reference/generated/composer.optim.{name}.html"),
            Prefix + "." + name,
            description,
            parameters,
            constraints,
            formula);
}
