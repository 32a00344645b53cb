using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>The schedule of nanoGPT, <c>get_lr</c> in <c>train.py</c>, whose parameters stand in its configuration files.</summary>
internal static class NanogptKinds
{
    public const string Prefix = "nanogpt";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            new KindSource("nanoGPT", "3adf61e1", "https://github.com/karpathy/nanoGPT/blob/master/train.py"),
            "nanogpt.get_lr",
            "A warm-up along a straight line that does not begin with 0, then half a cosine down to `min_lr`, then constant. Before 2025 it did begin with 0.",
            [
                Number("learning_rate", "The rate after the warm-up."),
                Number("warmup_iters", "The length of the warm-up.", unit: "steps"),
                Number("lr_decay_iters", "The length of the whole, warm-up included.", unit: "steps"),
                Number("min_lr", "The rate at the end."),
            ],
            [],
            """
            if(step < warmup_iters, learning_rate * (step + 1) / (warmup_iters + 1),
               step >= lr_decay_iters, min_lr,
               let t = (step - warmup_iters) / (lr_decay_iters - warmup_iters); lerp(min_lr, learning_rate, (1 + cos(pi * t)) / 2))
            """)
            .Like("nemo.CosineAnnealing", "under other names", "`nanogpt.get_lr`(step, 0.1, 20, 100, 0.01)", "`nemo.CosineAnnealing`(step, 0.1, 100, 20, min_lr: 0.01)")
            .Like("CosineDecay", "without warm-up; its `alpha` is `min_lr / learning_rate`", "`nanogpt.get_lr`(step, 0.1, 0, 100, 0.01)", "CosineDecay(step, 0.1, 100, 0.1)"),
    ];
}
