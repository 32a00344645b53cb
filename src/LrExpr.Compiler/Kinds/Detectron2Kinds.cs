using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of Detectron2, <c>detectron2/solver</c>: <c>LR_SCHEDULER_NAME</c> of a <c>SOLVER</c> section, with its other keys as parameters. They
/// are schedules of fvcore after a warm-up, which takes the progress as 1e-6 more than it is. Detectron2 has no rate after <c>MAX_ITER</c>; here they go
/// on. The older classes of the same names end in <c>.class</c>; they multiply a warm-up and a schedule.
/// </summary>
internal static class Detectron2Kinds
{
    public const string Prefix = "detectron2";

    private static readonly string[] Methods = ["linear", "constant"];

    private static readonly KindParameter[] Solver =
    [
        Number("BASE_LR", "The rate of the optimizer.", "0.001"),
        Number("MAX_ITER", "The length of the whole, warm-up included.", "40000", "steps"),
        Number("WARMUP_FACTOR", "The rate at the start of the warm-up, as a part of the rate at step 0 without one.", "0.001"),
        Number("WARMUP_ITERS", "The length of the warm-up.", "1000", "steps"),
        Choice("WARMUP_METHOD", "Whether the warm-up is a straight line up to where the schedule is by then, or constant.", Methods, "linear"),
        Boolean("RESCALE_INTERVAL", "Whether the schedule begins after the warm-up and takes the steps that are left, and is not entered where it is by then.", "false"),
    ];

    private static readonly KindParameter[] ClassWarmup =
    [
        Number("warmup_factor", "What the rate is multiplied by at step 0.", "0.001"),
        Number("warmup_iters", "The length of the warm-up.", "1000", "steps"),
        Choice("warmup_method", "Whether the factor rises to 1 along a straight line, or is constant during the warm-up.", Methods, "linear"),
    ];

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Scheduler(
            "WarmupMultiStepLR",
            "A warm-up, then the rate times `GAMMA` at each of `STEPS`. Those beyond `MAX_ITER` have no effect.",
            [Array("STEPS", "The steps at which the rate changes, in ascending order.", "steps", "[30000]"), Number("GAMMA", "What the rate is multiplied by.", "0.1")],
            ["reached(0, STEPS) == 0", "reached(MAX_ITER, STEPS) == reached(MAX_ITER - 1, STEPS)"],
            progress => $"GAMMA ^ reached(min(MAX_ITER, trunc(({progress} + 1e-6) * MAX_ITER)), STEPS)")
            .Like("torch.MultiStepLR", "without warm-up, up to `MAX_ITER`", "`detectron2.WarmupMultiStepLR`(step, 0.1, 200, WARMUP_ITERS: 0, STEPS: [30, 80], GAMMA: 0.5)", "`torch.MultiStepLR`(step, 0.1, [30, 80], 0.5)", 199),

        Scheduler(
            "WarmupCosineLR",
            "A warm-up, then half a cosine down to `BASE_LR_END` at `MAX_ITER`. It is not held there: it turns back.",
            [Number("BASE_LR_END", "The rate at the end.", "0")],
            ["BASE_LR > 0", "BASE_LR_END >= 0", "BASE_LR_END <= BASE_LR"],
            progress => $"lerp(BASE_LR_END / BASE_LR, 1, (1 + cos(pi * {progress})) / 2)")
            .Like("fvcore.CosineParamScheduler", "without warm-up", "`detectron2.WarmupCosineLR`(step, 0.1, 100, WARMUP_ITERS: 0, BASE_LR_END: 0.01)", "`fvcore.CosineParamScheduler`(step, 100, 0.1, 0.01)")
            .Until("MAX_ITER", "a training of Detectron2 is over, and here the rate turns back"),

