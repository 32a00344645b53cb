using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of DeepSpeed, <c>deepspeed/runtime/lr_schedules.py</c>: <c>scheduler.type</c> of its configuration. The step is the number of calls of
/// <c>scheduler.step()</c>. DeepSpeed's own counter is one less, so the warm-ups are one step late.
/// </summary>
internal static class DeepspeedKinds
{
    public const string Prefix = "deepspeed";

    private static readonly KindParameter BaseRate = Number("base_lr", "The rate of the optimizer.").OfOptimizer();
    private static readonly KindParameter TotalSteps = Number("total_num_steps", "The length of the whole, warm-up included.", unit: "steps");
    private static readonly KindParameter WarmupMin = Number("warmup_min_lr", "The rate at the start of the warm-up.", "0");
    private static readonly KindParameter WarmupSteps = Number("warmup_num_steps", "The length of the warm-up; 1 counts as 2.", "1000", "steps");

    private static readonly KindParameter WarmupType =
        Choice("warmup_type", "How the rate rises: with the logarithm of the step, or along a straight line.", ["log", "linear"], "log");

    private static readonly string[] WarmupRules = ["warmup_num_steps > 0", "warmup_num_steps == trunc(warmup_num_steps)"];

    /// <summary>Where the one cycle ends, and how far up it is.</summary>
    private const string Cycle =
        """
        let second = given(cycle_second_step_size) ? cycle_second_step_size : cycle_first_step_size;
        let secondStairs = given(cycle_second_stair_count) ? cycle_second_stair_count : cycle_first_stair_count;
        let end = cycle_first_step_size + second;
        let rises = step <= cycle_first_step_size;
        let stairs = rises ? cycle_first_stair_count : secondStairs;
        let climbed = rises ? step : end - step;
        let height = rises ? cycle_first_step_size : second;
        let part = stairs > 0 ? floor(climbed * stairs / height) / stairs : climbed / height;
        """;

    /// <summary>The part of the warm-up that is done, at the steps of the warm-up.</summary>
    private const string Warmup =
        """
        let length = max(2, warmup_num_steps);
        let done = if(step < 1, 0, is(warmup_type, linear), (step - 1) / length, ln(step) / ln(length));
        """;

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Deepspeed(
            "WarmupLR",
            "A warm-up, then constant. The rate of the start is there at the steps 0 and 1. The logarithm is at the top at step `warmup_num_steps`, the straight line one step later.",
            [
                BaseRate.Optional(),
                WarmupMin,
                Number("warmup_max_lr", "The rate after the warm-up; `base_lr` where this is not given.").Optional(),
                WarmupSteps,
                WarmupType,
            ],
            ["given(warmup_max_lr) or given(base_lr)", .. WarmupRules],
            $"""
            let top = given(warmup_max_lr) ? warmup_max_lr : base_lr;
            {Warmup}
            lerp(warmup_min_lr, top, step > length ? 1 : done)
            """)
            .Like("transformers.get_constant_schedule_with_warmup", "with `warmup_type` `linear` and `warmup_min_lr` 0, one step later", "`deepspeed.WarmupLR`(step + 1, 0.1, warmup_num_steps: 20, warmup_type: linear)", "`transformers.constant_with_warmup`(step, 0.1, 20)"),

        Deepspeed(
            "WarmupDecayLR",
            "A warm-up, then a straight line down to `warmup_min_lr`, which is reached one step after `total_num_steps`, and constant from there on. The rate of the start is there at the steps 0 and 1.",
            [TotalSteps, WarmupMin, Number("warmup_max_lr", "The rate after the warm-up.", "0.001"), WarmupSteps, WarmupType],
            WarmupRules,
            $"""
            {Warmup}
            let part = if(step <= length, done,
                          step <= total_num_steps, (total_num_steps + 1 - step) / (total_num_steps - length),
                          0);
            lerp(warmup_min_lr, warmup_max_lr, part)
            """)
            .Like("transformers.get_linear_schedule_with_warmup", "with `warmup_type` `linear` and `warmup_min_lr` 0, one step later", "`deepspeed.WarmupDecayLR`(step + 1, 100, 0, 0.1, 20, linear)", "`transformers.linear`(step, 0.1, 20, 100)"),

        Deepspeed(
            "WarmupCosineLR",
            "A warm-up, then half a cosine down to `cos_min_ratio` of the rate at `total_num_steps`, and constant from there on. The rate at step 0 is 0, whatever `warmup_min_ratio` is.",
            [
                BaseRate,
                TotalSteps,
                Number("warmup_min_ratio", "The rate at step 1, as a part of the rate of the optimizer.", "0"),
                WarmupSteps,
                Number("cos_min_ratio", "The rate at the end, as a part of the rate of the optimizer.", "0.0001"),
                WarmupType,
            ],
            WarmupRules,
            $"""
            {Warmup}
            let t = step < total_num_steps ? (step - length) / (total_num_steps - length) : 1;
            base_lr * if(step < 1, 0,
                         step <= length, lerp(warmup_min_ratio, 1, done),
                         max(0, lerp(cos_min_ratio, 1, (1 + cos(pi * t)) / 2)))
            """)
            .Like("CosineDecay", "after the warm-up; its `alpha` is `cos_min_ratio`", "`deepspeed.WarmupCosineLR`(step + 20, 0.1, 120, 0, 20, 0.01)", "CosineDecay(step, 0.1, 100, 0.01)"),

