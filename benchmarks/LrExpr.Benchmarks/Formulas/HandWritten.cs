namespace LrExpr.Benchmarks.Formulas;

// The opponents: no rewriting by hand that the compiler of C# would not do, since nobody writes a schedule that way.

internal readonly struct Staircase : IHandWritten
{
    private const double Init = 0.1, Rate = 0.96, Steps = 1000;

    public static double At(long step) => Init * Math.Pow(Rate, Math.Floor(step / Steps));
}

internal readonly struct ExpSmooth : IHandWritten
{
    private const double Init = 0.1, Rate = 0.96, Steps = 1000;

    public static double At(long step) => Init * Math.Pow(Rate, step / Steps);
}

internal readonly struct Halving : IHandWritten
{
    public static double At(long step) => Math.Pow(0.5, step / 1000.0);
}

internal readonly struct Cosine : IHandWritten
{
    private const double Init = 0.1, N = 100_000;

    public static double At(long step) => 0.5 * Init * (1 + Math.Cos(Math.PI * Math.Min(step, N) / N));
}

internal readonly struct PolyCycle : IHandWritten
{
    private const double Init = 0.1, End = 0.001, N = 10_000;

    public static double At(long step) =>
        (Init - End) * Math.Pow(1 - step / (N * Math.Max(1, Math.Ceiling(step / N))), 2) + End;
}

internal readonly struct WarmCos : IHandWritten
{
    private const double Init = 0.1, W = 10_000, N = 100_000;

    public static double At(long step) =>
        step < W ? Init * step / W : 0.5 * Init * (1 + Math.Cos(Math.PI * Math.Min(step, N) / N));
}

internal readonly struct Restarts : IHandWritten
{
    private const double Init = 0.1, Alpha = 0.01, First = 1000, TMul = 2, MMul = 0.9;

    public static double At(long step)
    {
        double x = step / First;
        double i = Math.Floor(Math.Log(1 - x * (1 - TMul)) / Math.Log(TMul));
        double f = (x - (1 - Math.Pow(TMul, i)) / (1 - TMul)) / Math.Pow(TMul, i);
        return Init * ((1 - Alpha) * 0.5 * Math.Pow(MMul, i) * (1 + Math.Cos(Math.PI * f)) + Alpha);
    }
}

internal readonly struct Piecewise6 : IHandWritten
{
    public static double At(long step) =>
        step <= 10_000 ? 0.1
        : step <= 30_000 ? 0.05
        : step <= 50_000 ? 0.02
        : step <= 60_000 ? 0.01
        : step <= 80_000 ? 0.005
        : step <= 90_000 ? 0.002
        : 0.001;
}
