using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of Diffusers, <c>diffusers/optimization.py</c>; each also under the name <c>get_scheduler</c> knows it by. Most are those of Hugging Face
/// Transformers.
/// </summary>
internal static class DiffusersKinds
{
    public const string Prefix = "diffusers";

    private static readonly KindParameter BaseRate = Number("base_lr", "The rate of the optimizer.");
    private static readonly KindParameter WarmupSteps = Number("num_warmup_steps", "The length of the warm-up.", unit: "steps");
    private static readonly KindParameter TrainingSteps = Number("num_training_steps", "The length of the whole, warm-up included.", unit: "steps");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Same("get_constant_schedule", "constant", "The rate of the optimizer at all steps.", []),

        Same("get_constant_schedule_with_warmup", "constant_with_warmup", "A straight line up from 0, then constant.", [WarmupSteps]),

        Diffusers(
            "get_piecewise_constant_schedule",
            "piecewise_constant",
            "The rate of the optimizer times one value after another.",
            [BaseRate, Rules("step_rules", "The values, each but the last with the step before which it holds: `1:10, 0.1:20, 0.005`.")],
            [],
            "base_lr * at(values(step_rules), reached(step, keys(step_rules)))"),

        Diffusers(
            "get_linear_schedule_with_warmup",
            "linear",
            "A straight line up from 0 to `f_max`, another one down to `f_min` at the end, and constant from there on.",
            [
                BaseRate,
                WarmupSteps,
                TrainingSteps,
                Number("f_min", "The rate at the end, as a part of the rate of the optimizer.", "0"),
                Number("f_max", "The rate after the warm-up, as a part of the rate of the optimizer.", "1"),
            ],
            [],
            """
            base_lr * if(step < num_warmup_steps, f_max * step / num_warmup_steps,
                         step < num_training_steps, lerp(f_min, f_max, (num_training_steps - step) / (num_training_steps - num_warmup_steps)),
                         f_min)
            """)
            .Like("transformers.get_linear_schedule_with_warmup", "with `f_min` 0 and `f_max` 1", "`diffusers.linear`(step, 0.1, 20, 100)", "`transformers.linear`(step, 0.1, 20, 100)"),

        Same(
            "get_cosine_schedule_with_warmup",
            "cosine",
            "A straight line up from 0, then a cosine down to 0 at the end. It is not held there: it rises again.",
            [WarmupSteps, TrainingSteps, Number("num_cycles", "How many periods the cosine has; 0.5 is down to the end once. `get_scheduler` has no other.", "0.5")])
            .Until("num_training_steps", "the rate rises again, in Diffusers as here"),

        Same(
            "get_cosine_with_hard_restarts_schedule_with_warmup",
            "cosine_with_restarts",
            "A straight line up from 0, then half a cosine down to 0 over and over, each as long as the others, and 0 from the end on.",
            [WarmupSteps, TrainingSteps, Number("num_cycles", "How many half cosines there are.", "1")]),

        Same(
            "get_polynomial_decay_schedule_with_warmup",
            "polynomial",
            "A straight line up from 0, then down to `lr_end` along a power of the remaining time, then constant.",
            [
                WarmupSteps,
                TrainingSteps,
                Number("lr_end", "The rate at the end; a rate, not a part of one. `get_scheduler` has no other.", "1e-7"),
                Number("power", "The power of the remaining time; 1 is linear.", "1"),
            ]),
    ];

    /// <summary>One that Transformers has under the same name, with the same parameters.</summary>
    private static KindDefinition Same(string name, string alias, string description, KindParameter[] parameters)
    {
        string given = string.Concat(parameters.Select(parameter => ", " + parameter.Name));
        string examples = string.Concat(parameters.Zip([", 20", ", 100"], (_, example) => example));
        return Diffusers(name, alias, description, [BaseRate, .. parameters], [], $"`transformers.{name}`(step, base_lr{given})")
            .Like($"transformers.{name}", "under the same names", $"`{Prefix}.{name}`(step, 0.1{examples})", $"`transformers.{name}`(step, 0.1{examples})");
    }

    private static KindDefinition Diffusers(string name, string alias, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("Diffusers", "0.40", "https://github.com/huggingface/diffusers/blob/main/src/diffusers/optimization.py");
        return Kind(source, $"{Prefix}.{name}", description, parameters, constraints, formula).Alias($"{Prefix}.{alias}");
    }
}
