using System.Globalization;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Input;

/// <summary>
/// The steps asked for: <c>0,1,10..20,0..1000:100</c>, and on a clock <c>2026-12-01..2026-12-08:6h</c>, <c>now..7d</c>. Ranges include both ends, a stride may follow a range, and the order is
/// that of the list.
/// </summary>
internal static class StepList
{
    public const int MostSteps = 1_000_000;

    /// <summary>The steps of several lists, one after the other.</summary>
    public static long[] Parse(IEnumerable<string> lists, StepReader? reader = null) => StepsOf([.. lists.SelectMany(list => ParseList(list, reader ?? StepReader.OfNumbers))]);

    /// <summary>The steps to draw: a single range as such, however long it is; else the steps of the lists in rising order.</summary>
    public static StepSelection ParseSelection(IEnumerable<string> lists, StepReader? reader = null)
    {
        var ranges = lists.SelectMany(list => ParseList(list, reader ?? StepReader.OfNumbers)).ToList();
        if (ranges is [{ Stride: 1 } range])
            return new StepSelection(range.First, range.Last, null);
        long[] steps = [.. StepsOf(ranges).Order().Distinct()];
        return new StepSelection(steps[0], steps[^1], steps);
    }

    private static long[] StepsOf(List<StepRange> ranges)
    {
        Int128 count = 0;
        foreach (var range in ranges)
            count += range.Count;
        if (count > MostSteps)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"--steps asks for {count:N0} values of each schedule; at most {MostSteps:N0} are given at once (a stride thins a range out: 0..1e9:1e6)"));
        }

        var steps = new long[(int)count];
        int next = 0;
        foreach (var range in ranges)
        {
            for (Int128 i = 0; i < range.Count; i++)
                steps[next++] = (long)(range.First + i * range.Stride);
        }

        return steps;
    }

    private static List<StepRange> ParseList(string list, StepReader reader)
    {
        var ranges = new List<StepRange>();
        foreach (string item in list.Split(','))
        {
            try
            {
                ranges.Add(ParseItem(item.AsSpan().Trim(), reader));
            }
            catch (InputException wrong)
            {
                throw new InputException($"--steps {Printed.Quote(list)}: {wrong.Message}");
            }
        }

        return ranges;
    }

    private static StepRange ParseItem(ReadOnlySpan<char> item, StepReader reader)
    {
        if (item.IsEmpty)
            throw new InputException("a step is missing; write steps and ranges between commas, such as 0,1,10..20,0..1000:100");
        int dots = item.IndexOf("..");
        if (dots < 0)
        {
            if (item.Contains(':') && !StepReader.IsWhole(item))
                throw new InputException($"{Printed.Quote(item)} has a stride but no range; write 0..1000:100");
            long step = reader.Step(item);
            return new StepRange(step, step, 1);
        }

        int colon = StrideColon(item, dots);
        if (colon >= 0 && colon < dots)
            throw new InputException($"{Printed.Quote(item)} has its stride before the end of the range; write 0..1000:100");
        long first = reader.Step(item[..dots]);
        long last = reader.Last(first, colon < 0 ? item[(dots + 2)..] : item[(dots + 2)..colon]);
        long stride = colon < 0 ? 1 : reader.Stride(item[(colon + 1)..]);
        if (stride < 1)
            throw new InputException($"the stride of {Printed.Quote(item)} must be 1 or more");
        if (first > last)
            throw new InputException($"range {Printed.Quote(item)} ends before it begins");
        return new StepRange(first, last, stride);
    }

    /// <summary>The colon before a stride; times of the day have colons of their own.</summary>
    private static int StrideColon(ReadOnlySpan<char> item, int dots)
    {
        var end = item[(dots + 2)..];
        int last = end.LastIndexOf(':');
        if (last >= 0)
            return StepReader.IsWhole(end) ? -1 : dots + 2 + (StepReader.IsWhole(end[..last]) ? last : end.IndexOf(':'));
        return StepReader.IsWhole(item[..dots]) ? -1 : item[..dots].IndexOf(':');
    }

    private readonly record struct StepRange(long First, long Last, long Stride)
    {
        public Int128 Count => ((Int128)Last - First) / Stride + 1;
    }
}
