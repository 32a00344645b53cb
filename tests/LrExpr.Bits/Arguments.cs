namespace LrExpr.Bits;

/// <summary>
/// Numbers to call functions with: a third uniform in value, a third uniform in bits, and a third edges and their neighbours. By turns they are mixed and of one sort,
/// since functions have short ways for vectors of usual numbers alone.
/// </summary>
internal sealed class Arguments(SplitMix random)
{
    private const int Sorts = 3;
    private const int LongestTurn = 64;

    private const double HalfPi = 1.5707963267948966;

    /// <summary>The ranges of usual numbers: of rates, of angles, of exponents, of steps.</summary>
    private static readonly double[] Widths = [1, 8, 50, 800, 1e6];

    /// <summary>Where functions have seams, limits and exceptions.</summary>
    private static readonly double[] Edges =
    [
        0, 1, 10, 0.1, 1023, 1074, 1075, double.NaN, double.PositiveInfinity, double.MaxValue, double.Epsilon, 2.2250738585072014E-308, 1e300, 1e-310,
        708, 709.782712893384, 710.4758600739439, 745.1332191019411, 745.2, 9007199254740991, 4503599627370497, 18.5, 19.06, 22, 36.7,
        0.7071067811865476, 1.4142135623730951, 0.34657359027997264, 0.17328679513998632, 0.4142135623730950, 2.4142135623730951, 0.712, 1.424,
    ];

    private int _turn, _sort;
    private double _width = 1;

    public double Next()
    {
        if (_turn-- == 0)
        {
            _turn = random.Below(LongestTurn);
            _sort = random.Below(2 * Sorts);
            _width = random.OneOf<double>(Widths);
        }

        return (_sort < Sorts ? _sort : random.Below(Sorts)) switch
        {
            0 => Uniform(),
            1 => BitConverter.UInt64BitsToDouble(random.Next()),
            _ => Edge(),
        };
    }

    /// <summary>Another argument of the same call, by chance the same number or its negative.</summary>
    public double Beside(double first) => random.Below(16) switch
    {
        0 => first,
        1 => -first,
        _ => Next(),
    };

    private double Uniform()
    {
        double number = _width * (2 * random.Unit() - 1);
        return random.Below(4) == 0 ? Math.Floor(number) : number;
    }

    private double Edge()
    {
        double edge = random.Below(6) switch
        {
            0 => Math.ScaleB(1, random.Below(2098) - 1074),
            1 => BitConverter.Int64BitsToDouble(random.OfAnySize(52)),
            2 => random.OfAnySize(53) + 0.5,
            3 => random.OfAnySize(53) * HalfPi,
            _ => random.OneOf<double>(Edges),
        };
        edge = random.Below(3) switch
        {
            0 => Math.BitDecrement(edge),
            1 => Math.BitIncrement(edge),
            _ => edge,
        };
        return random.Below(2) == 0 ? edge : -edge;
    }
}
