using System.Globalization;
using LrExpr.Formats.Export;
using LrExpr.Formats.Keras;
using LrExpr.Syntax;

namespace LrExpr.Tests.Parsing;

/// <summary>Numbers leave with all their bits, whatever they are written for.</summary>
public sealed class NumberTextTests
{
    private const int RandomNumbers = 20_000;

    [Fact]
    public void PowerOfTwo_Each_ReadsBack() =>
        Assert.All(Enumerable.Range(-1074, 1074 + 1024).Select(exponent => Math.ScaleB(1, exponent)).SelectMany(power => new[] { power, -power }), AssertReadsBack);

    /// <summary>New ones at each run; a failure names the number.</summary>
    [Fact]
    public void RandomBits_ReadBack() =>
        Assert.All(
            Enumerable.Range(0, RandomNumbers).Select(_ => BitConverter.Int64BitsToDouble(Random.Shared.NextInt64(long.MinValue, long.MaxValue))).Where(double.IsFinite),
            AssertReadsBack);

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-2.5e-8, "-2.5e-08")]
    [InlineData(1e300, "1e300")]
    [InlineData(2.98023223876953125E-08, "2.9802322387695312e-08")]
    public void Number_AsText_IsShort(double value, string expected) => Assert.Equal(expected, NumberText.Of(value));

    private static void AssertReadsBack(double value)
    {
        string[] texts = [NumberText.Of(value), PythonText.Float(value), new PythonLanguage().Number(value).Text, new CSharpLanguage().Number(value).Text];
        Assert.All(texts.Where(text => !text.Contains("ath.", StringComparison.Ordinal)), text =>
            Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture))));
        Assert.Equal(value, Schedule.Compile("x", new ScheduleParameters { ["x"] = value }).At(0));
    }
}
