using System.Runtime.CompilerServices;

namespace LrExpr.Benchmarks.Quick;

/// <summary>What a value costs whose input comes with the call, against one of the same formula whose input is what it is by default.</summary>
internal static class InputWork
{
    private const int CallsUntilCompiled = 1_000;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private static readonly (string Name, string Formula)[] Formulas =
    [
        ("jitter", "uniform(client, step) * min(60, 2 ^ step)"),
        ("load", "min(60, 0.5 * 2 ^ (step % 10)) * (1 + client)"),
        ("decay", "0.1 * exp(-step / 1000) * (1 + client)"),
    ];

    public static void Measure()
    {
        using var table = Table.OfOutcomes("inputs", "One value with an input that the call gives, against the default", "ns");
        foreach (var (name, formula) in Formulas)
        {
            var schedule = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Inputs", [new Setting("client", "0.5")]), new Setting("Schedules", [new Setting("x", formula)])]))["x"];
            var typed = schedule.FunctionOf("client");
            var given = schedule.With("client", 0.5);
            for (int i = 0; i < CallsUntilCompiled; i++)
                _ = schedule.At(i) + typed(i, 0.5) + given.At(i);
            Thread.Sleep(Moment);
            var outcomes = Rounds.Measure(
                CallWork.Calls("default", schedule.At), Calls(typed), CallWork.Calls("given", given.At));
            table.Row($"{name}, typed call", outcomes[1], outcomes[0], bar: 1.1, per: CallWork.CallsInOneRun, mostBytes: 0);
            table.Row($"{name}, given for good", outcomes[2], outcomes[0], bar: 1.1, per: CallWork.CallsInOneRun, mostBytes: 0);
        }
    }

    private static Contestant Calls(Func<long, double, double> function) => new("typed", times =>
    {
        for (int i = 0; i < times; i++)
            Sum(function, CallWork.CallsInOneRun);
    });

    /// <summary>As <see cref="CallWork.Sum"/>, with an input.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Sum(Func<long, double, double> function, int steps)
    {
        double sum = 0;
        for (long step = 0; step < steps; step++)
            sum += function(step, 0.5);
        return sum;
    }
}
