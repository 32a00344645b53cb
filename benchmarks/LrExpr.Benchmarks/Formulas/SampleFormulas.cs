namespace LrExpr.Benchmarks.Formulas;

/// <summary>The formulas everything is measured with: powers by stairs and smooth, cosines, a polynomial, a search, and what surrounds them.</summary>
internal static class SampleFormulas
{
    /// <summary>The steps a call is measured over: all branches are taken, and what saturates does so at the end.</summary>
    public const int Steps = 120_000;

    public static SampleFormula[] All { get; } =
    [
        SampleFormula.Of<Staircase>(
            "staircase",
            "init * rate ^ floor(step / steps)",
            () => new() { ["init"] = 0.1, ["rate"] = 0.96, ["steps"] = 1000 },
            step => 0.1 * Math.Pow(0.96, Math.Floor(step / 1000.0)),
            callBar: 0.40,
            fillBar: new(60, 60)),
        SampleFormula.Of<ExpSmooth>(
            "expsmooth",
            "init * rate ^ (step / steps)",
            () => new() { ["init"] = 0.1, ["rate"] = 0.96, ["steps"] = 1000 },
            step => 0.1 * Math.Pow(0.96, step / 1000.0),
            callBar: 0.60,
            fillBar: new(10, 6)),
        SampleFormula.Of<Halving>(
            "halving",
            "0.5 ^ (step / 1000)",
            () => [],
            step => Math.Pow(0.5, step / 1000.0),
            callBar: 0.65,
            fillBar: new(10, 6)),
        SampleFormula.Of<Cosine>(
            "cosine",
            "0.5 * init * (1 + cos(pi * min(step, n) / n))",
            () => new() { ["init"] = 0.1, ["n"] = 100_000 },
            step => 0.5 * 0.1 * (1 + Math.Cos(Math.PI * Math.Min(step, 100_000.0) / 100_000.0)),
            callBar: 0.75,
            fillBar: new(35, 20), curvedBar: new(7, 4.5)),
        SampleFormula.Of<PolyCycle>(
            "polycycle",
            "(init - end) * (1 - step / (n * max(1, ceil(step / n)))) ^ 2 + end",
            () => new() { ["init"] = 0.1, ["end"] = 0.001, ["n"] = 10_000 },
            step => (0.1 - 0.001) * Math.Pow(1 - step / (10_000.0 * Math.Max(1, Math.Ceiling(step / 10_000.0))), 2) + 0.001,
            callBar: 0.20,
            fillBar: new(40, 20)),
        SampleFormula.Of<WarmCos>(
            "warmcos",
            "step < w ? init * step / w : 0.5 * init * (1 + cos(pi * min(step, n) / n))",
            () => new() { ["init"] = 0.1, ["w"] = 10_000, ["n"] = 100_000 },
            step => step < 10_000.0
                ? 0.1 * step / 10_000.0
                : 0.5 * 0.1 * (1 + Math.Cos(Math.PI * Math.Min(step, 100_000.0) / 100_000.0)),
            callBar: 0.75,
            fillBar: new(35, 20), curvedBar: new(7, 4)),
        SampleFormula.Of<Restarts>(
            "restarts",
            """
            let x = step / first;
            let i = floor(log(1 - x * (1 - t_mul)) / log(t_mul));
            let f = (x - (1 - t_mul ^ i) / (1 - t_mul)) / t_mul ^ i;
            init * ((1 - alpha) * 0.5 * m_mul ^ i * (1 + cos(pi * f)) + alpha)
            """,
            () => new() { ["init"] = 0.1, ["alpha"] = 0.01, ["first"] = 1000, ["t_mul"] = 2, ["m_mul"] = 0.9 },
            step => 0.1 * ((1 - 0.01) * 0.5
                * Math.Pow(0.9, Math.Floor(Math.Log(1 - step / 1000.0 * (1 - 2.0)) / Math.Log(2.0)))
                * (1 + Math.Cos(Math.PI * ((step / 1000.0
                    - (1 - Math.Pow(2.0, Math.Floor(Math.Log(1 - step / 1000.0 * (1 - 2.0)) / Math.Log(2.0)))) / (1 - 2.0))
                    / Math.Pow(2.0, Math.Floor(Math.Log(1 - step / 1000.0 * (1 - 2.0)) / Math.Log(2.0)))))) + 0.01),
            callBar: 0.80,
            fillBar: new(5, 3)),
        SampleFormula.Of<Piecewise6>(
            "piecewise6",
            "piecewise(step, [10_000, 30_000, 50_000, 60_000, 80_000, 90_000], [0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001])",
            () => [],
            step => step <= 10_000 ? 0.1
                : step <= 30_000 ? 0.05
                : step <= 50_000 ? 0.02
                : step <= 60_000 ? 0.01
                : step <= 80_000 ? 0.005
                : step <= 90_000 ? 0.002
                : 0.001,
            callBar: 1.00,
            fillBar: new(20, 20)),
    ];

    public static SampleFormula Named(string name) => All.First(formula => formula.Name == name);
}
