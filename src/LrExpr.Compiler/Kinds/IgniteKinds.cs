using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedulers of PyTorch-Ignite, <c>ignite/handlers/param_scheduler.py</c>. The step is the number of the event, counted from 0.</summary>
internal static class IgniteKinds
{
    public const string Prefix = "ignite";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Ignite(
            "LRScheduler",
            "A scheduler of PyTorch as a handler. Around `torch.CosineAnnealingWarmRestarts` Ignite is one step ahead: there the schedule is to be called with `step + 1`.",
            [
                Schedule("lr_scheduler", "The schedule."),
                Boolean("use_legacy", "Whether the schedule is one step ahead, for a handler that is called at the end of an iteration.", "false"),
            ],
            [],
            "lr_scheduler(use_legacy ? step + 1 : step)"),

        Ignite(
            "create_lr_scheduler_with_warmup",
            "A straight line up, which ends at the last event of the warm-up, then a schedule, which begins with its own step 0 there; or one event later, where its first value is not that of the end of the line.",
            [
                Schedule("lr_scheduler", "The schedule to warm up for."),
                Number("warmup_start_value", "The value at the first event."),
                Number("warmup_duration", "The length of the warm-up, at least 2.", unit: "events"),
                Number("warmup_end_value", "The value at the end of the line; the first value of the schedule where this is not given.").Optional(),
            ],
            ["warmup_duration >= 2"],
            """
            let first = lr_scheduler(0);
            let top = given(warmup_end_value) ? warmup_end_value : first;
            let begin = top == first ? warmup_duration - 1 : warmup_duration;
            step < begin ? lerp(warmup_start_value, top, step / (warmup_duration - 1)) : lr_scheduler(step - begin)
            """)
            .Like("lrexpr.warmup", "with `warmup_start_value` 0 and without `warmup_end_value`; its `steps` are one less", "`ignite.create_lr_scheduler_with_warmup`(step, b, 0, 21)", "`lrexpr.warmup`(step, 20, b)"),
    ];

    private static KindDefinition Ignite(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("Ignite", "0.6", "https://docs.pytorch.org/ignite/generated/ignite.handlers.param_scheduler." + name + ".html");
        return Kind(source, "ignite." + name, description, parameters, constraints, formula);
    }
}
