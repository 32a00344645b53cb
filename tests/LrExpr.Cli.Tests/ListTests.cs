using LrExpr.Cli.Tests.Support;
using Spectre.Console;

namespace LrExpr.Cli.Tests;

public sealed class ListTests(Workspace files) : IClassFixture<Workspace>
{
    [Fact]
    public void List_GoodFile_IsATable()
    {
        files.Write("good.json", Files.Good);
        const string Expected = """
            NAME           KIND OR FORMULA                 COST  DESCRIPTION
            keras          ExponentialDecay                  30
            learning_rate  init * 0.5 ^ floor(step / s...    28  Halves every thousand
                                                                 steps.
            momentum       0.9                                1

            """;
        Assert.Equal(new Outcome(0, Expected, ""), files.Run("list", "good.json"));
    }

    [Fact]
    public void List_OfSchedulesWithInputs_HasThem()
    {
        files.Write("inputs.json", """{ "LrExpr": { "Inputs": { "load": { "Default": 0, "Min": 0, "Max": 1, "Description": "of the server" }, "user": null }, "Schedules": { "a": "step * load + user", "b": "1" } } }""");
        const string Expected = """
            NAME  KIND OR FORMULA     COST  INPUTS
            a     step * load + user     5  load = 0, 0 to 1
                                            user, to be given
            b     1                      1

            """;
        Assert.Equal(new Outcome(0, Expected, ""), files.Run("list", "inputs.json"));
        Assert.Contains(
            """
            "inputs":[{"name":"load","default":0,"min":0,"max":1,"description":"of the server"},{"name":"user","default":null,"min":null,"max":null,"description":null}]}
            """,
            files.Run("list", "inputs.json", "--format", "json").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void List_AsJson_CutsNothing()
    {
        files.Write("good.json", Files.Good);
        const string Expected =
            """
            {"schedules":[{"name":"keras","kind":"ExponentialDecay","formula":null,"dialect":null,"description":null,"cost":30,"inputs":[]},
            """ + """
            {"name":"learning_rate","kind":null,"formula":"init * 0.5 ^ floor(step / steps)","dialect":"formula","description":"Halves every thousand steps.","cost":28,"inputs":[]},
            """ + """
            {"name":"momentum","kind":null,"formula":"0.9","dialect":"formula","description":null,"cost":1,"inputs":[]}]}

            """;
        Assert.Equal(new Outcome(0, Expected, ""), files.Run("list", "good.json", "--format", "json"));
    }

    [Fact]
    public void List_LongNamesAndTexts_StayWithinTheWidth()
    {
        string name = new('n', 60);
        files.Write("long.json", $$"""{ "LrExpr": { "Schedules": { "{{name}}": { "Formula": "1", "Description": "{{string.Concat(Enumerable.Repeat("word ", 40))}}" } } } }""");
        string output = files.Run("list", "long.json").Output;
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Equal(60, output.Count(c => c == 'n'));
        Assert.Equal(40, output.Split("word").Length - 1);
    }

    [Fact]
    public void List_TextsThatControlTheTerminal_AreMadeHarmless()
    {
        files.Write("odd.json", """{ "LrExpr": { "Schedules": { "für": { "Formula": "1", "Description": "\u001b[31mred\u202e" } } } }""");
        const string Expected = """
            NAME  KIND OR FORMULA  COST  DESCRIPTION
            für   1                   1  \u{001B}[31mred\u{202E}

            """;
        Assert.Equal(Expected, files.Run(80, AnsiSupport.Yes, "list", "odd.json").Output);
    }

    [Fact]
    public void List_NoSchedules_SaysSo()
    {
        files.Write("empty.json", """{ "LrExpr": {} }""");
        Assert.Equal(new Outcome(0, "no schedules\n", ""), files.Run("list", "empty.json"));
        Assert.Equal(new Outcome(0, "{\"schedules\":[]}\n", ""), files.Run("list", "empty.json", "--format", "json"));
        Assert.Equal(new Outcome(0, "no schedules\n", ""), files.Run("eval", "empty.json", "--steps", "0"));
        Assert.Equal(new Outcome(0, "{}\n", ""), files.Run("eval", "empty.json", "--steps", "0", "--format", "json"));
    }
}
