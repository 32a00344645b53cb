using System.Collections.Immutable;
using LrExpr.Definitions;
using static LrExpr.Kinds.KindEntry;
using LrExpr.Parameters;

namespace LrExpr.Kinds;

/// <summary>This library's own kinds that keep something from report to report.</summary>
internal static class ListeningKinds
{
    public const string Prefix = "lrexpr";

    private static readonly KindSource Own = new("LrExpr", "", "");

    public static ImmutableArray<KindDefinition> All { get; } =
    [
        Kind(
            Own,
            "lrexpr.early_stopping",
            "1 as long as it is worth going on, and 0 from the report on at which the metric has not got better for `patience` reports. It stays 0.",
            [
                Plateau.Mode,
                Number("patience", "How many reports without a better metric are the end.", "10", "reports"),
                Number("min_delta", "By how much a metric must be better to count.", "0"),
            ],
            ["patience >= 1", "min_delta >= 0"],
            "stopped > 0 ? 0 : 1")
            .Keeps(
            [
                State("best", Plateau.Worst, "let better = is(mode, min) ? metric < best - min_delta : metric > best + min_delta;\nbetter ? metric : best"),
                State("bad", "0", "let better = is(mode, min) ? metric < best - min_delta : metric > best + min_delta;\nbetter ? 0 : bad + 1"),
                State("stopped", "0", "let better = is(mode, min) ? metric < best - min_delta : metric > best + min_delta;\nstopped > 0 or not better and bad + 1 >= patience ? 1 : 0"),
            ]),

        Kind(
            Own,
            "lrexpr.decorrelated_jitter",
            "A delay of which each is drawn between `base` and three times the one before, and is not above `cap`: \"decorrelated jitter\". A report is an attempt that failed; it needs no metric. Two seeds give two sequences.",
            [
                Number("base", "The shortest delay, and the first."),
                Number("cap", "The longest delay."),
                Number("seed", "Different seeds give independent delays: the number of the client.", "0"),
            ],
            ["base > 0", "cap >= base"],
            "delay")
            .Keeps([State("delay", "base", "min(cap, base + uniform(seed, step) * (3 * delay - base))")]),

        Kind(
            Own,
            "lrexpr.aimd",
            "A rate that looks for the load that is just right: it grows by `increase` at each report of a metric up to `target`, and is multiplied by `decrease` at one above it. It stays between `min` and `max`.",
            [
                Number("start", "The rate before any report."),
                Number("target", "The metric that is still right."),
                Number("increase", "What is added."),
                Number("decrease", "What it is multiplied by.", "0.5"),
                Number("min", "The rate is not below."),
                Number("max", "The rate is not above."),
            ],
            ["increase >= 0", "decrease > 0", "decrease < 1", "min <= start", "start <= max"],
            "rate")
            .Keeps([State("rate", "start", "clamp(metric <= target ? rate + increase : rate * decrease, min, max)")]),
    ];
}
