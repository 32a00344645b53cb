using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace LrExpr.Benchmarks.Formulas;

/// <summary>A schedule written three times: as a formula, by hand, and as the expression tree the C# compiler makes of it.</summary>
internal sealed class SampleFormula
{
    private readonly Func<ScheduleParameters> _parameters;

    private SampleFormula(string name, string text, Func<ScheduleParameters> parameters)
    {
        Name = name;
        Text = text;
        _parameters = parameters;
    }

    public string Name { get; }

    public string Text { get; }

    /// <summary>The method by hand, called as any <c>Func&lt;long, double&gt;</c> is.</summary>
    public required Func<long, double> HandWritten { get; init; }

    /// <summary>A loop over the method by hand, whose body the JIT inlines.</summary>
    public required Action<long, double[]> HandWrittenLoop { get; init; }

    /// <summary>What making any new delegate costs at least: this tree, compiled.</summary>
    public required Expression<Func<long, double>> Tree { get; init; }

    /// <summary>The method as an expression in C#, for libraries that read that.</summary>
    public required string CSharp { get; init; }

    /// <summary>How much of the time of a call of the method by hand a call may take.</summary>
    public required double CallBar { get; init; }

    /// <summary>How fast <c>Fill</c> must be.</summary>
    public required FillBar FillBar { get; init; }

    /// <summary>The same before the curve becomes constant; null where it does not.</summary>
    public FillBar? CurvedBar { get; init; }

    public ScheduleParameters Parameters() => _parameters();

    public CompiledSchedule Compile() => Schedule.Compile(Text, _parameters());

    public override string ToString() => Name;

    public static SampleFormula Of<T>(
        string name, string text, Func<ScheduleParameters> parameters, Expression<Func<long, double>> tree, double callBar, FillBar fillBar, FillBar? curvedBar = null,
        [CallerArgumentExpression(nameof(tree))] string csharp = "")
        where T : struct, IHandWritten =>
        new(name, text, parameters)
        {
            HandWritten = T.At, HandWrittenLoop = Loop<T>, Tree = tree, CSharp = csharp["step =>".Length..].Trim(),
            CallBar = callBar, FillBar = fillBar, CurvedBar = curvedBar,
        };

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Loop<T>(long first, double[] destination)
        where T : struct, IHandWritten
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = T.At(first + i);
    }
}
