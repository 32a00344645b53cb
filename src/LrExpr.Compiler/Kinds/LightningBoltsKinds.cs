using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedules of Lightning Bolts, <c>pl_bolts/optimizers/lr_scheduler.py</c>.</summary>
internal static class LightningBoltsKinds
{
    public const string Prefix = "lightning_bolts";

    private static readonly KindParameter BaseRate = Number("base_lr", "The rate of the optimizer.");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Bolts(
            "LinearWarmupCosineAnnealingLR",
            "A straight line up, which reaches the rate one step before `warmup_epochs`, then a cosine down to `eta_min` at `max_epochs`. It is not held there: it rises again. Without warm-up the first cosine begins at `warmup_start_lr`, and those after it at the rate.",
            [
                BaseRate,
                Number("warmup_epochs", "The length of the warm-up.", unit: "steps"),
                Number("max_epochs", "The step with the lowest rate; the length of the whole.", unit: "steps"),
                Number("warmup_start_lr", "The rate at step 0.", "0"),
                Number("eta_min", "The lowest rate.", "0"),
            ],
            ["max_epochs != warmup_epochs"],
            """
            let top = warmup_epochs == 0 and step <= max_epochs ? warmup_start_lr : base_lr;
            let t = (step - warmup_epochs) / (max_epochs - warmup_epochs);
            if(step == 0, warmup_start_lr,
               step < warmup_epochs, lerp(warmup_start_lr, base_lr, step / (warmup_epochs - 1)),
               eta_min + (top - eta_min) * (1 + cos(pi * t)) / 2)
            """)
            .Like("torch.CosineAnnealingLR", "without warm-up, with `warmup_start_lr` as the rate", "`lightning_bolts.LinearWarmupCosineAnnealingLR`(step, 0.1, 0, 100, 0.1, 0.01)", "`torch.CosineAnnealingLR`(step, 0.1, 100, 0.01)", 500)
            .Until("max_epochs", "the rate rises again, in Lightning Bolts as here"),

        Bolts(
            "linear_warmup_decay",
            "A straight line up from 0, then a cosine or another line down to 0 at the end, or constant. Neither is held at the end: the cosine rises again, the line falls below 0.",
            [
                BaseRate,
                Number("warmup_steps", "The length of the warm-up.", unit: "steps"),
                Number("total_steps", "The length of the whole, warm-up included.", unit: "steps"),
                Boolean("cosine", "Whether the rate falls along a cosine.", "true"),
                Boolean("linear", "Whether it falls along a straight line.", "false"),
            ],
            ["not cosine or not linear"],
            """
            # Where the warm-up takes all steps, the decay takes one.
            let t = (step - warmup_steps) / max(1, total_steps - warmup_steps);
            base_lr * if(step < warmup_steps, step / warmup_steps,
                         cosine, (1 + cos(pi * t)) / 2,
                         linear, 1 - t,
                         1)
            """)
            .Like("transformers.cosine", "under other names", "`lightning_bolts.linear_warmup_decay`(step, 0.1, 20, 100)", "`transformers.cosine`(step, 0.1, 20, 100)")
            .Like("transformers.linear", "with `linear`, up to the end, where that one stays 0", "`lightning_bolts.linear_warmup_decay`(step, 0.1, 20, 100, false, true)", "`transformers.linear`(step, 0.1, 20, 100)", 100)
            .Until("cosine or linear ? total_steps : inf", "a cosine rises again and a line falls below 0, in Lightning Bolts as here"),
    ];

    private static KindDefinition Bolts(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("Lightning Bolts", "0.7", "https://lightning-bolts.readthedocs.io/en/latest/schedulers/warmup_cosine_annealing.html");
        return Kind(source, "lightning_bolts." + name, description, parameters, constraints, formula);
    }
}
