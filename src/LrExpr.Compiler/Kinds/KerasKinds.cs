using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The schedules of Keras 2.15, <c>keras/optimizers/schedules/learning_rate_schedule.py</c>, with its names, defaults and edges.</summary>
/// <remarks>Defaults are written as Python writes them: it tells 0 from 0.0, and Keras' JSON does too.</remarks>
internal static class KerasKinds
{
    public const string Prefix = "keras";

    private static readonly KindSource Keras = new("Keras", "2.15", "https://keras.io/2.15/api/optimizers/learning_rate_schedules/");

    private static readonly KindSource Callbacks = new("Keras callbacks", "3.16", "https://keras.io/api/callbacks/reduce_lr_on_plateau/");

    private const string Better = "let better = is(mode, max) ? metric > best + min_delta : metric < best - min_delta;\n";

    /// <summary>The report at which the cooldown ends is counted already.</summary>
    private const string Wait = "let counts = not better and cooling <= 1;\nlet wait = better ? 0 : (cooling > 0 ? 0 : bad) + (counts ? 1 : 0);\n";

    private static readonly KindParameter InitialRate = Number("initial_learning_rate", "The rate at step 0.");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        .. new[]
        {
            Kind(
                Keras,
                "ExponentialDecay",
                "Multiplies the rate by `decay_rate` every `decay_steps` steps, gradually or, with `staircase`, at once. It goes on without end.",
                [
                    InitialRate,
                    Number("decay_steps", "In how many steps the rate is multiplied by `decay_rate` once.", unit: "steps"),
                    Number("decay_rate", "What the rate is multiplied by."),
                    Boolean("staircase", "Whether the rate changes only at multiples of `decay_steps`.", "false"),
                ],
                ["decay_steps > 0"],
                "initial_learning_rate * decay_rate ^ (staircase ? floor(step / decay_steps) : step / decay_steps)"),

            Kind(
                Keras,
                "PiecewiseConstantDecay",
                "One constant value after another. A boundary is the last step of the value before it.",
                [
                    Array("boundaries", "The last step of each value but the last, strictly increasing.", "steps"),
                    Array("values", "The values, one more than there are boundaries."),
                ],
                [],
                "piecewise(step, boundaries, values)"),

            Kind(
                Keras,
                "PolynomialDecay",
                "From the initial to the end rate along a power of the remaining time. With `cycle` it starts again, each time with more steps and from a lower rate.",
                [
                    InitialRate,
                    Number("decay_steps", "The length of the decay.", unit: "steps"),
                    Number("end_learning_rate", "The rate after `decay_steps`.", "0.0001"),
                    Number("power", "The power of the remaining time; 1 is linear.", "1.0"),
                    Boolean("cycle", "Whether to start again beyond `decay_steps`.", "false"),
                ],
                ["decay_steps > 0"],
                """
                let p = cycle ? step / (decay_steps * (step == 0 ? 1 : ceil(step / decay_steps)))
                              : min(step, decay_steps) / decay_steps;
                (initial_learning_rate - end_learning_rate) * (1 - p) ^ power + end_learning_rate
                """),

            Kind(
                Keras,
                "InverseTimeDecay",
                "Divides the rate by 1 plus `decay_rate` for every `decay_steps` steps, gradually or, with `staircase`, at once.",
                [
                    InitialRate,
                    Number("decay_steps", "In how many steps the divisor grows by `decay_rate` once.", unit: "steps"),
                    Number("decay_rate", "What is added to the divisor."),
                    Boolean("staircase", "Whether the rate changes only at multiples of `decay_steps`.", "false"),
                ],
                ["decay_steps > 0"],
                "initial_learning_rate / (1 + decay_rate * (staircase ? floor(step / decay_steps) : step / decay_steps))"),

            Kind(
                Keras,
                "CosineDecay",
                "Half a cosine from the rate down to `alpha` of it, then constant; with a `warmup_target`, after a linear warm-up from the initial rate to the target.",
                [
                    InitialRate,
                    Number("decay_steps", "The length of the decay, after the warm-up.", unit: "steps"),
                    Number("alpha", "The rate at the end, as a part of the rate the decay starts from.", "0.0"),
                    Number("warmup_target", "The rate at the end of the warm-up, where the decay starts; without it there is no warm-up.").Optional(),
                    Number("warmup_steps", "The length of the warm-up.", "0", "steps"),
                ],
                ["decay_steps > 0"],
                """
                given(warmup_target)
                  ? (let s = min(step, decay_steps + warmup_steps);
                     s < warmup_steps
                       ? (warmup_target - initial_learning_rate) * (s / warmup_steps) + initial_learning_rate
                       : warmup_target * ((1 - alpha) * 0.5 * (1 + cos(pi * ((s - warmup_steps) / decay_steps))) + alpha))
                  : (let s = min(step, decay_steps);
                     initial_learning_rate * ((1 - alpha) * 0.5 * (1 + cos(pi * s / decay_steps)) + alpha))
                """),

            Kind(
                Keras,
                "CosineDecayRestarts",
                "Half a cosine over and over, each time `t_mul` times as long and `m_mul` times as high (SGDR, Loshchilov and Hutter, 2016).",
                [
                    InitialRate,
                    Number("first_decay_steps", "The length of the first period.", unit: "steps"),
                    Number("t_mul", "How many times as long each period is as the one before.", "2.0"),
                    Number("m_mul", "How many times as high each period starts as the one before.", "1.0"),
                    Number("alpha", "The rate at the end of a period, as a part of the initial rate.", "0.0"),
                ],
                ["first_decay_steps > 0", "t_mul > 0"],
                """
                # The logarithm may miss a restart by its last digit: the index is compared with where the periods start.
                let x = step / first_decay_steps;
                let g = t_mul == 1 ? floor(x) : floor(log(1 - x * (1 - t_mul)) / log(t_mul));
                let i = t_mul == 1 ? g
                      : g + ((1 - t_mul ^ (g + 1)) / (1 - t_mul) <= x ? 1 : 0) - ((1 - t_mul ^ g) / (1 - t_mul) > x ? 1 : 0);
                let f = t_mul == 1 ? x - i : (x - (1 - t_mul ^ i) / (1 - t_mul)) / t_mul ^ i;
                initial_learning_rate * ((1 - alpha) * 0.5 * m_mul ^ i * (1 + cos(pi * f)) + alpha)
                """),

            Kind(
                Keras,
                "LinearCosineDecay",
                "A linear decay times a cosine (Bello et al., 2017).",
                [
                    InitialRate,
                    Number("decay_steps", "The length of the decay.", unit: "steps"),
                    Number("num_periods", "How many periods the cosine has in `decay_steps`.", "0.5"),
                    Number("alpha", "Added to the linear part.", "0.0"),
                    Number("beta", "Added to the product.", "0.001"),
                ],
                ["decay_steps > 0"],
                """
                let s = min(step, decay_steps);
                let linear = (decay_steps - s) / decay_steps;
                let cosine = 0.5 * (1 + cos(pi * (2 * num_periods * s / decay_steps)));
                initial_learning_rate * ((alpha + linear) * cosine + beta)
                """),

            Kind(
                Keras,
                "NoisyLinearCosineDecay",
                "`LinearCosineDecay` with decaying normal noise on the linear part. The noise of a step is the same wherever and whenever it is computed; it is not the sequence of Keras' generator.",
                [
                    InitialRate,
                    Number("decay_steps", "The length of the decay.", unit: "steps"),
                    Number("initial_variance", "The variance of the noise at step 0.", "1.0"),
                    Number("variance_decay", "The power of 1 + step that the variance is divided by.", "0.55"),
                    Number("num_periods", "How many periods the cosine has in `decay_steps`.", "0.5"),
                    Number("alpha", "Added to the linear part.", "0.0"),
                    Number("beta", "Added to the product.", "0.001"),
                    Number("seed", "Different seeds give independent noise; none is 0.").Optional(),
                ],
                ["decay_steps > 0", "initial_variance >= 0"],
                """
                let s = min(step, decay_steps);
                let linear = (decay_steps - s) / decay_steps;
                let eps = sqrt(initial_variance / (1 + s) ^ variance_decay) * normal(given(seed) ? seed : 0, step);
                let cosine = 0.5 * (1 + cos(pi * (2 * num_periods * s / decay_steps)));
                initial_learning_rate * ((alpha + linear + eps) * cosine + beta)
                """),
        }.Select(kind => kind with { Aliases = ["keras." + kind.Name] }),

