using LrExpr.Benchmarks.Quick;

namespace LrExpr.Benchmarks.Kinds;

/// <summary>How many times as fast as <c>At</c> in a loop <c>Fill</c> is, for consecutive steps in numbers of <see cref="Counts"/>, and for steps in any order.</summary>
internal sealed record KindRow(string Name, double[] Consecutive, double Random)
{
    private const int RandomCount = 10_000;

    public static int[] Counts { get; } = [64, 1_000, 10_000, 1_000_000];

    /// <summary>The values that are measured must be equal to the bit, or there is nothing to compare.</summary>
    public static KindRow Measure(KindCase of)
    {
        var schedule = of.Load();
        var function = schedule.Function;
        CheckBits(of, schedule, function);
        var random = new Random(1);
        long[] steps = [.. Enumerable.Range(0, RandomCount).Select(_ => random.NextInt64(of.Steps * 2))];
        return new KindRow(of.Name, [.. Counts.Select(count => TimesAsFast(count, InOrder(schedule, function, count)))], TimesAsFast(RandomCount, AnyOrder(schedule, function, steps)));
    }

    private static double TimesAsFast(int count, Contestant[] contestants) =>
        1 / Rounds.Measure(count > 100_000 ? Rounds.Few : Rounds.Short, contestants)[1].Ratio;

    private static Contestant[] InOrder(CompiledSchedule schedule, Func<long, double> function, int count)
    {
        double[] destination = new double[count];
        return
        [
            new("At", times =>
            {
                for (int i = 0; i < times; i++)
                    Loops.Fill(function, 0, destination);
            }),
            new("Fill", times =>
            {
                for (int i = 0; i < times; i++)
                    schedule.Fill(0, destination);
            }),
        ];
    }

    private static Contestant[] AnyOrder(CompiledSchedule schedule, Func<long, double> function, long[] steps)
    {
        double[] destination = new double[steps.Length];
        return
        [
            new("At", times =>
            {
                for (int i = 0; i < times; i++)
                    Loops.Fill(function, steps, destination);
            }),
            new("Fill", times =>
            {
                for (int i = 0; i < times; i++)
                    schedule.Fill(steps, destination);
            }),
        ];
    }

    private static void CheckBits(KindCase of, CompiledSchedule schedule, Func<long, double> function)
    {
        double[] one = new double[10_000], many = new double[10_000];
        Loops.Fill(function, 0, one);
        schedule.Fill(0, many);
        for (int step = 0; step < one.Length; step++)
        {
            if (BitConverter.DoubleToInt64Bits(one[step]) != BitConverter.DoubleToInt64Bits(many[step]))
                throw new InvalidOperationException(FormattableString.Invariant($"{of.Name} at {step}: {one[step]:R}, in Fill {many[step]:R}"));
        }
    }
}
