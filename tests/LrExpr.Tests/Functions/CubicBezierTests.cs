using System.Text.Json;
using LrExpr.Language;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Functions;

/// <summary>The curve of CSS against points that are solved for with many digits.</summary>
public sealed class CubicBezierTests
{
    /// <summary>Four units in the last place of a number just below 1, or of the highest point of the curve.</summary>
    private const double Tolerance = 4.5e-16;

    private static readonly FunctionSymbol Function = FunctionTable.Find("cubicBezier")!;

    public static TheoryData<string> Curves => [.. Golden.Keys];

    private static IReadOnlyDictionary<string, JsonElement> Golden { get; } =
        TestData.Json("functions/bezier.json").GetProperty("rows").EnumerateArray().ToDictionary(row => row.GetProperty("curve").ToString());

    /// <summary>It is the exact value of an argument that is at most 2^-51 away.</summary>
    [Theory]
    [MemberData(nameof(Curves))]
    public void Curve_Each_HasTheValuesOfItsDefinition(string curve)
    {
        double[] points = [.. Golden[curve].GetProperty("curve").EnumerateArray().Select(number => number.GetDouble())];
        double room = Tolerance * Math.Max(1, Math.Max(Math.Abs(points[1]), Math.Abs(points[3])));
        foreach (var point in Golden[curve].GetProperty("points").EnumerateArray())
        {
            double[] near = [.. point.EnumerateArray().Skip(1).Select(number => number.GetDouble())];
            Assert.InRange(At(point[0].GetDouble(), points), near.Min() - room, near.Max() + room);
        }
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Curve_AtItsEndsAndBeyond_IsZeroAndOne(string curve)
    {
        double[] points = [.. Golden[curve].GetProperty("curve").EnumerateArray().Select(number => number.GetDouble())];

        Assert.All([0, -0.0, -3, double.NegativeInfinity], t => Assert.Equal(0, At(t, points)));
        Assert.All([1, 1.5, 1e300, double.PositiveInfinity], t => Assert.Equal(1, At(t, points)));
    }

    [Fact]
    public void Point_BeyondTheWidthOfTheCurve_IsLimited() => Assert.Equal(At(0.3, [0, 0.2, 1, 0.7]), At(0.3, [-2, 0.2, 7, 0.7]));

    [Fact]
    public void Point_AsHighAsNumbersAre_GivesANumber() => Assert.All([0, 0.25, 0.5, 1], t =>
    {
        Assert.True(double.IsFinite(At(t, [0.5, double.MaxValue, 0.5, double.MaxValue])));
        Assert.True(double.IsFinite(At(t, [0.5, double.MaxValue, 0.5, -double.MaxValue])));
    });

    [Theory]
    [InlineData("cubicBezier(step / 9, -0.1, 0, 1, 1)")]
    [InlineData("cubicBezier(step / 9, 0, 0, 1.5, 1)")]
    [InlineData("let x = 2; cubicBezier(step / 9, x - 0.5, 0, 1, 1)")]
    public void Constant_BeyondTheWidthOfTheCurve_IsRefused(string formula)
    {
        Assert.False(Schedule.TryCompile(formula, null, out _, out var diagnostics));
        Assert.Equal("LRX2104", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void Facts_OfACurve_AreItsSpanAndThatItRisesWithoutSwing()
    {
        Interval[] plain = [new(0, 9), new(0.4, 0.4), new(0, 0), new(0.6, 0.6), new(1, 1)];
        Interval[] swinging = [new(0, 9), new(0.4, 0.4), new(-0.5, 0), new(0.6, 0.6), new(1.5, 1.5)];

        Assert.Equal(new Interval(0, 1), Function.IntervalOf(plain));
        Assert.Equal(Tendency.Rising, Function.Slope(plain, 0));
        Assert.Equal(new Interval(-0.5, 1.5), Function.IntervalOf(swinging));
        Assert.Equal(Tendency.Unknown, Function.Slope(swinging, 0));
    }

    private static double At(double t, double[] points) => Function.Invoke([t, points[0], points[1], points[2], points[3]]).Number;
}
