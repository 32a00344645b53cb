using System.Globalization;
using LrExpr.Curves;
using LrExpr.Syntax;

namespace LrExpr.Cli.Plotting;

/// <summary>A place on an axis and what is written there.</summary>
internal readonly record struct Tick(double Value, string Label);

/// <summary>The round numbers that are written at an axis.</summary>
internal static class Ticks
{
    private const int LongestPlain = 7;

    /// <summary>Ticks in rising order, two at least and hardly more than asked for.</summary>
    public static IReadOnlyList<Tick> Of(AxisScale scale, int most)
    {
        var ticks = scale.IsLogarithmic ? Logarithmic(scale, Math.Max(2, most)) : Linear(scale, Math.Max(2, most));
        return ticks.Count > 1 ? ticks : [At(scale.Low), At(scale.High)];
    }

    private static List<Tick> Linear(AxisScale scale, int most)
    {
        var step = TickStep.For(scale.Low, scale.High, most);
        if (scale.IsWhole && step.Exponent < 0)
            step = new TickStep(1, 0);
        if (!step.IsUsable(scale.Low, scale.High))
            return [];
        var ticks = new List<Tick>();
        for (long count = step.CountAbove(scale.Low); count <= step.CountBelow(scale.High); count++)
            ticks.Add(At(step.Multiple(count)));
        return ticks;
    }

    private static List<Tick> Logarithmic(AxisScale scale, int most)
    {
        int first = (int)Math.Floor(Math.Log10(scale.Low)), last = (int)Math.Ceiling(Math.Log10(scale.High));
        var powers = Multiples(scale, first, last, Math.Max(1, (last - first + most - 1) / most), [1]);
        if (powers.Count >= 3 || powers.Count >= most)
            return powers;
        foreach (int[] leading in new[] { [1, 2, 3, 4, 5, 6, 7, 8, 9], new[] { 1, 2, 5 }, [1, 3] })
        {
            var ticks = Multiples(scale, first, last, 1, leading);
            if (ticks.Count >= 2 && ticks.Count <= most)
                return ticks;
        }

        return powers.Count >= 2 ? powers : [];
    }

    private static List<Tick> Multiples(AxisScale scale, int first, int last, int stride, int[] leading)
    {
        var ticks = new List<Tick>();
        for (int exponent = first; exponent <= last; exponent += stride)
        {
            foreach (int digit in leading)
            {
                double value = new TickStep(digit, exponent).Size;
                if (value >= scale.Low && value <= scale.High && value > 0)
                    ticks.Add(At(value));
            }
        }

        return ticks;
    }

    private static Tick At(double value) => new(value + 0.0, LabelOf(value + 0.0));

    /// <summary>A long number as a power of ten, where that is shorter: 5e14.</summary>
    private static string LabelOf(double value)
    {
        string plain = NumberText.Of(value);
        if (plain.Length <= LongestPlain)
            return plain;
        string power = value.ToString("0.################e0", CultureInfo.InvariantCulture);
        return power.Length < plain.Length ? power : plain;
    }
}
