using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;

namespace LrExpr.Kinds;

/// <summary>What the hyperparameters of RL Baselines3 Zoo can be instead of a number, <c>rl_zoo3/utils.py</c>.</summary>
internal static class RlZoo3Kinds
{
    public const string Prefix = "rl_zoo3";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            new KindSource("RL Zoo", "2026-04", "https://rl-baselines3-zoo.readthedocs.io/en/master/guide/config.html"),
            "rl_zoo3.learning_rate",
            "A number, or a straight line from it down to 0 at the end of the training: `lin_3e-4`. Whatever stands before the underscore means the line. `clip_range` and `clip_range_vf` are written in the same way.",
            [Number("total_timesteps", "The length of the training, `n_timesteps` there.", unit: "steps"), Falling("learning_rate", "The number, or `lin_` and the number.")],
            ["total_timesteps > 0"],
            "interp(step / total_timesteps, keys(learning_rate), values(learning_rate))")
            .Alias("rl_zoo3.clip_range"),
    ];
}
