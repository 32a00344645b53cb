using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedules of MLX, <c>mlx/optimizers/schedulers.py</c>, and the block <c>lr_schedule</c> of MLX LM, which makes one of them after a warm-up.</summary>
internal static class MlxKinds
{
    public const string Prefix = "mlx";

    private static readonly KindParameter Start = Number("init", "The value at step 0.");
    private static readonly KindParameter DecayRate = Number("decay_rate", "What the value is multiplied by.");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Mlx("exponential_decay", "Multiplies the value by `decay_rate` at every step. It goes on without end.", [Start, DecayRate], [], "init * decay_rate ^ step")
            .Like("torch.ExponentialLR", "its `gamma` is `decay_rate`", "`mlx.exponential_decay`(step, 0.1, 0.99)", "`torch.ExponentialLR`(step, 0.1, 0.99)"),

        Mlx(
            "step_decay",
            "Multiplies the value by `decay_rate` at every multiple of `step_size`. It goes on without end.",
            [Start, DecayRate, Number("step_size", "How many steps the value stays the same.", unit: "steps")],
            ["step_size > 0"],
            "init * decay_rate ^ div(step, step_size)")
            .Like("torch.StepLR", "its `gamma` is `decay_rate`", "`mlx.step_decay`(step, 0.1, 0.5, 30)", "`torch.StepLR`(step, 0.1, 30, 0.5)"),

        Mlx(
            "cosine_decay",
            "Half a cosine from one value to another, then constant.",
            [Start, Number("decay_steps", "The length of the decay.", unit: "steps"), Number("end", "The value at the end.", "0")],
            ["decay_steps > 0"],
            "lerp(init, end, (1 - cos(pi * min(step, decay_steps) / decay_steps)) / 2)")
            .Like("CosineDecay", "its `alpha` is `end / init`", "`mlx.cosine_decay`(step, 0.1, 100, 0.01)", "CosineDecay(step, 0.1, 100, 0.1)"),

        Mlx(
            "linear_schedule",
            "A straight line from one value to another, then constant.",
            [Start, Number("end", "The value at the end."), Number("steps", "The length of the line.", unit: "steps")],
            ["steps >= 1"],
            "lerp(init, end, min(step, steps) / steps)")
            .Like("optax.linear_schedule", "under other names", "`mlx.linear_schedule`(step, 0.01, 0.1, 100)", "`optax.linear_schedule`(step, 0.01, 0.1, 100)"),

        Mlx(
            "join_schedules",
            "One schedule after another. Each begins with its own step 0 at its boundary, which is its first step.",
            [Schedules("schedules", "The schedules, one more than there are boundaries."), Array("boundaries", "The steps at which the next schedule begins, in ascending order.", "steps")],
            [],
            "join(step, boundaries, schedules)")
            .Like("optax.join_schedules", "the same", "`mlx.join_schedules`(step, [a, b], [30])", "`optax.join_schedules`(step, [a, b], [30])", 100),

        Kind(
            new KindSource("MLX LM", "2026-08", "https://github.com/ml-explore/mlx-lm/blob/main/mlx_lm/tuner/utils.py"),
            "mlx.mlx_lm.lr_schedule",
            "One of the schedules of MLX, after a warm-up along a straight line. The warm-up reaches the first value of the schedule at step `warmup`; the schedule begins a step later.",
            [
                Choice("name", "The schedule.", ["exponential_decay", "step_decay", "cosine_decay", "linear_schedule"]),
                Array("arguments", "The parameters of the schedule, in the order it has them. Its first value comes first."),
                Number("warmup", "The length of the warm-up; with 0 there is none.", "0", "steps"),
                Number("warmup_init", "The value at the start of the warm-up.", "0"),
            ],
            [
                "warmup >= 0",
                "not is(name, exponential_decay) or count(arguments) == 2",
                "not (is(name, step_decay) or is(name, linear_schedule)) or count(arguments) == 3",
                "not is(name, cosine_decay) or count(arguments) == 2 or count(arguments) == 3",
            ],
            """
            let first = at(arguments, 0);
            let second = at(arguments, 1);
            let third = count(arguments) > 2 ? at(arguments, 2) : 0;
            let n = warmup > 0 ? step - (warmup + 1) : step;
            if(n < 0, lerp(warmup_init, first, ramp(0, warmup, step)),
               is(name, exponential_decay), `mlx.exponential_decay`(n, first, second),
               is(name, step_decay), `mlx.step_decay`(n, first, second, third),
               is(name, cosine_decay), `mlx.cosine_decay`(n, first, second, third),
               `mlx.linear_schedule`(n, first, second, third))
            """)
            .Alias("mlx.lr_schedule")
            .Like("mlx.cosine_decay", "without a warm-up", "`mlx.mlx_lm.lr_schedule`(step, cosine_decay, [0.1, 100, 0.01])", "`mlx.cosine_decay`(step, 0.1, 100, 0.01)"),
    ];

    private static KindDefinition Mlx(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("MLX", "2026-08", "https://ml-explore.github.io/mlx/build/html/python/optimizers/schedulers.html");
        return Kind(source, "mlx." + name, description, parameters, constraints, formula);
    }
}
