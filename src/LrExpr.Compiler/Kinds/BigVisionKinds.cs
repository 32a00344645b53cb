using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The schedules of Big Vision, <c>big_vision/utils.py</c>, under the names that <c>decay_type</c> has there. A length can be given in steps, epochs,
/// examples or as a part of the training; what is no whole number of steps is rounded, and is one step at least.
/// </summary>
internal static class BigVisionKinds
{
    public const string Prefix = "big_vision";

    /// <summary>How far the training is after the warm-up.</summary>
    private const string Progress = "ramp(warmup, total_steps, step)";

    private static readonly string[] Units = ["steps", "epochs", "examples", "percent"];

    private static readonly KindParameter TotalSteps = Number("total_steps", "The length of the training, warm-up included.", unit: "steps");
    private static readonly KindParameter Base = Number("base", "The highest rate, before `scale_with_batchsize`.", "1");

    private static readonly KindParameter[] Run =
    [
        .. Length("warmup", "The length of the warm-up, a straight line up from 0"),
        .. Length("cooldown", "The length of the cooldown, a straight line down to 0 at the end"),
        Number("batch_size", "How many examples a step has.", unit: "examples").Optional(),
        Number("data_size", "How many examples an epoch has.", unit: "examples").Optional(),
        Boolean("scale_with_batchsize", "Whether the rate is multiplied by `batch_size / 256`.", "false"),
    ];

    private static readonly string[] RunRules =
    [
        "total_steps > 0",
        .. LengthRules("warmup"),
        .. LengthRules("cooldown"),
        "not scale_with_batchsize or given(batch_size)",
        "not given(warmup_steps) or warmup_steps < total_steps",
    ];

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        BigVision("cosine", "Half a cosine down to 0 at the end.", [], [], $"rate * (1 + cos(pi * {Progress})) / 2")
            .Like("CosineDecay", "without warm-up and cooldown", "`big_vision.cosine`(step, 100, 0.1)", "CosineDecay(step, 0.1, 100)"),

        BigVision("linear", "Down to `end` at the end, along a power of the remaining time.", Power, [], PowerDecay)
            .Like("PolynomialDecay", "without warm-up and cooldown", "`big_vision.linear`(step, 100, 0.1, 2, 0.01)", "PolynomialDecay(step, 0.1, 100, 0.01, 2)"),

        BigVision("polynomial", "Down to `end` at the end, along a power of the remaining time; the same as `linear`.", Power, [], PowerDecay)
            .Like("big_vision.linear", "the same", "`big_vision.polynomial`(step, 100, 0.1, 2, 0.01)", "`big_vision.linear`(step, 100, 0.1, 2, 0.01)"),

        BigVision(
            "rsqrt",
            "Down with one over the square root of the step, from the end of the warm-up on. It goes on without end.",
            [
                .. Length("timescale", "How slowly it falls: after three times as long it is at one half; 10000 steps if none is given"),
                Number("timescale", "The same under an older name.", "10000", "steps"),
                .. Length("shift", "How far it is on its way from the beginning"),
                Number("shift", "The same under an older name.", "0", "steps"),
            ],
            [.. LengthRules("timescale"), .. LengthRules("shift"), "timescale > 0", "shift >= 0"],
            "rate / sqrt(1 + (max(0, step - warmup) + start) / scale)",
            $"""
            {Steps("timescale", "timescale", "scale")}
            {Steps("shift", "shift", "start")}

            """)
            .Like("transformers.inverse_sqrt", "with a `timescale`", "`big_vision.rsqrt`(step, 100, 0.1, timescale: 30, warmup_steps: 20)", "`transformers.inverse_sqrt`(step, 0.1, 20, 30)"),

        BigVision(
            "stair",
            "One rate after another: each of `mults` times the rate from its step on.",
            [
                Array("steps", "The steps at which the rate changes, in ascending order.", "steps", "[]"),
                Array("mults", "What `base` is multiplied by from each of these steps on.", @default: "[]"),
            ],
            ["count(mults) == count(steps)"],
            "rate * at(concat([1], mults), reached(step, steps))")
            .Like("fvcore.MultiStepParamScheduler", "its `milestones` are the `steps`, and its first value is the rate", "`big_vision.stair`(step, 128, steps: [32, 64], mults: [0.1, 0.01])", "`fvcore.MultiStepParamScheduler`(step, 128, [1, 0.1, 0.01], 128, [32, 64])", 127),
    ];

    private static KindParameter[] Power => [Number("power", "The power of the remaining time; 1 is linear.", "1"), Number("end", "The rate at the end.", "0")];

    private const string PowerDecay = $"end + (rate - end) * (1 - {Progress}) ^ power";

    private static KindDefinition BigVision(string name, string description, KindParameter[] parameters, string[] constraints, string rate, string lengths = "")
    {
        var source = new KindSource("Big Vision", "2025-05", "https://github.com/google-research/big_vision/blob/main/big_vision/utils.py");
        return Kind(
            source,
            "big_vision." + name,
            description + " Warm-up and cooldown are straight lines by which that is multiplied; after the end a cooldown goes on below 0.",
            [TotalSteps, Base, .. parameters, .. Run],
            [.. RunRules, .. constraints],
            $"""
            {Steps("warmup", "0", "warmup")}
            {Steps("cooldown", "0", "cooldown")}
            {lengths}let rate = scale_with_batchsize ? base * batch_size / 256 : base;
            let decayed = {rate};
            let left = cooldown > 0 ? min(1, (total_steps - step) / cooldown) : 1;
            decayed * ramp(0, warmup, step) * left
            """)
            .Until(string.Join(" or ", Units.Select(unit => $"given(cooldown_{unit})")) + " ? total_steps : inf", "the rate falls below 0, in Big Vision as here");
    }

    /// <summary>The parameters of a length, one for each unit. At most one of them is given.</summary>
    private static KindParameter[] Length(string name, string description) => [.. Units.Select(unit => Number(
        $"{name}_{unit}",
        unit == "percent" ? $"{description}; as a part of the training, 0.1 for a tenth." : $"{description}; in {unit}.",
        unit: unit == "percent" ? null : unit).Optional())];

    private static string[] LengthRules(string name) =>
    [
        string.Join(" + ", Units.Select(unit => $"(given({name}_{unit}) ? 1 : 0)")) + " <= 1",
        .. Units.Select(unit => $"not given({name}_{unit}) or {name}_{unit} >= 0"),
        $"not given({name}_percent) or {name}_percent <= 1",
        $"not given({name}_examples) or given(batch_size)",
        $"not given({name}_epochs) or given(batch_size) and given(data_size)",
    ];

    /// <summary>A length in steps, by whatever unit it is given in. Of what is not 0 one step is left at least.</summary>
    private static string Steps(string name, string otherwise, string local) =>
        $"""
        let {local} =
          if(given({name}_steps), {name}_steps,
             given({name}_epochs), max(sign({name}_epochs), round({name}_epochs * (data_size / batch_size))),
             given({name}_examples), max(sign({name}_examples), round({name}_examples / batch_size)),
             given({name}_percent), max(sign({name}_percent), round({name}_percent * total_steps)),
             {otherwise});
        """;
}
