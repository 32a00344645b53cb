using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>The schedule of Dopamine, <c>dqn_agent.py</c>, by which its agents explore.</summary>
internal static class DopamineKinds
{
    public const string Prefix = "dopamine";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            new KindSource("Dopamine", "2026-03", "https://google.github.io/dopamine/docs/api_docs/python/dopamine/jax/agents/dqn/dqn_agent/linearly_decaying_epsilon.html"),
            "dopamine.linearly_decaying_epsilon",
            "1 as long as the agent only gathers experience, then a straight line down to `epsilon`, then constant.",
            [
                Number("decay_period", "The length of the line, `epsilon_decay_period` of an agent.", unit: "steps"),
                Number("warmup_steps", "How many steps are taken before it begins, `min_replay_history` of an agent.", unit: "steps"),
                Number("epsilon", "The value at the end, `epsilon_train` of an agent."),
            ],
            ["decay_period > 0"],
            "lerp(1, epsilon, ramp(warmup_steps, warmup_steps + decay_period, step))")
            .Like("optax.linear_schedule", "its `transition_begin` is `warmup_steps`", "`dopamine.linearly_decaying_epsilon`(step, 100, 20, 0.01)", "`optax.linear_schedule`(step, 1, 0.01, 100, 20)"),
    ];
}
