using System.Globalization;

namespace LrExpr.Tests.Keyframes;

/// <summary>Keyframes read one by one and computed as anybody would, without a formula.</summary>
/// <param name="frames">The keyframes in the order of their steps, each with its value at a step and the way to the next.</param>
internal sealed class NaiveCurve(IReadOnlyList<(long Step, Func<long, double> Value, string Between)> frames)
{
    private static readonly Dictionary<string, Func<double, double>> Eases = new()
    {
        ["linear"] = t => t,
        ["step"] = _ => 0,
        ["cosine"] = t => (1 - Math.Cos(Math.PI * t)) / 2,
        ["easeInQuad"] = t => t * t,
        ["ease-out-cubic"] = t => 1 - Math.Pow(1 - t, 3),
        ["EASE_IN_OUT_CUBIC"] = t => t < 0.5 ? 4 * t * t * t : 1 - Math.Pow(-2 * t + 2, 3) / 2,
        ["easeInOutQuint"] = t => t < 0.5 ? 16 * Math.Pow(t, 5) : 1 - Math.Pow(-2 * t + 2, 5) / 2,
        ["easeOutCirc"] = t => Math.Sqrt(1 - Math.Pow(t - 1, 2)),
        ["easeInBack"] = t => 2.70158 * t * t * t - 1.70158 * t * t,
        ["easeOutElastic"] = t => t == 0 ? 0 : Math.Pow(2, -10 * t) * Math.Sin((t * 10 - 0.75) * (2 * Math.PI / 3)) + 1,
        ["easeOutBounce"] = Bounce,
        ["ease"] = t => Bezier(t, 0.25, 0.1, 0.25, 1),
        ["ease-in"] = t => Bezier(t, 0.42, 0, 1, 1),
        ["ease-out"] = t => Bezier(t, 0, 0, 0.58, 1),
        ["ease-in-out"] = t => Bezier(t, 0.42, 0, 0.58, 1),
        ["cubic-bezier(.1, -0.6, .2, 2.5)"] = t => Bezier(t, 0.1, -0.6, 0.2, 2.5),
    };

    /// <summary>The ways it knows.</summary>
    public static IReadOnlyList<string> Ways { get; } = [.. Eases.Keys];

    public double At(long step)
    {
        int i = frames.Count - 1;
        while (i > 0 && frames[i].Step > step)
            i--;
        var from = frames[i];
        if (i == frames.Count - 1 || step <= from.Step)
            return from.Value(step);
        var to = frames[i + 1];
        double part = (double)(step - from.Step) / (to.Step - from.Step);
        double eased = Eases[from.Between](part);
        return from.Between == "step" ? from.Value(step) : from.Value(step) * (1 - eased) + to.Value(step) * eased;
    }

    /// <summary>The frames as the setting they would be.</summary>
    public static Setting ToSetting(IEnumerable<(long Step, string Value, string Between)> frames) => new("LrExpr", [new Setting("Schedules", [new Setting("a", [new Setting("Keyframes", frames.Select(frame =>
        new Setting(frame.Step.ToString(CultureInfo.InvariantCulture), [new Setting("Value", frame.Value), new Setting("Between", frame.Between)])))])])]);

    private static double Bounce(double t) => t switch
    {
        < 1 / 2.75 => 7.5625 * t * t,
        < 2 / 2.75 => 7.5625 * (t - 1.5 / 2.75) * (t - 1.5 / 2.75) + 0.75,
        < 2.5 / 2.75 => 7.5625 * (t - 2.25 / 2.75) * (t - 2.25 / 2.75) + 0.9375,
        _ => 7.5625 * (t - 2.625 / 2.75) * (t - 2.625 / 2.75) + 0.984375,
    };

    private static double Bezier(double x, double x1, double y1, double x2, double y2)
    {
        double low = 0, high = 1;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Cubic(middle, x1, x2) < x ? (middle, high) : (low, middle);
        }

        return Cubic(low, y1, y2);
    }

    private static double Cubic(double s, double a, double b) => 3 * (1 - s) * (1 - s) * s * a + 3 * (1 - s) * s * s * b + s * s * s;
}
