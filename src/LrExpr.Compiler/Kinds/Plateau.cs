using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>The words of the kinds that lower a rate when a metric no longer gets better.</summary>
internal static class Plateau
{
    /// <summary>What the best metric is before there is one, by <c>mode</c>.</summary>
    public const string Worst = "is(mode, min) ? inf : -inf";

    /// <summary>Whether the metric is better than the best by more than a threshold: PyTorch's rule, by <c>mode</c> and <c>threshold_mode</c>.</summary>
    public const string Better =
        """
        let better = is(mode, min)
          ? (is(threshold_mode, rel) ? metric < best * (1 - threshold) : metric < best - threshold)
          : (is(threshold_mode, rel) ? metric > best * (threshold + 1) : metric > best + threshold);

        """;

    /// <summary>The rate once it is lowered; a change that is too small is none.</summary>
    public const string Lowered =
        """
        let next = max(rate * factor, min_lr);
        let lowered = rate - next > eps ? next : rate;

        """;

    public static readonly KindParameter BaseRate = Number("base_lr", "The rate of the optimizer.").OfOptimizer();

    public static readonly KindParameter Mode = Choice("mode", "Whether a lower or a higher metric is better.", ["min", "max"], "min");

    public static readonly KindParameter Factor = Number("factor", "What the rate is multiplied by.", "0.1");

    public static readonly KindParameter ThresholdMode = Choice("threshold_mode", "Whether `threshold` is a part of the best metric or a difference.", ["rel", "abs"], "rel");

    public static readonly KindParameter Cooldown = Number("cooldown", "How many reports after a reduction are not counted.", "0", "reports");

    public static readonly KindParameter MinRate = Number("min_lr", "The rate is not below.", "0");

    public static readonly KindParameter Eps = Number("eps", "A reduction by no more is not made.", "1e-8");

    public static KindParameter Patience(string name = "patience") => Number(name, "How many reports without a better metric are let pass.", "10", "reports");

    public static KindParameter Threshold(string @default = "1e-4") => Number("threshold", "By how much a metric must be better to count.", @default);

    /// <summary>What PyTorch's scheduler keeps, and those that are made like it.</summary>
    /// <param name="better">Gives <c>better</c>.</param>
    /// <param name="lowered">Gives <c>lowered</c>.</param>
    /// <param name="patience">The parameter of that meaning.</param>
    /// <param name="cooldown">The parameter of that meaning.</param>
    /// <param name="listens">When it counts reports, a condition in parentheses; null for always.</param>
    /// <param name="worst">What the best metric is before there is one.</param>
    /// <param name="start">The rate before any report.</param>
    /// <param name="first">What the rate is before patience is asked, a condition and its value up to the colon; empty for nothing.</param>
    public static KeptState[] States(string better = Better, string lowered = Lowered, string patience = "patience", string cooldown = "cooldown", string? listens = null, string worst = Worst, string start = "base_lr", string first = "") =>
    [
        State("rate", start, lowered + better + Count(listens) + first + "count > " + patience + " ? lowered : rate"),
        State("best", worst, better + $"{And(listens)}better ? metric : best"),
        State("bad", "0", better + Count(listens) + $"count > {patience} ? 0 : count"),
        State("cooling", "0", better + Count(listens) + $"count > {patience} ? {cooldown} : {And(listens)}cooling > 0 ? cooling - 1 : cooling"),
    ];

    private static string Count(string? listens) => $"let count = {(listens is null ? "" : $"not {listens} ? bad : ")}cooling > 0 or better ? 0 : bad + 1;\n";

    private static string And(string? listens) => listens is null ? "" : listens + " and ";
}
