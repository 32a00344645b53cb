using System.Text.Json;
using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Functions;

/// <summary>The curve through points against SciPy's.</summary>
public sealed class PchipTests
{
    /// <summary>Of the largest magnitude of the points: SciPy computes the same cubics in another order.</summary>
    private const double Tolerance = 1e-15;

    private const int Parts = 200;

    private static readonly FunctionSymbol Function = FunctionTable.Find("pchip")!;

    private static readonly IReadOnlyDictionary<string, JsonElement> Golden =
        TestData.Json("functions/pchip.json").GetProperty("rows").EnumerateArray().ToDictionary(row => $"{row.GetProperty("xs")} {row.GetProperty("ys")}");

    public static TheoryData<string> Tables => [.. Golden.Keys];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Curve_Each_HasTheValuesOfSciPy(string table)
    {
        var (xs, ys) = PointsOf(table);
        double room = Tolerance * ys.Max(Math.Abs);

        foreach (var point in Golden[table].GetProperty("points").EnumerateArray())
            Assert.Equal(point[1].GetDouble(), At(point[0].GetDouble(), xs, ys), room);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Curve_AtItsPointsAndBeyond_HasTheirValues(string table)
    {
        var (xs, ys) = PointsOf(table);

        Assert.Equal(ys, xs.Select(x => At(x, xs, ys)));
        Assert.All([xs[0] - 1, double.MinValue, double.NegativeInfinity], x => Assert.Equal(ys[0], At(x, xs, ys)));
        Assert.All([xs[^1] + 1, double.MaxValue, double.PositiveInfinity], x => Assert.Equal(ys[^1], At(x, xs, ys)));
    }

    /// <summary>But for a last place or two, and to the bit from point to point.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void Curve_BetweenTwoPoints_GoesOneWay(string table)
    {
        var (xs, ys) = PointsOf(table);
        double room = Tolerance * ys.Max(Math.Abs);
        for (int i = 0; i < xs.Length - 1; i++)
        {
            double before = ys[i], direction = Math.Sign(ys[i + 1] - ys[i]);
            for (int part = 1; part <= Parts; part++)
            {
                double value = At(xs[i] + (xs[i + 1] - xs[i]) * part / Parts, xs, ys);
                Assert.True((value - before) * direction >= -room, $"{before} and then {value}");
                Assert.InRange(value, Math.Min(ys[i], ys[i + 1]), Math.Max(ys[i], ys[i + 1]));
                before = value;
            }
        }
    }

    [Theory]
    [InlineData(new[] { -1e308, 0, 1e308 }, new[] { -1e308, 1e308, -1e308 })]
    [InlineData(new[] { 0, 1e-320, 1 }, new[] { 1e308, -1e308, 0 })]
    [InlineData(new[] { -1e308, 1e308 }, new[] { 1e308, -1e308 })]
    public void Curve_ThroughPointsAsFarAsNumbersGo_GivesNumbersBetweenThem(double[] xs, double[] ys) => Assert.All(
        [xs[0], xs[0] / 2, -1, 0, 5e-321, 0.5, 1e300, xs[^1] / 2, xs[^1]],
        x => Assert.InRange(At(x, xs, ys), ys.Min(), ys.Max()));

    [Theory]
    [InlineData("pchip(step, [0, 10, 20], [1, 2, 5])", Tendency.Rising)]
    [InlineData("pchip(step, [0, 10, 20], [1, 1, 0])", Tendency.Falling)]
    [InlineData("pchip(-step, [0, 10, 20], [1, 1, 0])", Tendency.Rising)]
    [InlineData("pchip(step, [0, 10, 20], [1, 2, 0])", Tendency.Unknown)]
    [InlineData("pchip(step, [0, 10, 20], [1, 1, 1])", Tendency.Constant)]
    public void Facts_OfACurve_AreThoseOfItsPoints(string formula, object tendency)
    {
        var fact = new FactReader(new StepRange(0, 100)).Visit(Schedule.Compile(formula).Code.Lowered.Body);

        Assert.Equal((Tendency)tendency, fact.Tendency);
        Assert.True(fact.Interval.IsFinite);
    }

    private static (double[] Xs, double[] Ys) PointsOf(string table) => (Numbers(Golden[table].GetProperty("xs")), Numbers(Golden[table].GetProperty("ys")));

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private static double At(double x, double[] xs, double[] ys) => Function.Invoke([x, xs, ys]).Number;
}
