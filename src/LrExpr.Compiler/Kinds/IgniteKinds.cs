using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedulers of PyTorch-Ignite, <c>ignite/handlers/param_scheduler.py</c>. The step is the number of the event, counted from 0.</summary>
internal static class IgniteKinds
{
    public const string Prefix = "ignite";

    /// <summary>The cycle a step is in: its number, its length without the warm-up to the next one, and how far into it.</summary>
    private const string Cycle =
        """
        # Lengths are rounded down from cycle to cycle. Those after the first thousand are as long as the last of it.
        let lengths = iterate(cycle_size, min(1e15, trunc(cycle_size * cycle_mult)), 1000);
        let warmups = iterate(warmup_duration, min(1e15, trunc(warmup_duration * cycle_mult)), 1000);
        let ends = sums(lengths + warmups);
        let known = min(reached(step, ends), 999);
        let length = at(lengths, known);
        let warmup = at(warmups, known);
        let since = step - (at(ends, known) - length - warmup);
        let cycle = known + div(since, length + warmup);
        let u = since % (length + warmup);
        let start = start_value * start_value_mult ^ cycle;
        let end = end_value * end_value_mult ^ cycle;
        """;

    private static readonly KindParameter[] Cycles =
    [
        Number("start_value", "The value at the start of a cycle."),
        Number("end_value", "The other end of the curve."),
        Number("cycle_size", "The length of the first cycle, at least 2.", unit: "events"),
        Number("cycle_mult", "How many times as long each cycle is as the one before, rounded down. Below 1 there is a last cycle, and no number after it.", "1"),
        Number("start_value_mult", "What `start_value` is multiplied by from cycle to cycle.", "1"),
        Number("end_value_mult", "What `end_value` is multiplied by from cycle to cycle.", "1"),
        Number("warmup_duration", "How long after each cycle a straight line leads to the start of the next one.", "0", "events"),
    ];

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Ignite(
            "LinearCyclicalScheduler",
            "A straight line to the end value and another one back, over and over; or with `monotonic` one line, and then a jump, or the warm-up, back to the start.",
            [.. Cycles, Boolean("monotonic", "Whether a cycle is one line only.", "false")],
            ["cycle_size >= 2", "warmup_duration == 0 or monotonic"],
            $"""
            {Cycle}
            if(u > length, lerp(end, start * start_value_mult, (u - length) / warmup),
               monotonic, lerp(start, end, u / length),
               lerp(end, start, abs(2 * u / length - 1)))
            """)
            .Like("torch.CyclicLR", "with `end_value` as the highest; a cycle is twice its `step_size_up`", "`ignite.LinearCyclicalScheduler`(step, 0.01, 0.1, 40)", "`torch.CyclicLR`(step, 0.01, 0.1, 20)"),

        Ignite(
            "CosineAnnealingScheduler",
            "Half a cosine to the end value over and over, and back at once or, with `warmup_duration`, along a straight line.",
            Cycles,
            ["cycle_size >= 2"],
            $"""
            {Cycle}
            u > length ? lerp(end, start * start_value_mult, (u - length) / warmup)
                       : start + (end - start) * (1 - cos(pi * u / length)) / 2
            """)
            .Like("torch.CosineAnnealingWarmRestarts", "with whole `cycle_mult`", "`ignite.CosineAnnealingScheduler`(step, 0.1, 0.01, 10, 2)", "`torch.CosineAnnealingWarmRestarts`(step, 0.1, 10, 2, 0.01)", 700),

        Ignite(
            "PiecewiseLinear",
            "Straight lines between points; before the first and after the last of them constant. Where two have the same event, the value jumps.",
            [Points("milestones_values", "Pairs of an event and a value, by ascending events.")],
            ["count(keys(milestones_values)) > 0"],
            "interp(step, keys(milestones_values), values(milestones_values))"),

        Ignite(
            "ConcatScheduler",
            "One schedule after another, each from its own step 0 on; the last one goes on without end.",
            [
                Schedules("schedulers", "The schedules, one more than there are durations."),
                Array("durations", "How long each of them lasts but the last.", "events"),
            ],
            ["count(durations) > 0"],
            "join(step, sums(durations), schedulers)")
            .Like("lrexpr.sequential", "its `boundaries` are the durations added up", "`ignite.ConcatScheduler`(step, [a, b], [30])", "`lrexpr.sequential`(step, [a, b], [30])", 100),

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
