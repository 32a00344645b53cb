using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>The schedule that LLM Foundry adds to those of Composer, <c>llmfoundry/optim/scheduler.py</c>. Step and times are those of <see cref="ComposerKinds"/>.</summary>
internal static class LlmFoundryKinds
{
    public const string Prefix = "llmfoundry";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        ComposerKinds.Timed(
            new("LLM Foundry", "0.23.0.dev0", "https://github.com/mosaicml/llm-foundry/blob/main/llmfoundry/optim/scheduler.py"),
            Prefix + ".InverseSquareRootWithWarmupScheduler",
            "Up from 0 along a straight line, then down with the inverse square root of the time, and at last along a straight line that ends at `t_max`. The lines meet where they are: none jumps. The warm-up is not scaled by `ssr`.",
            [
                Number("base_lr", "The rate of the optimizer."),
                Duration("t_warmup", "How long the rate rises from 0."),
                Duration("t_scale", "How long it takes from the end of the warm-up until the time has doubled, by which the root is taken."),
                Duration("t_cooldown", "How long the line at the end is; with 0 there is none."),
                Duration("t_max", "When the line at the end ends.", "1dur"),
                Number("alpha_f_decay", "The part of the rate that the root would come to without end.", "0"),
                Number("alpha_f_cooldown", "The part of the rate at the end.", "0"),
            ],
            ["inSteps(t_scale) > 0", "alpha_f_cooldown <= alpha_f_decay"],
            """
            let warmup = inSteps(t_warmup, 1);
            let scale = inSteps(t_scale);
            let line = inSteps(t_cooldown);
            let turn = max(warmup, inSteps(t_max) - line);
            let slowed = alpha_f_decay + (1 - alpha_f_decay) / sqrt((min(step, turn) - warmup + scale) / scale);
            base_lr * if(step < warmup, step / warmup,
                         step < turn or line == 0, slowed,
                         slowed + min(1, (step - turn) / line) * (alpha_f_cooldown - slowed))
            """)
            .Alias("llmfoundry.inv_sqrt_with_warmup"),
    ];
}
