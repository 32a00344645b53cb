using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of fvcore, <c>fvcore/common/param_scheduler.py</c>, as Detectron2 and others use them. Theirs is a progress from 0 to 1; here it is
/// the step divided by <c>max_iter</c>. None of them is held at the end.
/// </summary>
internal static class FvcoreKinds
{
    public const string Prefix = "fvcore";

    private static readonly KindParameter MaxIter = Number("max_iter", "The number of steps: where the progress is 1.", unit: "steps");
    private static readonly KindParameter StartValue = Number("start_value", "The value at step 0.");
    private static readonly KindParameter EndValue = Number("end_value", "The value at `max_iter`.");
    private static readonly KindParameter Values = Array("values", "The values.");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Fvcore(
            "ConstantParamScheduler",
            "One value at all steps.",
            [Number("value", "The value."), Number("max_iter", "The number of steps: where the progress is 1. The value does not depend on it.", unit: "steps").Optional()],
            ["not given(max_iter) or max_iter > 0"],
            "value")
            .Until("given(max_iter) ? ceil(max_iter) - 1 : inf", "fvcore raises RuntimeError, and here the value stays"),

        Fvcore(
            "CosineParamScheduler",
            "A cosine from one value to another. It is not held there: it turns back.",
            [MaxIter, StartValue, EndValue],
            ["max_iter > 0"],
            "end_value + 0.5 * (start_value - end_value) * (1 + cos(pi * step / max_iter))")
            .Like("torch.CosineAnnealingLR", "its `T_max` is `max_iter`", "`fvcore.CosineParamScheduler`(step, 100, 0.1, 0.01)", "`torch.CosineAnnealingLR`(step, 0.1, 100, 0.01)", 500)
            .Until("max_iter", "the value turns back, in fvcore as here"),

        Fvcore(
            "LinearParamScheduler",
            "A straight line from one value to another. It is not held there: it goes on.",
            [MaxIter, StartValue, EndValue],
            ["max_iter > 0"],
            "lerp(start_value, end_value, step / max_iter)")
            .Like("optax.linear_schedule", "up to `max_iter`, where that one is held", "`fvcore.LinearParamScheduler`(step, 100, 0.1, 0.01)", "`optax.linear_schedule`(step, 0.1, 0.01, 100)", 100)
            .Until("max_iter", "the line goes on, in fvcore as here"),

        Fvcore(
            "ExponentialParamScheduler",
            "An exponential from one value to `decay` times as much. It goes on without end.",
            [MaxIter, StartValue, Number("decay", "The value at `max_iter` as a part of the first.")],
            ["max_iter > 0"],
            "start_value * decay ^ (step / max_iter)")
            .Like("ExponentialDecay", "its `decay_steps` are `max_iter`", "`fvcore.ExponentialParamScheduler`(step, 100, 0.1, 0.5)", "ExponentialDecay(step, 0.1, 100, 0.5)"),

        Fvcore(
            "PolynomialDecayParamScheduler",
            "Down to 0 at `max_iter` along a power of the remaining time. Beyond that it is no number, or with a whole `power` goes on.",
            [MaxIter, Number("base_value", "The value at step 0."), Number("power", "The power of the remaining time; 1 is linear.")],
            ["max_iter > 0"],
            "base_value * (1 - step / max_iter) ^ power")
            .Like("torch.PolynomialLR", "up to `max_iter`, where that one stays 0", "`fvcore.PolynomialDecayParamScheduler`(step, 100, 0.1, 0.9)", "`torch.PolynomialLR`(step, 0.1, 100, 0.9)", 100)
            .Until("max_iter", "the value is no number or goes on, in fvcore as here"),

        Fvcore(
            "MultiStepParamScheduler",
            "One value after another, changing at milestones, or after equal parts of the updates. The progress is taken as 1e-6 more than it is.",
            [
                MaxIter,
                Values,
                Number("num_updates", "What the milestones are counted in; without it, the last milestone is that and no milestone.", unit: "updates").Optional(),
                Array("milestones", "The updates at which the next value begins, in ascending order; without them, the values last equally long.", "updates").Optional(),
            ],
            [
                "max_iter > 0",
                "given(num_updates) or given(milestones)",
                "not given(milestones) or count(values) == count(milestones) + (given(num_updates) ? 1 : 0)",
                "not given(num_updates) or num_updates >= count(values)",
                "not given(num_updates) or not given(milestones) or num_updates > at(milestones, inf)",
            ],
            """
            let total = given(num_updates) ? num_updates : at(milestones, inf);
            let n = trunc((step / max_iter + 1e-6) * total);
            at(values, given(milestones) ? reached(n, milestones) : div(n, ceil(total / count(values))))
            """),

        Fvcore(
            "StepParamScheduler",
            "One value after another, each for an equal part of the steps, then the last. The progress is taken as 1e-6 more than it is.",
            [MaxIter, Number("num_updates", "Must be above 0, and has no other effect.", unit: "updates"), Values],
            ["max_iter > 0", "num_updates > 0"],
            "at(values, trunc((step / max_iter + 1e-6) * count(values)))")
            .Until("ceil(max_iter * (1 - 1e-6)) - 1", "fvcore raises IndexError, and here the last value stays"),

        Fvcore(
            "StepWithFixedGammaParamScheduler",
            "Multiplies the value by `gamma` `num_decays` times, after equal parts of the steps. The progress is taken as 1e-6 more than it is.",
            [
                MaxIter,
                Number("base_value", "The value at step 0."),
                Number("num_decays", "How many times it is multiplied."),
                Number("gamma", "What the value is multiplied by."),
                Number("num_updates", "Must be above 0, and has no other effect.", unit: "updates"),
            ],
            ["max_iter > 0", "base_value > 0", "num_decays > 0", "gamma > 0", "num_updates > 0"],
            "base_value * gamma ^ min(num_decays, trunc((step / max_iter + 1e-6) * (num_decays + 1)))")
            .Until("ceil(max_iter * (1 - 1e-6)) - 1", "fvcore raises IndexError, and here the last value stays"),
    ];

    private static KindDefinition Fvcore(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("fvcore", "3378afe0", "https://github.com/facebookresearch/fvcore/blob/main/fvcore/common/param_scheduler.py");
        return Kind(source, "fvcore." + name, description, parameters, constraints, formula);
    }
}
