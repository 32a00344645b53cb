using LrExpr.Cli.Output;

namespace LrExpr.Cli.Tests;

public class TextTableTests
{
    [Fact]
    public void Write_WideEnough_HasOneLineForEachRow() => Assert.Equal(
        """
        NAME  COST  TEXT
        One
        a        5  first

        Two
        bb      50

        """,
        Written(40));

    [Fact]
    public void Write_TooNarrow_BreaksTheTextFirst() => Assert.Equal(
        """
        NAME               COST  TEXT
        a_rather_long_one     5  some words that have to
                                 be broken

        """,
        Written(49, "a_rather_long_one", "some words that have to be broken"));

    [Fact]
    public void Write_MuchTooNarrow_BreaksNamesTooAndLosesNothing() => Assert.Equal(
        """
        NAME        COST  TEXT
        a_rather_l     5  some words
        ong_one           that have
                          to be
                          broken

        """,
        Written(28, "a_rather_long_one", "some words that have to be broken"));

    private static string Written(int width, params string[] cells)
    {
        using var output = new StringWriter();
        var terminal = new Terminal(output, TextWriter.Null, width);
        var table = new TextTable("NAME", ">COST", "TEXT");
        if (cells.Length > 0)
        {
            table.Row(cells[0], "5", cells[1]);
        }
        else
        {
            table.Group("One");
            table.Row("a", "5", "first");
            table.Group("Two");
            table.Row("bb", "50", "");
        }

        table.Write(terminal);
        return output.ToString();
    }
}
