using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of the trainer of Ultralytics, with the arguments of <c>train</c>: the rate of the weights, that of the biases and the momentum. The step
/// is the index of the batch. The rate changes once an epoch, and in the warm-up with every batch, towards that of the epoch.
/// </summary>
internal static class UltralyticsKinds
{
    public const string Prefix = "ultralytics";

    private static readonly KindParameter Batches = Number("batches_per_epoch", "How many batches an epoch has.", unit: "batches");
    private static readonly KindParameter WarmupEpochs = Number("warmup_epochs", "The length of the warm-up, which is 100 batches at least; with 0 there is none.", "3", "epochs");

    private static readonly KindParameter[] Rate =
    [
        Batches,
        Number("epochs", "The length of the training.", "100", "epochs"),
        Number("lr0", "The rate of the first epoch, without its warm-up.", "0.01"),
        Number("lrf", "The rate at the end of the training as a part of `lr0`.", "0.01"),
        Boolean("cos_lr", "Whether the rate falls along half a cosine and not along a straight line.", "false"),
        WarmupEpochs,
    ];

    private static readonly string[] WarmupRules = ["batches_per_epoch > 0", "warmup_epochs >= 0"];
    private static readonly string[] RateRules = ["epochs > 0", .. WarmupRules];

    /// <summary>The part of the warm-up that has passed; all of it where there is none.</summary>
    private const string Warmed =
        """
        let warmup = warmup_epochs > 0 ? max(100, round(warmup_epochs * batches_per_epoch)) : 0;
        let warmed = ramp(0, warmup, step);
        """;

    private const string RateOfEpoch =
        """
        let t = div(step, batches_per_epoch) / epochs;
        let rate = lr0 * lerp(1, lrf, cos_lr ? (1 - cos(pi * t)) / 2 : min(1, t));
        """;

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Ultralytics(
            "lr",
            "The rate of the weights: up from 0 to the rate of the epoch, which falls to `lrf` of the first one at the end.",
            Rate,
            RateRules,
            $"""
            {Warmed}
            {RateOfEpoch}
            rate * warmed
            """)
            .Like("torch.LinearLR", "without warm-up and with epochs of one batch", "`ultralytics.lr`(step, 1, 100, 0.1, 0.01, warmup_epochs: 0)", "`torch.LinearLR`(step, 0.1, 1, 0.01, 100)")
            .Until("cos_lr ? epochs * batches_per_epoch : inf", "the rate rises again, in Ultralytics as here"),

        Ultralytics(
            "bias_lr",
            "The rate of the biases: down from `warmup_bias_lr` to the rate of the epoch, then the same as `lr`.",
            [.. Rate, Number("warmup_bias_lr", "The rate at step 0.", "0.1")],
            RateRules,
            $"""
            {Warmed}
            {RateOfEpoch}
            lerp(warmup_bias_lr, rate, warmed)
            """)
            .Like("ultralytics.lr", "with `warmup_bias_lr` 0", "`ultralytics.bias_lr`(step, 50, warmup_bias_lr: 0)", "`ultralytics.lr`(step, 50)")
            .Until("cos_lr ? epochs * batches_per_epoch : inf", "the rate rises again, in Ultralytics as here"),

        Ultralytics(
            "momentum",
            "The momentum: from `warmup_momentum` to `momentum` in the warm-up, then constant.",
            [Batches, WarmupEpochs, Number("warmup_momentum", "The momentum at step 0.", "0.8"), Number("momentum", "The momentum after the warm-up.", "0.937")],
            WarmupRules,
            $"""
            {Warmed}
            lerp(warmup_momentum, momentum, warmed)
            """)
            .Like("optax.linear_schedule", "over the batches of the warm-up", "`ultralytics.momentum`(step, 50)", "`optax.linear_schedule`(step, 0.8, 0.937, 150)"),
    ];

    private static KindDefinition Ultralytics(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("Ultralytics", "8", "https://docs.ultralytics.com/usage/cfg/#train-settings");
        return Kind(source, "ultralytics." + name, description, parameters, constraints, formula);
    }
}
