using System.Globalization;
using LrExpr.Bits;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Arithmetic;

/// <summary>A line of <c>tests/data/accuracy/functions.txt</c>: where a function is tried. The arguments are those of <c>make.py</c> there, to the last bit.</summary>
internal sealed class AccuracyPlace
{
    public const int Points = 100_000;

    private readonly ulong seed;
    private readonly double least, most;
    private readonly ulong leastExponent, mostExponent;
    private readonly bool hasSigns, isQuarters;
    private readonly double[] edges;

    private AccuracyPlace(string[] words)
    {
        Name = words[0];
        seed = ulong.Parse(words[1], CultureInfo.InvariantCulture);
        (least, most) = (Number(words[2]), Number(words[3]));
        leastExponent = ulong.Parse(words[4], CultureInfo.InvariantCulture);
        mostExponent = ulong.Parse(words[5], CultureInfo.InvariantCulture);
        hasSigns = words[6] == "2";
        isQuarters = words[7] == "quarters";
        edges = isQuarters ? [] : [.. words[7..].Select(Number)];
    }

    public string Name { get; }

    public static IReadOnlyList<AccuracyPlace> All { get; } =
    [
        .. File.ReadLines(TestData.PathOf("accuracy/functions.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => new AccuracyPlace(line.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    /// <summary>The arguments; the second is 0 where there is one.</summary>
    public (double A, double B)[] Arguments()
    {
        var random = new SplitMix(seed);
        var pairs = new (double, double)[Points];
        for (int i = 0; i < Points; i++)
        {
            pairs[i] = Name switch
            {
                "pow" => PowerPair(random, i),
                "atan2" => AnglePair(random, i),
                "normal" => (random.Next() >> 40, random.Next() >> 20),
                _ => (One(random, i), 0),
            };
        }

        return pairs;
    }

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);

    private static ulong Bits(double x) => BitConverter.DoubleToUInt64Bits(x);

    private static double Double(ulong bits) => BitConverter.UInt64BitsToDouble(bits);

    private double One(SplitMix random, int i) => (i % 3) switch
    {
        0 => Between(random),
        1 => AnyBits(random),
        _ => NearEdge(random),
    };

    private double Between(SplitMix random) => least + (most - least) * random.Unit();

    private double AnyBits(SplitMix random)
    {
        ulong s = random.Next(), t = random.Next();
        ulong exponent = leastExponent + (s >> 8) % (mostExponent - leastExponent + 1);
        return Double((hasSigns ? s << 63 : 0) | exponent << 52 | t >> 12);
    }

    private double NearEdge(SplitMix random)
    {
        ulong s = random.Next(), t = random.Next();
        double edge = isQuarters ? (1 + (s >> 16) % (1UL << (int)(s & 31))) * 1.5707963267948966 : edges[(int)((s >> 16) % (ulong)edges.Length)];
        ulong distance = (t >> 6) & ((1UL << (int)((t & 63) % 45)) - 1);
        bool isDown = (s >> 62 & 1) != 0;
        double x = edge == 0 ? Double(distance) : Double(isDown ? Bits(edge) - distance : Bits(edge) + distance);
        if (!double.IsFinite(x))
            x = edge;
        return hasSigns && s >> 63 != 0 ? -x : x;
    }

    private (double A, double B) AnglePair(SplitMix random, int i)
    {
        double y = One(random, i), x = One(random, i);
        if (i % 3 != 1)
            return (y, x);
        long exponent = (long)(Bits(y) >> 52 & 0x7FF) + (long)(random.Next() % 141) - 70;
        return (y, Double(Bits(x) & 0x800FFFFFFFFFFFFF | (ulong)Math.Clamp(exponent, 0, 2046) << 52));
    }

    private (double A, double B) PowerPair(SplitMix random, int i)
    {
        if (i % 3 == 0)
        {
            double number = Between(random);
            ulong choice = random.Next();
            return (choice & 1) != 0 ? ((choice & 2) != 0 ? -number : number, (choice >> 2) % 401 - 200.0) : (number, -300 + 600 * random.Unit());
        }

        double wanted = -1080 + 2110 * random.Unit();
        double @base = i % 3 == 1 ? AnyBits(random) : NearEdge(random);
        ulong bits = Bits(@base);
        double logarithm = i % 3 == 1
            ? (long)(bits >> 52) - 1023 + (Double(bits & 0xFFFFFFFFFFFFF | 0x3FFUL << 52) - 1)
            : (@base - 1) * 1.4426950408889634;
        return (@base, logarithm != 0 ? wanted / logarithm : wanted);
    }
}
