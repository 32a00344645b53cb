using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>The schedule of torchtune, <c>torchtune/training/lr_schedulers.py</c>.</summary>
internal static class TorchtuneKinds
{
    public const string Prefix = "torchtune";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            new KindSource("torchtune", "bd2a0fc7", "https://docs.pytorch.org/torchtune/main/generated/torchtune.training.get_cosine_schedule_with_warmup.html"),
            "torchtune.get_cosine_schedule_with_warmup",
            "A straight line up from 0, then a cosine down to 0 at the end. It is not held there: it rises again.",
            [
                Number("base_lr", "The rate of the optimizer."),
                Number("num_warmup_steps", "The length of the warm-up.", unit: "steps"),
                Number("num_training_steps", "The length of the whole, warm-up included; a recipe of torchtune fills it in.", unit: "steps"),
                Number("num_cycles", "How many periods the cosine has; 0.5 is down to the end once.", "0.5"),
            ],
            [],
            "`transformers.get_cosine_schedule_with_warmup`(step, base_lr, num_warmup_steps, num_training_steps, num_cycles)")
            .Like("transformers.get_cosine_schedule_with_warmup", "under the same names", "`torchtune.get_cosine_schedule_with_warmup`(step, 0.1, 20, 100)", "`transformers.get_cosine_schedule_with_warmup`(step, 0.1, 20, 100)")
            .Until("num_training_steps", "the rate rises again, in torchtune as here"),
    ];
}
