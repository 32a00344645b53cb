using LrExpr.Cli.Text;

namespace LrExpr.Cli.Tests;

public class PrintedTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("Lernrate für π", "Lernrate für π")]
    [InlineData("a\nb", "a\\u{000A}b")]
    [InlineData("\u001b[31mred", "\\u{001B}[31mred")]
    [InlineData("a\u202eb", "a\\u{202E}b")]
    [InlineData("a\u2028b", "a\\u{2028}b")]
    [InlineData("😀", "😀")]
    public void Line_OfUnknownOrigin_MovesNothingOnTheTerminal(string text, string expected) => Assert.Equal(expected, Printed.Line(text));

    [Fact]
    public void Lines_WithLineFeeds_KeepsThemOnly() => Assert.Equal("a\nb\\u{0007}\nc", Printed.Lines("a\r\nb\a\nc"));

    [Theory]
    [InlineData("0.1 *\n   step", 10, "0.1 * step")]
    [InlineData("0.1 * step + 1", 10, "0.1 * s...")]
    public void Shortened_TooLong_IsCutVisibly(string text, int length, string expected) => Assert.Equal(expected, Printed.Shortened(text, length));
}
