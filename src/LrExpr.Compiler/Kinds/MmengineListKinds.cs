using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>What MMEngine makes of a list of parameter schedulers.</summary>
internal static class MmengineListKinds
{
    public const string Prefix = "mmengine";

    private static readonly KindSource Source = new("MMEngine", "0.11", "https://mmengine.readthedocs.io/en/latest/tutorials/param_scheduler.html");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            Source,
            "mmengine.param_scheduler",
            "All schedulers of a `param_scheduler` list at once: each changes the rate that the others left. All have the rate of the optimizer as their own, and what counts of each is its part of that. The step is the iteration; a scheduler with `by_epoch` is given to `lrexpr.by_epoch`. What does not multiply, such as a scheduler with an `eta_min` above 0 or `OneCycleLR`, is right where no other changes the rate between its `begin` and `end`; where it finds another rate than `base_lr`, multiply its `eta_min` by `base_lr` over that rate.",
            [
                Number("base_lr", "The rate of the optimizer.").OfOptimizer(),
                Schedules("param_scheduler", "The schedulers, each with the same `base_lr`."),
            ],
            ["base_lr != 0"],
            "fold(param_scheduler, scheduler, rate, base_lr, rate * (scheduler(step) / base_lr))")
            .Like("torch.ChainedScheduler", "with schedules that begin and end", "`mmengine.param_scheduler`(step, 0.1, [a, b])", "`torch.ChainedScheduler`(step, 0.1, [a, b])", 100),
    ];
}