        Kind(
            Callbacks,
            "keras.ReduceLROnPlateau",
            "Multiplies the rate by `factor` when the metric has not got better for `patience` reports: the callback of Keras, which is no `LearningRateSchedule`. With mode `auto` lower is better. `torch.ReduceLROnPlateau` waits one report more.",
            [
                Plateau.BaseRate,
                Plateau.Factor,
                Number("patience", "How many reports without a better metric lower the rate.", "10", "reports"),
                Choice("mode", "Whether a lower or a higher metric is better.", ["auto", "min", "max"], "auto"),
                Number("min_delta", "By how much a metric must be better to count.", "1e-4"),
                Plateau.Cooldown,
                Plateau.MinRate,
            ],
            ["factor < 1"],
            "rate")
            .Keeps(
            [
                State("rate", "base_lr", Better + Wait + "wait >= patience and rate > min_lr and counts ? max(rate * factor, min_lr) : rate"),
                State("best", "is(mode, max) ? -inf : inf", Better + "better ? metric : best"),
                State("bad", "0", Better + Wait + "wait >= patience and rate > min_lr and counts ? 0 : wait"),
                State("cooling", "0", Better + Wait + "wait >= patience and rate > min_lr and counts ? cooldown : max(0, cooling - 1)"),
            ]),
    ];
}