        Scheduler(
            "WarmupStepWithFixedGammaLR",
            "A warm-up, then the rate times `GAMMA` after each of `NUM_DECAYS + 1` equal parts of the steps but the last.",
            [Number("NUM_DECAYS", "How many times the rate is multiplied.", "3"), Number("GAMMA", "What the rate is multiplied by.", "0.1")],
            ["NUM_DECAYS > 0", "GAMMA > 0", "RESCALE_INTERVAL or WARMUP_ITERS < MAX_ITER"],
            progress => $"GAMMA ^ min(NUM_DECAYS, trunc(({progress} + 1e-6) * (NUM_DECAYS + 1)))")
            .Like("fvcore.StepWithFixedGammaParamScheduler", "without warm-up", "`detectron2.WarmupStepWithFixedGammaLR`(step, 0.1, 120, WARMUP_ITERS: 0, GAMMA: 0.5)", "`fvcore.StepWithFixedGammaParamScheduler`(step, 120, 0.1, 3, 0.5, 120)"),

        Class(
            "WarmupMultiStepLR",
            "A warm-up, then the rate times `gamma` at each milestone: a milestone is the first step of the lower rate. One that stands twice counts twice.",
            [Array("milestones", "The steps at which the rate changes, in ascending order.", "steps"), Number("gamma", "What the rate is multiplied by.", "0.1")],
            [],
            "gamma ^ reached(step, milestones)")
            .Like("torch.MultiStepLR", "without warm-up", "`detectron2.WarmupMultiStepLR.class`(step, 0.1, [30, 80], 0.5, warmup_iters: 0)", "`torch.MultiStepLR`(step, 0.1, [30, 80], 0.5)"),

        Class(
            "WarmupCosineLR",
            "A warm-up that dampens the beginning of half a cosine down to 0 at `max_iters`. It is not held there: it rises again.",
            [Number("max_iters", "Half a period of the cosine.", unit: "steps")],
            ["max_iters > 0"],
            "(1 + cos(pi * step / max_iters)) / 2")
            .Like("torch.CosineAnnealingLR", "without warm-up", "`detectron2.WarmupCosineLR.class`(step, 0.1, 100, warmup_iters: 0)", "`torch.CosineAnnealingLR`(step, 0.1, 100)", 500)
            .Until("max_iters", "the rate rises again, in Detectron2 as here"),
    ];

    /// <summary>A schedule, by its progress, after the warm-up.</summary>
    private static KindDefinition Scheduler(string name, string description, KindParameter[] parameters, string[] constraints, Func<string, string> schedule) => Kind(
        Source("build"),
        $"{Prefix}.{name}",
        description,
        [.. Solver, .. parameters, Choice("LR_SCHEDULER_NAME", "The name of this schedule, as a `SOLVER` section has it.", [name], name)],
        ["MAX_ITER > 0", "WARMUP_ITERS >= 0", .. constraints, $"is(LR_SCHEDULER_NAME, {name})"],
        $"""
        let progress = step / MAX_ITER;
        let warm = min(1, WARMUP_ITERS / MAX_ITER);
        let first = {schedule("0")};
        let met = RESCALE_INTERVAL ? first : {schedule("warm")};
        BASE_LR * if(progress + 1e-6 > warm, let p = (RESCALE_INTERVAL ? (progress - warm) / (1 - warm) : progress); {schedule("p")},
                     is(WARMUP_METHOD, constant), WARMUP_FACTOR * first,
                     lerp(WARMUP_FACTOR * first, met, progress / warm))
        """);

    private static KindDefinition Class(string name, string description, KindParameter[] parameters, string[] constraints, string formula) => Kind(
        Source("lr_scheduler"),
        $"{Prefix}.{name}.class",
        description,
        [Number("base_lr", "The rate of the optimizer."), .. parameters, .. ClassWarmup],
        constraints,
        $"""
        let factor = if(step >= warmup_iters, 1, is(warmup_method, constant), warmup_factor, lerp(warmup_factor, 1, step / warmup_iters));
        base_lr * factor * {formula}
        """);

    private static KindSource Source(string file) =>
        new("Detectron2", "02b5c4e2", $"https://github.com/facebookresearch/detectron2/blob/main/detectron2/solver/{file}.py");
}
