using LrExpr.Cli.Input;

namespace LrExpr.Cli.Tests;

public class WholeNumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("007", 7)]
    [InlineData("+5", 5)]
    [InlineData("-5", -5)]
    [InlineData("1_000_000", 1_000_000)]
    [InlineData("1e3", 1000)]
    [InlineData("1E+3", 1000)]
    [InlineData("1.5e3", 1500)]
    [InlineData("1_0.0_0e1", 100)]
    [InlineData("1500e-2", 15)]
    [InlineData("2.0", 2)]
    [InlineData("0e9999", 0)]
    [InlineData("9007199254740993", 9007199254740993)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void Parse_WholeNumber_IsExact(string text, long expected) => Assert.Equal(expected, WholeNumber.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("x")]
    [InlineData("0.5")]
    [InlineData("1e-1")]
    [InlineData("15e-2")]
    [InlineData("1e-9999")]
    [InlineData(".5e1")]
    [InlineData("5.")]
    [InlineData("1e")]
    [InlineData("1e1_0")]
    [InlineData("1e99999999999")]
    [InlineData("_1")]
    [InlineData("1_")]
    [InlineData("1__0")]
    [InlineData("--1")]
    [InlineData("1 000")]
    [InlineData("0x10")]
    [InlineData("10k")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("٣")]
    public void Parse_NoWholeNumber_IsRefused(string text)
    {
        var wrong = Assert.Throws<InputException>(() => WholeNumber.Parse(text));
        Assert.EndsWith("is not a whole number", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("1e19")]
    [InlineData("1e9999")]
    public void Parse_BeyondLong_SaysSo(string text)
    {
        var wrong = Assert.Throws<InputException>(() => WholeNumber.Parse(text));
        Assert.EndsWith("is beyond the largest step, 9223372036854775807", wrong.Message, StringComparison.Ordinal);
    }
}
