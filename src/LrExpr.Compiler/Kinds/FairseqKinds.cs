using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of fairseq, <c>fairseq/optim/lr_scheduler</c>: <c>lr_scheduler._name</c> of its configuration, with what it takes from
/// <c>optimization</c> as parameters. The step is the number of updates; <c>lr</c> is a list there, mostly of one rate.
/// </summary>
internal static class FairseqKinds
{
    public const string Prefix = "fairseq";

    private static readonly KindParameter Rate = Array("lr", "The rate after the warm-up, as a list of one.");
    private static readonly KindParameter MinRate = Number("min_lr", "The lowest rate.", "0");
    private static readonly KindParameter WarmupUpdates = Warmup("0");
    private static readonly KindParameter Shrink = Number("lr_shrink", "What the rates are multiplied by in every further period.", "0.1");
    private static readonly KindParameter UpdatesPerEpoch = Number("updates_per_epoch", "How many updates an epoch has.", unit: "updates");
    private static readonly KindParameter MaxUpdate = Number("max_update", "The length of the whole.", unit: "updates").Optional();

    private const string OneRate = "count(lr) == 1";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Fairseq(
            "inverse_sqrt",
            "inverse_square_root_schedule",
            "A warm-up along a straight line, then down with one over the square root of the step. It goes on without end.",
            [
                Rate,
                Warmup("4000"),
                Number("warmup_init_lr", "The rate at the start of the warm-up; below 0 it is 0.", "-1"),
            ],
            [OneRate, "warmup_updates > 0"],
            """
            let top = at(lr, 0);
            step < warmup_updates ? lerp(max(0, warmup_init_lr), top, step / warmup_updates) : top * sqrt(warmup_updates / step)
            """)
            .Like("transformers.get_inverse_sqrt_schedule", "its `timescale` is as long as the warm-up", "`fairseq.inverse_sqrt`(step, [0.1], 20)", "`transformers.inverse_sqrt`(step, 0.1, 20)"),

        Fairseq(
            "polynomial_decay",
            "polynomial_decay_schedule",
            "A straight line up from 0, then down to `end_learning_rate` along a power of the remaining time, then constant. Of several rates epoch 1 takes the second one, and so on, to the last one. `force_anneal` is not offered.",
            [
                Rate with { Description = "The rate after the warm-up, as a list of one, or one for each epoch." },
                Number("total_num_update", "The length of the whole, warm-up included.", unit: "updates"),
                WarmupUpdates,
                Number("end_learning_rate", "The rate at the end.", "0"),
                Number("power", "The power of the remaining time; 1 is linear.", "1"),
                UpdatesPerEpoch.Optional() with { Description = "How many updates an epoch has; needed where there are several rates." },
            ],
            ["total_num_update > 0", "count(lr) == 1 or given(updates_per_epoch)", "not given(updates_per_epoch) or updates_per_epoch > 0"],
            """
            let top = at(lr, given(updates_per_epoch) ? div(step, updates_per_epoch) + 1 : 0);
            if(warmup_updates > 0 and step <= warmup_updates, top * step / warmup_updates,
               step >= total_num_update, end_learning_rate,
               lerp(end_learning_rate, top, ((total_num_update - step) / (total_num_update - warmup_updates)) ^ power))
            """)
            .Like("transformers.get_polynomial_decay_schedule_with_warmup", "with one rate", "`fairseq.polynomial_decay`(step, [0.1], 100, 20, 0.01, 2)", "`transformers.polynomial`(step, 0.1, 20, 100, 0.01, 2)"),

