using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of Apache MXNet, <c>python/mxnet/lr_scheduler.py</c>. The step is the number of updates. The library remembers the rate it gave last; these are the values
/// it has where it is asked for rising steps.
/// </summary>
internal static class MxnetKinds
{
    public const string Prefix = "mxnet";

    private const string WarmUp = "step < warmup_steps ? (is(warmup_mode, linear) ? lerp(warmup_begin_lr, base_lr, step / warmup_steps) : warmup_begin_lr)\n";

    private static readonly KindParameter Factor = Number("factor", "What the rate is multiplied by, at most 1.", "1");

    private static readonly KindParameter MaxUpdate = Number("max_update", "The step at which the decay ends, warm-up included.", unit: "steps");

    private static readonly KindParameter FinalRate = Number("final_lr", "The rate at the end of the decay.", "0");

    /// <summary>What all of them have.</summary>
    private static readonly KindParameter[] Common =
    [
        Number("base_lr", "The rate before it decays.", "0.01"),
        Number("warmup_steps", "The length of the warm-up. The decay counts its steps, too.", "0", "steps"),
        Number("warmup_begin_lr", "The rate at step 0 of a warm-up.", "0"),
        Choice("warmup_mode", "Whether the warm-up goes up along a straight line or stays at `warmup_begin_lr`.", ["linear", "constant"], "linear"),
    ];

    private static readonly string[] CommonConstraints = ["warmup_begin_lr <= base_lr", "warmup_steps >= 0"];

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Mxnet(
            "FactorScheduler",
            "Multiplies the rate by `factor` every `step` steps, until it is `stop_factor_lr`. The lower rate begins one step later than that of PyTorch, at `step + 1`.",
            [Number("step", "How many steps the rate stays the same.", unit: "steps").As("every"), Factor, Number("stop_factor_lr", "The lowest rate.", "1e-8")],
            ["every >= 1", "factor >= 0", "factor <= 1"],
            """
            : (let times = max(0, ceil(step / every) - 1);
               times == 0 ? base_lr : max(stop_factor_lr, base_lr * factor ^ times))
            """)
            .Like("torch.StepLR", "its `step_size` is `step`, one step earlier", "`mxnet.FactorScheduler`(step + 1, 30, 0.5, base_lr: 0.1)", "`torch.StepLR`(step, 0.1, 30, 0.5)"),

        Mxnet(
            "MultiFactorScheduler",
            "Multiplies the rate by `factor` behind each of the steps listed: the lower rate begins one step later.",
            [Array("step", "The last steps of the higher rates, in ascending order.", "steps").As("steps"), Factor],
            ["at(steps, 0) >= 1", "factor <= 1"],
            ": base_lr * factor ^ reached(step - 1, steps)")
            .Like("torch.MultiStepLR", "its `milestones` are one more", "`mxnet.MultiFactorScheduler`(step, [30, 80], 0.5, 0.1)", "`torch.MultiStepLR`(step, 0.1, [31, 81], 0.5)"),

        Mxnet(
            "PolyScheduler",
            "Down to `final_lr` at `max_update` along a power of the remaining time, then constant.",
            [MaxUpdate, Number("pwr", "The power of the remaining time; 1 is linear.", "2"), FinalRate],
            ["max_update >= 1", "max_update > warmup_steps"],
            """
            : (let remaining = 1 - (min(step, max_update) - warmup_steps) / (max_update - warmup_steps);
               final_lr + (base_lr - final_lr) * remaining ^ pwr)
            """)
            .Like("PolynomialDecay", "its `decay_steps` is `max_update`, without a warm-up", "`mxnet.PolyScheduler`(step, 100, 2, 0.01, 0.1)", "PolynomialDecay(step, 0.1, 100, 0.01, 2)"),

        Mxnet(
            "CosineScheduler",
            "Half a cosine down to `final_lr` at `max_update`, then constant.",
            [MaxUpdate, FinalRate],
            ["max_update >= 1", "max_update > warmup_steps"],
            """
            : (let done = (min(step, max_update) - warmup_steps) / (max_update - warmup_steps);
               final_lr + (base_lr - final_lr) * (1 + cos(pi * done)) / 2)
            """)
            .Like("CosineDecay", "its `decay_steps` is `max_update`, without a warm-up", "`mxnet.CosineScheduler`(step, 100, 0.01, 0.1)", "CosineDecay(step, 0.1, 100, 0.1)"),
    ];

    /// <summary>A kind that begins with a warm-up; its formula is what comes behind.</summary>
    private static KindDefinition Mxnet(string name, string description, KindParameter[] parameters, string[] constraints, string formula) =>
        Kind(
            new("MXNet", "2.0", $"https://mxnet.apache.org/versions/1.9.1/api/python/docs/api/lr_scheduler/index.html#mxnet.lr_scheduler.{name}"),
            Prefix + "." + name,
            description,
            [.. parameters, .. Common],
            [.. constraints, .. CommonConstraints],
            WarmUp + formula);
}