        Deepspeed(
            "LRRangeTest",
            "Grows along a straight line, without end, to find out which rates a training can bear.",
            [
                Number("lr_range_test_min_lr", "The rate at step 0.", "0.001"),
                Number("lr_range_test_step_size", "After how many steps the rate has grown by `lr_range_test_step_rate` times its start.", "2000", "steps"),
                Number("lr_range_test_step_rate", "How fast it grows.", "1"),
                Boolean("lr_range_test_staircase", "Whether it grows at once every `lr_range_test_step_size` steps, and not at every step.", "false"),
            ],
            ["lr_range_test_step_size > 0", "lr_range_test_step_size == trunc(lr_range_test_step_size)"],
            """
            let sizes = step / lr_range_test_step_size;
            lr_range_test_min_lr * (1 + lr_range_test_step_rate * (lr_range_test_staircase ? floor(sizes) : sizes))
            """)
            .Like("fvcore.LinearParamScheduler", "without `lr_range_test_staircase`", "`deepspeed.LRRangeTest`(step, 0.01, 50, 3)", "`fvcore.LinearParamScheduler`(step, 100, 0.01, 0.07)"),

        Deepspeed(
            "OneCycle",
            "Up to `cycle_max_lr` and down to `cycle_min_lr`, along straight lines or stairs, once; then down with one over the step, or constant.",
            [
                Number("cycle_min_lr", "The rate at the start and at the end of the cycle."),
                Number("cycle_max_lr", "The rate at the peak."),
                Number("decay_lr_rate", "How fast the rate falls after the cycle: at 1 it is a half after `decay_step_size` steps.", "0"),
                Number("cycle_first_step_size", "How long it rises.", "2000", "steps"),
                Number("cycle_second_step_size", "How long it falls; as long as it rises where this is not given.", unit: "steps").Optional(),
                Number("cycle_first_stair_count", "How many stairs lead up; with 0 there are none.", "0"),
                Number("cycle_second_stair_count", "How many stairs lead down; as many as up where this is not given.").Optional(),
                Number("decay_step_size", "In how many steps `decay_lr_rate` has its effect once; with 0 the rate stays as it is after the cycle.", "0", "steps"),
                Boolean("cycle_momentum", "Whether the first beta of the optimizer, its momentum, moves against the rate.", "true"),
                Number("cycle_min_mom", "The momentum at the peak.", "0.8"),
                Number("cycle_max_mom", "The momentum at the start and at the end of the cycle.", "0.9"),
                Number("decay_mom_rate", "How fast the momentum grows after the cycle: at 1 it has doubled after `decay_step_size` steps.", "0"),
            ],
            [
                "cycle_first_step_size > 0",
                "not given(cycle_second_step_size) or cycle_second_step_size >= 0",
                "not cycle_momentum or cycle_min_mom >= 0",
                "not cycle_momentum or cycle_max_mom >= 0",
                "not cycle_momentum or decay_mom_rate >= 0",
            ],
            $"""
            {Cycle}
            if(step < end, lerp(cycle_min_lr, cycle_max_lr, part),
               decay_step_size == 0, cycle_min_lr,
               cycle_min_lr / (1 + decay_lr_rate * (step - end) / decay_step_size))
            """)
            .Output(
                "momentum",
                "The first beta of the optimizer: from `cycle_max_mom` down to `cycle_min_mom` while the rate rises and back, then it grows. At step 0 it is `cycle_min_mom`.",
                $"""
                {Cycle}
                if(step == 0, cycle_min_mom,
                   step < end, lerp(cycle_max_mom, cycle_min_mom, part),
                   decay_step_size == 0, cycle_max_mom,
                   cycle_max_mom * (1 + decay_mom_rate * (step - end) / decay_step_size))
                """,
                when: "cycle_momentum")
            .Like("torch.CyclicLR", "in the first cycle, without stairs", "`deepspeed.OneCycle`(step, 0.01, 0.1, cycle_first_step_size: 20, cycle_second_step_size: 30)", "`torch.CyclicLR`(step, 0.01, 0.1, 20, 30)", 50),
    ];

    private static KindDefinition Deepspeed(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("DeepSpeed", "0.19.6", "https://deepspeed.readthedocs.io/en/latest/schedulers.html#deepspeed.runtime.lr_schedules." + name);
        return Kind(source, $"{Prefix}.{name}", description, parameters, constraints, formula);
    }
}
