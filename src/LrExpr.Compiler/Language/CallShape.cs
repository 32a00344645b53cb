using System.Collections.Immutable;

namespace LrExpr.Language;

/// <summary>What a method takes and gives, by the type of its delegate: reflection costs time at the start, and has nothing to read where metadata was trimmed.</summary>
internal sealed record CallShape(FormulaType Result, params ImmutableArray<FormulaType> Parameters)
{
    private const FormulaType N = FormulaType.Number, B = FormulaType.Boolean, A = FormulaType.Array;

    private static readonly CallShape
        One = new(N, N), Two = new(N, N, N), Four = new(N, N, N, N, N), Five = new(N, N, N, N, N, N), Test = new(B, N), Comparison = new(B, N, N), Negation = new(B, B), Logical = new(B, B, B),
        Search = new(N, N, A), Table = new(N, N, A, A), Element = new(N, A, N), OfArray = new(N, A),
        Spread = new(A, N), Reshape = new(A, A), Joint = new(A, A, A);

    public static CallShape Of(Delegate method) => method switch
    {
        Func<double, double> => One,
        Func<double, double, double> => Two,
        Func<double, double, double, double, double> => Four,
        Func<double, double, double, double, double, double> => Five,
        Func<double, bool> => Test,
        Func<double, double, bool> => Comparison,
        Func<bool, bool> => Negation,
        Func<bool, bool, bool> => Logical,
        Func<double, double[], double> => Search,
        Func<double, double[], double[], double> => Table,
        Func<double[], double, double> => Element,
        Func<double[], double> => OfArray,
        Func<double, double[]> => Spread,
        Func<double[], double[]> => Reshape,
        Func<double[], double[], double[]> => Joint,
        _ => throw NoCall(method),
    };

    public static Value Invoke(Delegate method, ReadOnlySpan<Value> a) => method switch
    {
        Func<double, double> f => f(a[0].Number),
        Func<double, double, double> f => f(a[0].Number, a[1].Number),
        Func<double, double, double, double, double> f => f(a[0].Number, a[1].Number, a[2].Number, a[3].Number),
        Func<double, double, double, double, double, double> f => f(a[0].Number, a[1].Number, a[2].Number, a[3].Number, a[4].Number),
        Func<double, bool> f => f(a[0].Number),
        Func<double, double, bool> f => f(a[0].Number, a[1].Number),
        Func<bool, bool> f => f(a[0].Boolean),
        Func<bool, bool, bool> f => f(a[0].Boolean, a[1].Boolean),
        Func<double, double[], double> f => f(a[0].Number, a[1].Array),
        Func<double, double[], double[], double> f => f(a[0].Number, a[1].Array, a[2].Array),
        Func<double[], double, double> f => f(a[0].Array, a[1].Number),
        Func<double[], double> f => f(a[0].Array),
        Func<double, double[]> f => f(a[0].Number),
        Func<double[], double[]> f => f(a[0].Array),
        Func<double[], double[], double[]> f => f(a[0].Array, a[1].Array),
        _ => throw NoCall(method),
    };

    public static InvalidOperationException NoCall(Delegate method) => new($"No call for {method.GetType()}.");
}
