using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using LrExpr.Running;
using LrExpr.Running.Blocks;

namespace LrExpr.Bits;

/// <summary>The ways in which a schedule can be asked for its values: closures, compiled code, blocks, and a plan. All of them give the same bits.</summary>
internal sealed partial class Ways(ScheduleCode code, SplitMix random)
{
    private const int LongestFill = 10_000;
    private const int MostCuts = 16;
    private const long LargestExact = 1L << 53;

    private readonly Func<long, double> _closures = code.Closures, _compiled = code.Function;
    private readonly BlockCode? _blocks = BlockEmitter.CanEmit(code.Simplified) ? BlockEmitter.Emit(code.Simplified) : null;

    private delegate void Filling(long first, Span<double> destination);

    /// <summary>Steps near 0, negative ones, those that a double does not hold, some of any size, and those near the cuts of the plan.</summary>
    /// <param name="count">How many steps from about 0 on.</param>
    /// <param name="hash">Receives the values, but for those near the cuts: where the plan cuts may change.</param>
    public void CheckEverywhere(int count, BitsHash hash)
    {
        Check(-20, count + 20, hash);
        Check(LargestExact - 32, 64, hash);
        Check(-LargestExact - 32, 64, hash);
        Check(long.MaxValue - 40, 64, hash);
        Check(long.MinValue, 16, hash);
        Check(random.OfAnySize(62), 64, hash);
        Check(-random.OfAnySize(62), 64, hash);
        foreach (Match cut in Cut().Matches(code.Many.Plan.ToString()!).Take(MostCuts))
            Check(Math.Max(0, long.Parse(cut.Groups[1].Value, CultureInfo.InvariantCulture) - 20), 40, null);
    }

    /// <summary>Compares the values at consecutive steps, those beyond the last one there is being that one.</summary>
    /// <param name="first">The first step.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="hash">Receives the values.</param>
    public void Check(long first, int count, BitsHash? hash)
    {
        long[] steps = new long[count];
        double[] expected = new double[count], actual = new double[count];
        for (int i = 0; i < count; i++)
        {
            steps[i] = first > long.MaxValue - i ? long.MaxValue : first + i;
            expected[i] = _closures(steps[i]);
            actual[i] = _compiled(steps[i]);
        }

        Compare("compiled", steps, expected, actual);
        CheckFilled("filled", code.Many.Fill, steps, expected, actual);
        if (_blocks is { } blocks)
            CheckFilled("in blocks", (from, destination) => blocks.Fill(from, destination), steps, expected, actual);
        if (first >= 0 && steps[^1] < LargestExact)
            CheckFilled("by plan", code.Many.Plan.Fill, steps, expected, actual);
        CheckInAnyOrder(steps, expected, actual);
        hash?.Add(expected);
    }

    /// <summary>All at once, or piece by piece.</summary>
    private void CheckFilled(string way, Filling fill, long[] steps, double[] expected, double[] actual)
    {
        actual.AsSpan().Clear();
        int longest = random.Below(3) == 0 ? LongestFill : 1 + (int)random.OfAnySize(13);
        for (int at = 0; at < actual.Length; at += longest)
            fill(steps[at], actual.AsSpan(at, Math.Min(longest, actual.Length - at)));
        Compare($"{way}, {longest} at once", steps, expected, actual);
    }

    private void CheckInAnyOrder(long[] steps, double[] expected, double[] actual)
    {
        int shift = 1 + random.Below(steps.Length);
        long[] turned = [.. steps[shift..], .. steps[..shift]];
        code.Many.Fill(turned, actual);
        Compare("filled in another order", turned, [.. expected[shift..], .. expected[..shift]], actual);
    }

    private static void Compare(string way, long[] steps, double[] expected, double[] actual)
    {
        if (MemoryMarshal.AsBytes(expected.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(actual.AsSpan())))
            return;
        for (int i = 0; i < steps.Length; i++)
        {
            bool isSame = double.IsNaN(expected[i]) ? double.IsNaN(actual[i]) : BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(actual[i]);
            if (!isSame)
                throw new BitsException(string.Create(CultureInfo.InvariantCulture, $"{actual[i]:R} {way} at step {steps[i]}, where closures give {expected[i]:R}"));
        }
    }

    [GeneratedRegex(@"from (\d+)")]
    private static partial Regex Cut();
}
