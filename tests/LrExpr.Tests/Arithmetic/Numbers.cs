namespace LrExpr.Tests.Arithmetic;

/// <summary>Arguments to try functions with, the same in every run.</summary>
internal sealed class Numbers(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Where functions have seams, limits and exceptions.</summary>
    public static readonly double[] Edges =
    [
        0, -0.0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 4, 1.5, -1.5, 10, 0.1, 2.5, 1023, 1024, -1022, -1074, -1075,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, -double.MaxValue,
        double.Epsilon, -double.Epsilon, 2.2250738585072014E-308, -2.2250738585072014E-308, 2.225073858507201E-308, 1e-310, -1e-310,
        708, -708, 709.782712893384, 709.7827128933841, 710.4758600739439, 710.475860073944, -745.1332191019411, -745.1332191019412, -745.2, 1e300, -1e300,
        9007199254740991, -9007199254740991, 9007199254740993, 4503599627370497, 0.9999999999999999, 1.0000000000000002, -0.9999999999999999,
        0.7071067811865475, 0.7071067811865476, 1.4142135623730951, 0.34657359027997264, 0.34657359027997270, 18.5, 22,
    ];

    public double Between(double least, double most) => least + (most - least) * random.NextDouble();

    public int Whole(int least, int most) => random.Next(least, most + 1);

    /// <summary>Any number, all bits of it by chance.</summary>
    public double AnyBits() => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));

    /// <summary>By chance one of all numbers, a usual one, an edge or a neighbour of an edge.</summary>
    public double Mixed()
    {
        double edge = Edges[random.Next(Edges.Length)];
        return random.Next(6) switch
        {
            0 => AnyBits(),
            1 => Between(-1, 1),
            2 => Between(-20, 20),
            3 => Between(-750, 750),
            4 => random.Next(2) == 0 ? Math.BitIncrement(edge) : Math.BitDecrement(edge),
            _ => edge,
        };
    }

    /// <summary>Whether two results are the same number; -0 is not 0, and every NaN is NaN.</summary>
    public static bool Same(double a, double b) => double.IsNaN(a) ? double.IsNaN(b) : BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);

    /// <summary>The same, or neighbours that are neither 0 nor infinite.</summary>
    public static bool Near(double a, double b) =>
        Same(a, b) || (a != 0 && b != 0 && double.IsFinite(a) && double.IsFinite(b) && Math.Abs(BitConverter.DoubleToInt64Bits(a) - BitConverter.DoubleToInt64Bits(b)) <= 1);
}
