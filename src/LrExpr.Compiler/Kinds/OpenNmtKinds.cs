using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of OpenNMT-py, <c>onmt/utils/optimizers.py</c>, under the names that <c>decay_method</c> has; without a method it is
/// <c>exponential</c>. Its training steps count from 1.
/// </summary>
internal static class OpenNmtKinds
{
    public const string Prefix = "opennmt";

    private static readonly KindParameter Rate = Number("learning_rate", "The rate, to which the others are factors.", "1");
    private static readonly KindParameter HiddenSize = Number("hidden_size", "The size of the model, by whose square root the rate is divided.");
    private static readonly KindParameter Warmup = Number("warmup_steps", "The length of the warm-up.", "4000", "steps");

    private static readonly KindParameter[] Decay =
    [
        Number("learning_rate_decay", "What the rate is multiplied by.", "0.5"),
        Number("decay_steps", "How many steps there are from one drop to the next.", "10000", "steps"),
        Number("start_decay_steps", "The first step with a lower rate.", "50000", "steps"),
    ];

    private const string Drops = "learning_rate_decay ^ max(0, 1 + div(step - start_decay_steps, decay_steps))";

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        OpenNmt(
            "noam",
            "A straight line up from 0, then down with one over the square root of the step (Vaswani et al., 2017).",
            [Rate, HiddenSize, Warmup],
            ["hidden_size > 0", "warmup_steps > 0"],
            "learning_rate / sqrt(hidden_size) * (step < warmup_steps ? step * warmup_steps ^ -1.5 : 1 / sqrt(step))")
            .Like("transformers.inverse_sqrt", "its `base_lr` is `learning_rate / sqrt(hidden_size * warmup_steps)`", "`opennmt.noam`(step, 2, 64, 25)", "`transformers.inverse_sqrt`(step, 0.05, 25)"),

        OpenNmt(
            "noamwd",
            "As `noam`, and multiplied by `learning_rate_decay` at `start_decay_steps` and every `decay_steps` from there on.",
            [Rate, HiddenSize, Warmup, .. Decay],
            ["hidden_size > 0", "warmup_steps > 0", "decay_steps > 0"],
            "`opennmt.noam`(step, learning_rate, hidden_size, warmup_steps) * " + Drops),

        OpenNmt(
            "rsqrt",
            "Constant, then down with one over the square root of the step. The rate is `learning_rate / sqrt(warmup_steps)` at the beginning.",
            [Rate, Warmup],
            ["warmup_steps >= 0"],
            "learning_rate / sqrt(max(step, warmup_steps))"),

        OpenNmt(
            "exponential",
            "Multiplies the rate by `learning_rate_decay` at `start_decay_steps`, and every `decay_steps` from there on. It goes on without end.",
            [Rate, .. Decay],
            ["decay_steps > 0"],
            "learning_rate * " + Drops)
            .Like("torch.StepLR", "where the first drop is at `decay_steps`, too", "`opennmt.exponential`(step, 0.1, 0.5, 30, 30)", "`torch.StepLR`(step, 0.1, 30, 0.5)"),
    ];

    private static KindDefinition OpenNmt(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("OpenNMT-py", "2024-06", "https://opennmt.net/OpenNMT-py/options/train.html");
        return Kind(source, "opennmt." + name, description, parameters, constraints, formula);
    }
}
