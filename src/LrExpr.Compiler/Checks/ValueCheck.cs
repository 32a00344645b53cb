using LrExpr.Running;

namespace LrExpr.Checks;

/// <summary>Where a claim is not true.</summary>
/// <param name="Step">The first such step that was looked at.</param>
/// <param name="Value">The value there.</param>
/// <param name="What">What the value is wrong in; null where there is no value.</param>
/// <param name="Thrown">Why there is none.</param>
internal sealed record FoundBreach(long Step, double Value, string? What, Exception? Thrown);

/// <summary>Holds claims against values that are computed.</summary>
internal static class ValueCheck
{
    private const int BlockSize = 4_096;

    /// <summary>Against the values at every step of a range.</summary>
    public static FoundBreach? AtEveryStep(ScheduleCode code, CheckedRange range, IReadOnlyList<Claim> claims)
    {
        double? before = null;
        return ForEveryStep(code, range, (step, value) =>
        {
            var breach = Breach(claims, step, before, isNeighbour: true, value);
            before = value;
            return breach;
        });
    }

    /// <summary>Against the values at some steps.</summary>
    public static FoundBreach? At(ScheduleCode code, IReadOnlyCollection<long> steps, IReadOnlyList<Claim> claims)
    {
        (long Step, double Value)? before = null;
        foreach (long step in steps)
        {
            double value;
            try
            {
                value = code.Closures(step);
            }
            catch (Exception thrown)
            {
                return new FoundBreach(step, double.NaN, null, thrown);
            }

            if (Breach(claims, step, before?.Value, before?.Step == step - 1, value) is { } breach)
                return breach;
            before = (step, value);
        }

        return null;
    }

    /// <summary>Gives every value of a range to a function, until it finds a breach or a kind written in C# throws.</summary>
    public static FoundBreach? ForEveryStep(ScheduleCode code, CheckedRange range, Func<long, double, FoundBreach?> look)
    {
        var block = new double[Math.Min(BlockSize, range.Count)];
        for (long first = range.First; first <= range.Last; first += block.Length)
        {
            var values = block.AsSpan(0, (int)Math.Min(block.Length, range.Last - first + 1));
            var thrown = Fill(code, first, values, out int count);
            for (int i = 0; i < count; i++)
            {
                if (look(first + i, values[i]) is { } breach)
                    return breach;
            }

            if (thrown is not null)
                return new FoundBreach(first + count, double.NaN, null, thrown);
        }

        return null;
    }

    private static FoundBreach? Breach(IReadOnlyList<Claim> claims, long step, double? before, bool isNeighbour, double value)
    {
        foreach (var claim in claims)
        {
            if (claim.Breach(before, isNeighbour, value) is { } what)
                return new FoundBreach(step, value, what, null);
        }

        return null;
    }

    /// <summary>The values up to the first step at which a kind written in C# throws, and what it throws there.</summary>
    private static Exception? Fill(ScheduleCode code, long first, Span<double> values, out int count)
    {
        count = 0;
        try
        {
            code.Many.Fill(first, values);
            count = values.Length;
            return null;
        }
        catch (Exception)
        {
            try
            {
                for (; count < values.Length; count++)
                    values[count] = code.Current(first + count);
                return null;
            }
            catch (Exception thrown)
            {
                return thrown;
            }
        }
    }
}