        Fairseq(
            "cosine",
            "cosine_lr_scheduler",
            "A warm-up along a straight line, then half a cosine down to `min_lr` over and over, each time `t_mult` times as long and with rates that are `lr_shrink` times as high, the lowest one included. A period begins with the higher rate.",
            [
                Rate,
                WarmupUpdates,
                Number("warmup_init_lr", "The rate at the start of the warm-up; below 0 it is `min_lr`.", "-1"),
                MinRate with { Description = "The lowest rate of the first period; not above `lr`." },
                Number("t_mult", "How many times as long each period is as the one before.", "1"),
                Number("lr_period_updates", "The length of the first period; up to `max_update` where this is not above 0.", "-1", "updates"),
                Shrink,
                MaxUpdate with { Description = "The length of the whole, warm-up included; needed where `lr_period_updates` is not above 0." },
            ],
            [
                OneRate,
                "t_mult > 0",
                "lr_period_updates > 0 or given(max_update)",
                "lr_period_updates > 0 or not given(max_update) or max_update > warmup_updates",
            ],
            """
            # The logarithm may miss a restart by its last digit: the index is compared with where the periods start.
            let top = at(lr, 0);
            let bottom = min(min_lr, top);
            let length = lr_period_updates <= 0 and given(max_update) ? max_update - warmup_updates : lr_period_updates;
            let n = max(0, step - warmup_updates);
            let guess = t_mult == 1 ? floor(n / length) : floor(log(1 + n / length * (t_mult - 1), t_mult));
            let period = t_mult == 1 ? guess
                       : guess + (length * (t_mult ^ (guess + 1) - 1) / (t_mult - 1) <= n ? 1 : 0)
                               - (length * (t_mult ^ guess - 1) / (t_mult - 1) > n ? 1 : 0);
            let start = t_mult == 1 ? length * period : length * (t_mult ^ period - 1) / (t_mult - 1);
            let t = (n - start) / (length * t_mult ^ period);
            step < warmup_updates
              ? lerp(warmup_init_lr < 0 ? bottom : warmup_init_lr, top, step / warmup_updates)
              : lr_shrink ^ period * lerp(bottom, top, (1 + cos(pi * t)) / 2)
            """)
            .Like("CosineDecayRestarts", "without warm-up, with `min_lr` 0; its `m_mul` is `lr_shrink`", "`fairseq.cosine`(step, [0.1], t_mult: 2, lr_period_updates: 10, lr_shrink: 0.5)", "CosineDecayRestarts(step, 0.1, 10, 2, 0.5)")
            .Like("torch.CosineAnnealingWarmRestarts", "without warm-up, with `lr_shrink` 1", "`fairseq.cosine`(step, [0.1], min_lr: 0.01, t_mult: 2, lr_period_updates: 10, lr_shrink: 1)", "`torch.CosineAnnealingWarmRestarts`(step, 0.1, 10, 2, 0.01)"),

        Fairseq(
            "step",
            "step_lr_scheduler",
            "A warm-up along a straight line, then the rate times `lr_decay` every `lr_deacy_period` updates, which is how fairseq spells it. Of several rates it takes the first one.",
            [
                Rate,
                WarmupUpdates,
                Number("warmup_init_lr", "The rate at the start of the warm-up; below 0 it is `min_lr`.", "-1"),
                MinRate,
                Number("lr_deacy_period", "How many updates the rate stays the same.", "25000", "updates"),
                Number("lr_decay", "What the rate is multiplied by.", "0.5"),
            ],
            ["lr_deacy_period > 0", "lr_decay <= 1", "min_lr >= 0", "min_lr < at(lr, 0)"],
            """
            let top = at(lr, 0);
            step < warmup_updates
              ? lerp(warmup_init_lr < 0 ? min_lr : warmup_init_lr, top, step / warmup_updates)
              : max(min_lr, top * lr_decay ^ div(step - warmup_updates, lr_deacy_period))
            """)
            .Like("torch.StepLR", "without warm-up", "`fairseq.step`(step, [0.1], lr_deacy_period: 30, lr_decay: 0.5)", "`torch.StepLR`(step, 0.1, 30, 0.5)"),

