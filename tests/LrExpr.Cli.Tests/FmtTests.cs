using System.Text;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class FmtTests(Workspace files) : IClassFixture<Workspace>
{
    /// <summary>Everything that has formulas, and much that only looks like it.</summary>
    private const string Ugly = """
        {
          // Comments, blanks and   what is no formula stay:  a+b
          "LrExpr" : {
            "Parameters": { "warm\u0075p":"0.05*total", "total":  1e4, "xs": [1, "2*3", "a" ], "flag": true, "none": null },
            "Functions": {"f":"(a,b)=>a**b+-b  # why\n  "},
            "Kinds": { "K": {
              "Description": "a+b",
              "Parameters": { "p": "1+2", "s": {"Type":"schedule","Default":"x-y"}, "c": {"Type":"choice","Options":["a-b"],"Default":"a-b"}, "n": { "Default": "3*4" } },
              "Constraints":[ "p>0" , "p<10 and p!=5" ],
              "Formula":[ "let x=p;" , "   s( step )*x" ] } },
            "Schedules": {
              "x-y": "max( 0,1-step/total )\/2",
              "c": { "Dialect":"csharp", "Description": "1+1", "Formula":"Math . Max(0,-step)* - - 1", "Parameters": {"r":"2*3"} },
              "k": {"Kind":"K","Parameters":{"P":"3*4","S":"x-y","c":"a-b"}, "Expect": { "Max":"2*total", "Monotone": "decreasing" } },
              "k2": {"Kind":"K","Parameters":{"S":{"Formula":"step<5?f(1,2):ok"},"c":"a-b"}},
              "d": "CosineDecay(step,initial_learning_rate:step<5?1:2,decay_steps:10)",
              "unknown": {"Kind":"Nothing","Parameters":{"a":"b-c"}},
              "lines": "let a=1;\n\n  # why  \n   a+NOT_A   # end"
            },
          },
          "Other": { "Formula": "a+b" }
        }
        """;

    private const string Formatted = """
        {
          // Comments, blanks and   what is no formula stay:  a+b
          "LrExpr" : {
            "Parameters": { "warm\u0075p":"0.05 * total", "total":  1e4, "xs": [1, "2 * 3", "a" ], "flag": true, "none": null },
            "Functions": {"f":"(a, b) => a ^ b + -b  # why\n"},
            "Kinds": { "K": {
              "Description": "a+b",
              "Parameters": { "p": "1 + 2", "s": {"Type":"schedule","Default":"x-y"}, "c": {"Type":"choice","Options":["a-b"],"Default":"a-b"}, "n": { "Default": "3 * 4" } },
              "Constraints":[ "p > 0" , "p < 10 && p != 5" ],
              "Formula":[ "let x = p;" , "   s(step) * x" ] } },
            "Schedules": {
              "x-y": "max(0, 1 - step / total) / 2",
              "c": { "Dialect":"csharp", "Description": "1+1", "Formula":"Math.Max(0, -step) * - -1", "Parameters": {"r":"2 * 3"} },
              "k": {"Kind":"K","Parameters":{"P":"3 * 4","S":"x-y","c":"a-b"}, "Expect": { "Max":"2 * total", "Monotone": "decreasing" } },
              "k2": {"Kind":"K","Parameters":{"S":{"Formula":"step < 5 ? f(1, 2) : ok"},"c":"a-b"}},
              "d": "CosineDecay(step, initial_learning_rate: step < 5 ? 1 : 2, decay_steps: 10)",
              "unknown": {"Kind":"Nothing","Parameters":{"a":"b-c"}},
              "lines": "let a = 1;\n\n  # why\n   a + NOT_A   # end"
            },
          },
          "Other": { "Formula": "a+b" }
        }
        """;

    [Theory]
    [InlineData("\n", false)]
    [InlineData("\r\n", false)]
    [InlineData("\r\n", true)]
    public void Fmt_ChangesFormulasAndNoOtherByte(string lineEnd, bool hasMark)
    {
        files.Write("ugly.json", Bytes(Ugly, lineEnd, hasMark));

        Assert.Equal(Formatted.ReplaceLineEndings("\n"), files.Run("fmt", "ugly.json").Output);
        Assert.Equal(Bytes(Ugly, lineEnd, hasMark), File.ReadAllBytes(files.Folder + "ugly.json"));
        Assert.Equal(0, files.Run("fmt", "ugly.json", "--write").ExitCode);
        Assert.Equal(Bytes(Formatted, lineEnd, hasMark), File.ReadAllBytes(files.Folder + "ugly.json"));
        Assert.Equal(new Outcome(0, "all formulas are formatted\n", ""), files.Run("fmt", "ugly.json", "--check"));
    }

    [Fact]
    public void Fmt_Check_SaysWhereAndHasExitCodeOne()
    {
        files.Write("a.json", """{ "LrExpr": { "Schedules": { "a": "1+step" } } }""");
        files.Write("b.json", """
            { "LrExpr": { "Schedules": {
              "b": [ "1 +", "step*2" ] } } }
            """);

        Assert.Equal(
            new Outcome(1, "a.json(1,35): LrExpr:Schedules:a\nb.json(2,17): LrExpr:Schedules:b:1\n2 formulas to format\n", ""),
            files.Run("fmt", "a.json", "b.json", "--check"));
        Assert.Equal(
            """{"formulas":[{"path":"LrExpr:Schedules:a","file":"a.json","line":1,"column":35,"before":"1+step","after":"1 + step"}],"diagnostics":[]}""" + "\n",
            files.Run("fmt", "a.json", "--format", "json").Output);
    }

    [Fact]
    public void Fmt_FormulaWithAnError_IsReportedAndLeftAlone()
    {
        const string Content = """{ "LrExpr": { "Schedules": { "bad": "1+*2", "good": "1+2" } } }""";
        files.Write("bad.json", Content);

        Assert.Equal(
            new Outcome(1, "bad.json(1,53): LrExpr:Schedules:good\n1 formula formatted\n", """
                LrExpr:Schedules:bad(1,3): error LRX1010: unexpected '*'; expected a value
                  1+*2
                    ^
                  in bad.json(1,40)
                1 formula with errors left as written

                """.ReplaceLineEndings("\n")),
            files.Run("fmt", "bad.json", "--write"));
        Assert.Equal(Content.Replace("1+2", "1 + 2", StringComparison.Ordinal), File.ReadAllText(files.Folder + "bad.json"));
    }

    [Fact]
    public void Fmt_Write_FollowsALinkAndKeepsPermissions()
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead;
        Directory.CreateDirectory(files.Folder + "elsewhere");
        files.Write("elsewhere/real.json", """{ "LrExpr": { "Schedules": { "a": "1+2" } } }""");
        File.SetUnixFileMode(files.Folder + "elsewhere/real.json", Mode);
        File.CreateSymbolicLink(files.Folder + "link.json", "elsewhere/real.json");

        // The path is given relative to the working folder as well as whole.
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), files.Folder + "link.json");
        foreach (string path in (string[])["link.json", relative])
        {
            files.Write("elsewhere/real.json", """{ "LrExpr": { "Schedules": { "a": "1+2" } } }""");
            Assert.Equal(0, path == relative ? files.RunAsIs("fmt", path, "--write").ExitCode : files.Run("fmt", path, "--write").ExitCode);
            Assert.Equal("""{ "LrExpr": { "Schedules": { "a": "1 + 2" } } }""", File.ReadAllText(files.Folder + "elsewhere/real.json"));
        }

        Assert.Equal("elsewhere/real.json", new FileInfo(files.Folder + "link.json").LinkTarget);
        Assert.Equal(Mode, File.GetUnixFileMode(files.Folder + "elsewhere/real.json"));
        Assert.Equal(["real.json"], Directory.GetFiles(files.Folder + "elsewhere").Select(Path.GetFileName));
    }

    [Fact]
    public void Fmt_FileThatCannotBeWritten_IsOneLine()
    {
        files.Write("wide.json", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("""{ "LrExpr": {} }""")).ToArray());

        Assert.Equal(new Outcome(2, "", "lrexpr: wide.json: is not UTF-8 throughout, which is needed to change it\n"), files.Run("fmt", "wide.json", "--write"));
    }

    [Fact]
    public void Fmt_BytesThatAreNoText_AreLeftAlone()
    {
        byte[] content = [.. Encoding.UTF8.GetBytes("""{ "LrExpr": { "Schedules": { "a": "1+2" } } } // """), 0xFF, (byte)'\n'];
        files.Write("latin.json", content);

        Assert.Equal(new Outcome(2, "", "lrexpr: latin.json: is not UTF-8 throughout, which is needed to change it\n"), files.Run("fmt", "latin.json", "--write"));
        Assert.Equal(content, File.ReadAllBytes(files.Folder + "latin.json"));
    }

    private static byte[] Bytes(string text, string lineEnd, bool hasMark) => [.. hasMark ? Encoding.UTF8.Preamble : default, .. Encoding.UTF8.GetBytes(text.ReplaceLineEndings(lineEnd))];
}
