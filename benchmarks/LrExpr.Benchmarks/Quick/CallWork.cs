using System.Runtime.CompilerServices;
using LrExpr.Benchmarks.Formulas;

namespace LrExpr.Benchmarks.Quick;

internal static class CallWork
{
    public const int CallsInOneRun = SampleFormulas.Steps;

    public static Contestant Calls(string name, Func<long, double> function) => new(name, times =>
    {
        for (int i = 0; i < times; i++)
            Sum(function, CallsInOneRun);
    });

    /// <summary>The least that any function costs: <c>step => 0</c>, compiled as ours are.</summary>
    public static Func<long, double> Nothing { get; } = Schedule.Compile("0").Function;

    /// <summary>
    /// The loop every contestant is called from. Fully optimised from the first call on, without a profile: else the JIT would
    /// inline whichever contestant it saw most.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Sum(Func<long, double> function, int steps)
    {
        double sum = 0;
        for (long step = 0; step < steps; step++)
            sum += function(step);
        return sum;
    }

    private static Contestant TextToFirstValue(SampleFormula formula) => new("text", times =>
    {
        for (int i = 0; i < times; i++)
            formula.Compile().At(1);
    });

    public static Contestant[] FirstValues(SampleFormula formula) =>
        [TreeToFirstValue(formula), TextToFirstValue(formula), TextToSchedule(formula), TextToCode(formula)];

    /// <summary>With the code, which otherwise is made after some calls.</summary>
    private static Contestant TextToCode(SampleFormula formula) => new("code", times =>
    {
        for (int i = 0; i < times; i++)
            formula.Compile().Function(1);
    });

    /// <summary>Reading and all checks, without the code, which is made on first use.</summary>
    private static Contestant TextToSchedule(SampleFormula formula) => new("checked", times =>
    {
        for (int i = 0; i < times; i++)
            formula.Compile();
    });

    private static Contestant TreeToFirstValue(SampleFormula formula) => new("tree", times =>
    {
        for (int i = 0; i < times; i++)
            formula.Tree.Compile()(1);
    });

    public static Contestant Loop(SampleFormula formula, int count)
    {
        double[] destination = new double[count];
        return new("loop", times =>
        {
            for (int i = 0; i < times; i++)
                formula.HandWrittenLoop(0, destination);
        });
    }

    public static Contestant Fill(SampleFormula formula, int count)
    {
        double[] destination = new double[count];
        var schedule = formula.Compile();
        return new("fill", times =>
        {
            for (int i = 0; i < times; i++)
                schedule.Fill(0, destination);
        });
    }

    /// <summary>What memory takes: one value, copied.</summary>
    public static Contestant Copies(int count)
    {
        double[] destination = new double[count];
        return new("copies", times =>
        {
            for (int i = 0; i < times; i++)
                destination.AsSpan().Fill(i);
        });
    }
}