        Fairseq(
            "tri_stage",
            "tri_stage_lr_scheduler",
            "A warm-up along a straight line, the whole rate for a while, an exponential down, then constant (Park et al., 2019, SpecAugment). The stages are given in updates or as parts of `max_update`, which must add up to 1 as they are added in Python.",
            [
                Rate,
                Number("warmup_steps", "The length of the warm-up.", "0", "updates"),
                Number("hold_steps", "How long the whole rate stays.", "0", "updates"),
                Number("decay_steps", "The length of the decay.", "0", "updates"),
                Array("phase_ratio", "The three lengths as parts of `max_update`, each rounded down; instead of the other ones.").Optional(),
                MaxUpdate with { Description = "The length of the whole; needed with `phase_ratio`." },
                Number("init_lr_scale", "The rate at the start of the warm-up, as a part of the whole rate.", "0.01"),
                Number("final_lr_scale", "The rate at the end, as a part of the whole rate.", "0.01"),
            ],
            [
                OneRate,
                "final_lr_scale > 0",
                "given(phase_ratio) or decay_steps > 0",
                "not given(phase_ratio) or given(max_update)",
                "not given(phase_ratio) or count(phase_ratio) == 3",
                "not given(phase_ratio) or at(phase_ratio, 0) + at(phase_ratio, 1) + at(phase_ratio, 2) == 1",
                "not given(phase_ratio) or not given(max_update) or max_update * at(phase_ratio, 2) >= 1",
            ],
            """
            let warm = given(phase_ratio) and given(max_update) ? trunc(max_update * at(phase_ratio, 0)) : warmup_steps;
            let hold = given(phase_ratio) and given(max_update) ? trunc(max_update * at(phase_ratio, 1)) : hold_steps;
            let decay = given(phase_ratio) and given(max_update) ? trunc(max_update * at(phase_ratio, 2)) : decay_steps;
            let part = step < warm ? lerp(init_lr_scale, 1, step / warm) : final_lr_scale ^ ramp(warm + hold, warm + hold + decay, step);
            at(lr, 0) * part
            """),

        Fairseq(
            "triangular",
            "triangular_lr_scheduler",
            "Up to `max_lr` and down to `lr` along straight lines, over and over. From the second period on the height may shrink. A period of an odd length is one update shorter.",
            [
                Rate with { Description = "The lowest rate, as a list of one." },
                Number("max_lr", "The highest rate, of the first period."),
                Number("lr_period_updates", "The length of a period, up and down.", "5000", "updates"),
                Shrink with { Description = "What the highest rate is multiplied by in every further period." },
                Boolean("shrink_min", "Whether the lowest rate shrinks as well.", "false"),
            ],
            [OneRate, "max_lr > at(lr, 0)", "lr_period_updates >= 2"],
            """
            let half = div(lr_period_updates, 2);
            let period = div(step, 2 * half);
            let height = 1 - abs(step / half - 2 * period - 1);
            let shrink = lr_shrink ^ period;
            lerp(shrink_min ? at(lr, 0) * shrink : at(lr, 0), max_lr * shrink, max(0, height))
            """)
            .Like("torch.CyclicLR", "with `lr_shrink` 1", "`fairseq.triangular`(step, [0.01], 0.1, 40, 1)", "`torch.CyclicLR`(step, 0.01, 0.1, 20)"),

        Fairseq(
            "fixed",
            "fixed_schedule",
            "A rate for each epoch, then the last one; from epoch `force_anneal` on the last one times `lr_shrink` every epoch. Epochs are counted from 1. The warm-up along a straight line does not begin with 0.",
            [
                Rate with { Description = "The rates of the epochs." },
                Number("force_anneal", "The first epoch in which the rate shrinks; without it there is none.", unit: "epochs").Optional(),
                Shrink with { Description = "What the last rate is multiplied by in every epoch from `force_anneal` on." },
                WarmupUpdates,
                UpdatesPerEpoch,
            ],
            ["updates_per_epoch > 0"],
            """
            let epoch = div(step, updates_per_epoch) + 1;
            let shrinks = given(force_anneal) ? max(0, epoch + 1 - force_anneal) : 0;
            let rate = shrinks > 0 ? at(lr, inf) * lr_shrink ^ shrinks : at(lr, epoch - 1);
            step < warmup_updates ? rate * (step + 1) / warmup_updates : rate
            """)
            .Like("PiecewiseConstantDecay", "without warm-up and `force_anneal`; its boundaries are the last steps of the epochs", "`fairseq.fixed`(step, [0.1, 0.05, 0.01], updates_per_epoch: 30)", "PiecewiseConstantDecay(step, [29, 59], [0.1, 0.05, 0.01])"),
    ];

    private static KindParameter Warmup(string @default) => Number("warmup_updates", "The length of the warm-up.", @default, "updates");

    private static KindDefinition Fairseq(string name, string file, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("fairseq", "3d262bb2", $"https://github.com/facebookresearch/fairseq/blob/main/fairseq/optim/lr_scheduler/{file}.py");
        return Kind(source, $"{Prefix}.{name}", description, parameters, constraints, formula);
    }
}
