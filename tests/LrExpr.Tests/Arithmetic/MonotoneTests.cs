using LrExpr.Language;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Tests.Arithmetic;

/// <summary>Of two neighbours the larger one has not the smaller value, at places by chance and around the seams of the methods.</summary>
public sealed class MonotoneTests
{
    private const int Lanes = Block.Lanes;

    private delegate void BlockFunction(ReadOnlySpan<double> x, Span<double> results);

    /// <summary>The functions of one number whose rows claim it for all arguments.</summary>
    public static TheoryData<string> Claims =>
        [.. Rows.Where(row => row is { MonotoneToTheBit: not null, Primitive: UnaryPrimitive }).Select(row => row.Name)];

    private static IEnumerable<FunctionSymbol> Rows => FunctionTable.All.Union([FunctionTable.RootPower, FunctionTable.InverseRootPower]);

    [Theory]
    [MemberData(nameof(Claims))]
    public void Function_ThatClaimsIt_NeverTurns(string name)
    {
        var row = Rows.Single(row => row.Name == name);
        var primitive = (UnaryPrimitive)row.Primitive!;
        bool falls = row.Slope([new Interval(0, double.PositiveInfinity)], 0) == Tendency.Falling;
        bool isFromZero = row.Slope([new Interval(-1, 1)], 0) == Tendency.Unknown;
        void Walk(double around, int count) => MonotoneTests.Walk(isFromZero ? Math.Abs(around) : around, count, (x, results) => primitive.Fill(x, results), falls, name);

        var numbers = new Numbers(6);
        for (int i = 0; i < 600; i++)
            Walk((i % 3) switch { 0 => numbers.Between(-746, 710), 1 => numbers.Between(0, 10), _ => numbers.AnyBits() }, 400);
        for (int n = -1075; n <= 1024; n += 5)
            Walk((n + 0.5) * 0.6931471805599453, 500);
        for (int k = -1022; k <= 1023; k += 20)
            Walk(Math.ScaleB(0.7071067811865476, k), 300);
        foreach (double edge in Numbers.Edges)
            Walk(edge, 10_000);
    }

    [Fact]
    public void Powers_of_constants()
    {
        var numbers = new Numbers(8);
        foreach (double c in (ReadOnlySpan<double>)[0.96, 0.5, 2, 10, 0.999, 1.0001, 1.0000000000000002, 1e-300, 4e300, 0.1])
        {
            double perPower = 0.6931471805599453 / PowerOf.LogarithmOf(c).High;
            for (int i = 0; i < 100; i++)
                WalkPowers(c, perPower * numbers.Between(-1076, 1025), 400);
            for (int n = -1075; n < 1024; n += 50)
                WalkPowers(c, perPower * (n + 0.5), 600);
            for (int n = 3; n < 1000; n += 50)
                WalkPowers(c, n, 400);
        }
    }

    private static void WalkPowers(double c, double around, int count)
    {
        var (high, low) = PowerOf.LogarithmOf(c);
        Walk(around, count, (u, results) => Block.PowerOf(u, c, high, low, results), c < 1, $"power of {c:R}");
    }

    private static void Walk(double around, int count, BlockFunction function, bool falls, string name)
    {
        if (!double.IsFinite(around))
            return;

        // From one neighbour to the next one upwards, also through 0.
        double x = around;
        for (int i = 0; i < count / 2 && i < 8; i++)
            x = Math.BitDecrement(x);
        double step = Math.BitIncrement(Math.Abs(around)) - Math.Abs(around);
        if (double.IsFinite(around - step * (count / 2)) && Math.Abs(around) > 1e-300)
            x = around - step * (count / 2);

        double before = falls ? double.PositiveInfinity : double.NegativeInfinity;
        Span<double> values = stackalloc double[Lanes];
        Span<double> results = stackalloc double[Lanes];
        for (int i = 0; i < count; i += Lanes)
        {
            foreach (ref double value in values)
            {
                value = x;
                x = Math.BitIncrement(x);
            }

            function(values, results);
            for (int j = 0; j < Lanes; j++)
            {
                if (falls ? results[j] > before : results[j] < before)
                    Assert.Fail($"{name}: {results[j]:R} at {values[j]:R} after {before:R}");
                if (!double.IsNaN(results[j]))
                    before = results[j];
            }
        }
    }
}
