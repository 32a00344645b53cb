using System.Diagnostics;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Hostile;

/// <summary>Texts made to hang, crash or flood. What comes back is a diagnostic, soon, on any stack.</summary>
public sealed class HostileFormulaTests
{
    private static readonly Dictionary<string, string> Shapes = new()
    {
        ["parentheses"] = Nest("(", "1", ")"),
        ["parentheses, unclosed"] = Nest("(", "1", ""),
        ["sums in parentheses, unclosed"] = Nest("(1+", "1", ""),
        ["calls"] = Nest("floor(", "1", ")"),
        ["calls, unclosed"] = Nest("floor(", "1", ""),
        ["unknown calls"] = Nest("f(", "1", ")"),
        ["arrays"] = Nest("[", "1", "]"),
        ["arrays, unclosed"] = Nest("[", "", ""),
        ["conditionals in the middle"] = Nest("step<1?", "1", ":1"),
        ["conditionals at the end"] = Nest("step<1?1:", "1", ""),
        ["conditionals in parentheses"] = Nest("(step<1?", "1", ":2)"),
        ["minus"] = Nest("-", "1", ""),
        ["not"] = Nest("not ", "true", ""),
        ["bang"] = Nest("!", "true", ""),
        ["powers"] = Nest("1^", "1", ""),
        ["negative powers"] = Nest("2^-", "1", ""),
        ["lets"] = Nest("let a=1;", "1", ""),
        ["lets in values"] = Nest("(let a=", "1", ";a)"),
        ["if"] = Nest("if(step<1,1,", "1", ")"),
        ["named arguments"] = Nest("f(a:", "1", ")"),
        ["sum"] = Nest("1+", "1", ""),
        ["product"] = Nest("1*", "1", ""),
        ["comparisons"] = Nest("1<", "1", ""),
        ["conjunction"] = Nest("true&&", "true", ""),
        ["elements"] = "at([" + Nest("1,", "1", "") + "],0)",
        ["opening brackets of both sorts"] = Nest("([", "", ""),
        ["closing brackets"] = new string(')', 20_000),
    };

    public static TheoryData<string> ShapeNames => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void Formula_NestedTwentyThousandDeep_IsRefusedOnAnySizeOfStack(string shape)
    {
        foreach (int kilobytes in new[] { 192, 256, 1_536, 8_192 })
        {
            var clock = Stopwatch.StartNew();
            var codes = Threads.OnStackOf(kilobytes, () => Codes(Shapes[shape]));
            Assert.NotEmpty(codes);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed} on {kilobytes} KB");
        }
    }

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void Formula_CutToTheLengthAllowed_IsRefusedOrCompiledOnAnySizeOfStack(string shape)
    {
        string text = Shapes[shape][..Math.Min(8_192, Shapes[shape].Length)];
        foreach (int kilobytes in new[] { 192, 256, 1_536 })
            Assert.NotEmpty(Threads.OnStackOf(kilobytes, () => Codes(text)));
    }

    [Theory]
    [InlineData(192)]
    [InlineData(256)]
    [InlineData(1_536)]
    public void Formula_AsDeepAndLongAsAllowed_IsCompiledAndEvaluated(int kilobytes)
    {
        string deep = string.Concat(Enumerable.Repeat("(", 63)) + "step" + new string(')', 63);
        string flat = "step" + string.Concat(Enumerable.Repeat("+1", 999));

        Assert.Equal(5, Threads.OnStackOf(kilobytes, () => Schedule.Compile(deep).At(5)));
        Assert.Equal(1_004, Threads.OnStackOf(kilobytes, () => Schedule.Compile(flat).At(5)));
    }

    [Fact]
    public void Formula_OfAMillionCharacters_IsRefusedAtOnce()
    {
        foreach (char c in "1(#`\"\u2212\0")
        {
            var clock = Stopwatch.StartNew();
            Assert.Equal(["LRX5001"], Codes(new string(c, 1_000_000)));
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60));
        }
    }

    [Fact]
    public void Formula_WithManyMistakes_ReportsTwentyAndCountsTheRest()
    {
        Schedule.TryCompile(string.Concat(Enumerable.Repeat("@ ", 4_000)), null, out _, out var diagnostics);

        Assert.Equal(21, diagnostics.Count);
        Assert.Contains("3980 more", diagnostics[^1].Message);
    }

    [Fact]
    public void Message_AboutHostileText_IsPrintableAndOfBoundedSize()
    {
        string[] texts =
        [
            "step \u0007\u001b[31m + \r1",
            "`a\u202eb` + 1",
            "\ud800 + 1",
            "1 + \udfff\ud800",
            "`\ud83d\ude00\ud83d`",
            "step + `" + new string('x', 64) + "`",
            new string('x', 60) + "\t\v\f \u0085\u2028",
            "step\n+ fake(1,1): error LRX0000: forged",
        ];
        foreach (string text in texts)
        {
            Schedule.TryCompile(text, null, out _, out var diagnostics);
            foreach (var diagnostic in diagnostics)
            {
                string rendered = diagnostic.ToString();
                Assert.All(rendered.Replace("\n", ""), c => Assert.InRange(c, ' ', '~'));
                Assert.All(rendered.Split('\n'), line => Assert.InRange(line.Length, 0, 700));
                Assert.True(rendered.Split('\n').Length <= 5, rendered);
            }
        }
    }

    private static string Nest(string open, string inner, string close) =>
        string.Concat(Enumerable.Repeat(open, 20_000)) + inner + string.Concat(Enumerable.Repeat(close, 20_000));

    private static List<string> Codes(string formula)
    {
        if (Schedule.TryCompile(formula, null, out var schedule, out var diagnostics))
            return [schedule.At(3).ToString()];
        return [.. diagnostics.Select(diagnostic => diagnostic.Code)];
    }
}
