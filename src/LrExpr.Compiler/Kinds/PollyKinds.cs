using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>
/// The delays between retries of Polly 8, and those of Polly.Contrib.WaitAndRetry for Polly 7, in milliseconds. The step is the number of the attempt,
/// from 0. Polly cuts a delay to whole ticks of 0.0001 ms, and so does <see cref="TimeSpan.FromMilliseconds(double)"/> with the value of a kind.
/// </summary>
internal static class PollyKinds
{
    public const string Prefix = "Polly";

    private static readonly KindParameter[] Retry =
    [
        Number("Delay", "The first delay, or the only one.", "2000", "milliseconds"),
        Number("MaxDelay", "The longest delay; where it is not given, that of a `TimeSpan`, some 29 thousand years.", unit: "milliseconds").Optional(),
        Boolean("UseJitter", "Must be false: with jitter, delays are random numbers.", "false"),
    ];

    private static readonly string[] RetryRules = ["Delay >= 0", "not given(MaxDelay) or MaxDelay >= 0", "not UseJitter"];

    private static readonly KindParameter RetryCount = Number("retryCount", "How many delays there are. The formula goes on after them.", unit: "attempts");
    private static readonly KindParameter FirstDelay = Number("initialDelay", "The first delay.", unit: "milliseconds");
    private static readonly KindParameter FastFirst = Boolean("fastFirst", "Whether the first retry is made at once; the delays begin after it.", "false");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Delay("Constant", "The same delay before each retry.", "Delay"),

        Delay("Linear", "A delay that grows by the first one at each attempt.", "Delay * (step + 1)"),

        Delay("Exponential", "A delay that doubles at each attempt.", "Delay * 2 ^ step")
            .Like("torch.ExponentialLR", "with `gamma` 2, below `MaxDelay`", "`Polly.DelayBackoffType.Exponential`(step, 100)", "`torch.ExponentialLR`(step, 100, 2)", 30),

        Contrib(
            "ConstantBackoff",
            "The same delay before each retry.",
            [Number("delay", "The delay.", unit: "milliseconds"), RetryCount, FastFirst],
            ["delay >= 0", "retryCount >= 0"],
            "fastFirst and step < 1 ? 0 : delay"),

        Contrib(
            "LinearBackoff",
            "A delay that grows by `factor` times the first one at each attempt.",
            [FirstDelay, RetryCount, Number("factor", "What is added at each attempt, as a part of the first delay.", "1"), FastFirst],
            ["initialDelay >= 0", "retryCount >= 0", "factor >= 0"],
            """
            let n = fastFirst ? step - 1 : step;
            n < 0 ? 0 : initialDelay * (1 + factor * n)
            """)
            .Like("Polly.DelayBackoffType.Linear", "with `factor` 1", "`Polly.Contrib.LinearBackoff`(step, 100, 5)", "`Polly.DelayBackoffType.Linear`(step, 100)"),

        Contrib(
            "ExponentialBackoff",
            "A delay that is multiplied by `factor` at each attempt.",
            [FirstDelay, RetryCount, Number("factor", "What the delay is multiplied by.", "2"), FastFirst],
            ["initialDelay >= 0", "retryCount >= 0", "factor >= 1"],
            """
            let n = fastFirst ? step - 1 : step;
            n < 0 ? 0 : initialDelay * factor ^ n
            """)
            .Like("Polly.DelayBackoffType.Exponential", "with `factor` 2", "`Polly.Contrib.ExponentialBackoff`(step, 100, 5)", "`Polly.DelayBackoffType.Exponential`(step, 100)", 30),
    ];

    private static KindDefinition Delay(string type, string description, string delay)
    {
        var source = new KindSource("Polly", "8.9.1", "https://www.pollydocs.org/strategies/retry.html#defaults");
        return Kind(
            source,
            "Polly.DelayBackoffType." + type,
            description,
            [.. Retry],
            RetryRules,
            $"""
            let longest = given(MaxDelay) ? MaxDelay : 922337203685477.5807;
            min({delay}, longest)
            """).Alias("Polly." + type);
    }

    private static KindDefinition Contrib(string name, string description, KindParameter[] parameters, string[] constraints, string formula)
    {
        var source = new KindSource("Polly.Contrib.WaitAndRetry", "1.1.1", "https://github.com/Polly-Contrib/Polly.Contrib.WaitAndRetry");
        return Kind(source, "Polly.Contrib." + name, description, parameters, constraints, formula);
    }
}
