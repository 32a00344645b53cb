using System.Text.Json;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Functions;

/// <summary>The easings against the definitions of easings.net, computed with many digits.</summary>
public sealed class EasingTests
{
    /// <summary>Nine units in the last place of a number just below 1: a wave has gone through half of them before it is multiplied.</summary>
    private const double Tolerance = 1e-15;

    private static readonly IReadOnlyDictionary<string, JsonElement> Golden =
        TestData.Json("functions/easings.json").GetProperty("rows").EnumerateArray().ToDictionary(row => row.Text("function"), row => row.GetProperty("points"));

    /// <summary>The easings of the table.</summary>
    private static readonly string[] Names = [.. FunctionTable.All.Where(row => row.Group == "Easings" && row.ParameterNames.Length == 1).Select(row => row.Name)];

    public static TheoryData<string> Easings => [.. Names];

    [Fact]
    public void Easings_AreThoseThatHaveValues() => Assert.Equal(Golden.Keys, Names);

    [Theory]
    [MemberData(nameof(Easings))]
    public void Easing_Each_HasTheValuesOfItsDefinition(string name)
    {
        foreach (var point in Golden[name].EnumerateArray())
        {
            double t = point[0].GetDouble();
            Assert.Equal(point[1].GetDouble(), At(name, t), Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Easings))]
    public void Easing_AtItsEndsAndBeyond_IsZeroAndOne(string name)
    {
        Assert.All([0, -0.0, -1e-300, -3, -1e300, double.NegativeInfinity], t => Assert.Equal(0, At(name, t)));
        Assert.All([1, 1.5, 1e300, double.PositiveInfinity], t => Assert.Equal(1, At(name, t)));
        Assert.Equal(double.NaN, At(name, double.NaN));
    }

    private static double At(string name, double t) => new BoundCall(FunctionTable.Find(name)!, new BoundConstant(t)).Constant!.Value.Number;
}
