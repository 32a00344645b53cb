using System.Diagnostics;
using LrExpr.CSharpDialect;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.CSharpDialect;

/// <summary>C# texts made to hang, crash or flood. What comes back is a diagnostic, soon, on any stack. Alone, since memory is counted for the whole process.</summary>
[Collection(nameof(CSharpFuzzTests))]
public sealed class HostileCSharpTests
{
    private static readonly Dictionary<string, string> Shapes = new()
    {
        ["parentheses"] = Nest("(", "step", ")"),
        ["parentheses, unclosed"] = Nest("(", "step", ""),
        ["sums in parentheses, unclosed"] = Nest("(1+", "1", ""),
        ["calls"] = Nest("Math.Floor(", "step", ")"),
        ["calls, unclosed"] = Nest("Math.Floor(", "step", ""),
        ["unknown calls"] = Nest("f(", "step", ")"),
        ["iif"] = Nest("iif(flag,1,", "1", ")"),
        ["conditionals in the middle"] = Nest("flag?", "1", ":1"),
        ["conditionals at the end"] = Nest("flag?1:", "1", ""),
        ["conditionals in parentheses"] = Nest("(flag?", "1", ":2)"),
        ["minus"] = Nest("-", "step", ""),
        ["plus"] = Nest("+", "step", ""),
        ["minus and parentheses"] = Nest("-(", "step", ")"),
        ["bang"] = Nest("!", "flag", ""),
        ["not"] = Nest("not ", "flag", ""),
        ["sum"] = Nest("1+", "step", ""),
        ["product"] = Nest("1*", "step", ""),
        ["comparisons"] = Nest("1<", "step", ""),
        ["equality of conditions"] = Nest("flag==", "flag", ""),
        ["conjunction"] = Nest("flag&&", "flag", ""),
        ["disjunction in words"] = Nest("flag or ", "flag", ""),
        ["members"] = "step" + Nest(".a", "", ""),
        ["members of Math"] = "Math" + Nest(".PI", "", ""),
        ["brackets"] = Nest("values[", "0", "]"),
        ["generics"] = Nest("a<", "b", ">"),
        ["texts"] = Nest("\"", "", ""),
        ["closing parentheses"] = new string(')', 20_000),
        ["commas"] = "Math.Max(" + new string(',', 20_000) + ")",
        ["question marks"] = new string('?', 20_000),
        ["colons"] = new string(':', 20_000),
        ["digits"] = new string('1', 20_000),
        ["letters"] = new string('a', 20_000),
        ["points"] = new string('.', 20_000),
        ["blanks"] = new string(' ', 20_000),
        ["surrogates"] = new string('\ud800', 20_000),
    };

    public static TheoryData<string> ShapeNames => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void Formula_TwentyThousandDeepOrCutToTheLengthAllowed_IsRefusedSoonOnASmallStackWithLittleMemory(string shape)
    {
        CSharpCode.CodesOf("Math.Floor(step) + (flag ? 1 : 2)");
        foreach (string text in new[] { Shapes[shape], Shapes[shape][..Math.Min(8_192, Shapes[shape].Length)] })
        {
            var shortest = TimeSpan.MaxValue;
            foreach (int kilobytes in new[] { 192, 256, 1_536 })
            {
                var clock = Stopwatch.StartNew();
                long before = GC.GetTotalAllocatedBytes();
                var codes = Threads.OnStackOf(kilobytes, () => CSharpCode.CodesOf(text));
                long allocated = GC.GetTotalAllocatedBytes() - before;

                Assert.NotEmpty(codes);
                Assert.All(codes, code => Assert.Matches("^LRX(500[1-6]|600[1-6])$", code));
                shortest = clock.Elapsed < shortest ? clock.Elapsed : shortest;
                Assert.True(allocated < 10_000_000, $"{allocated} bytes on {kilobytes} KB");
            }

            Assert.True(shortest < TimeSpan.FromSeconds(1), $"{shortest}");
        }
    }

    /// <summary>All sorts of nesting, as deep as is allowed, reach the foreign parser and are read.</summary>
    [Theory]
    [InlineData("(", "step", ")")]
    [InlineData("Math.Floor(", "step", ")")]
    [InlineData("-", "step", "")]
    [InlineData("+", "step", "")]
    [InlineData("flag ? 1 : ", "step", "")]
    [InlineData("flag ? ", "step", " : 1")]
    [InlineData("iif(flag, 1, ", "step", ")")]
    [InlineData("1 + (", "step", ")")]
    public void Formula_AsDeepAsAllowed_IsCompiledOnASmallStackAndOneLevelMoreIsRefused(string open, string inner, string close)
    {
        foreach (int kilobytes in new[] { 192, 256, 1_536 })
        {
            Assert.Empty(Threads.OnStackOf(kilobytes, () => CSharpCode.CodesOf(Nest(open, inner, close, 63))));
            Assert.Equal(["LRX5002"], Threads.OnStackOf(kilobytes, () => CSharpCode.CodesOf(Nest(open, inner, close, 64))));
        }
    }

    [Fact]
    public void Formula_AsLongAsAllowed_IsCompiledOnASmallStack()
    {
        string sum = "step" + string.Concat(Enumerable.Repeat("+1", 999));
        string conjunction = "flag" + string.Concat(Enumerable.Repeat("&&flag", 999)) + "?1:2";

        Assert.Equal(1_002, Threads.OnStackOf(192, () => CSharpCode.ValueOf(sum, 3)));
        Assert.Equal(["LRX5003"], CSharpCode.CodesOf(sum + "+1"));
        Assert.Equal(["LRX5003"], CSharpCode.CodesOf(conjunction));
    }

    /// <summary>In C#, a value with its members is several tokens, so that these cannot be smuggled in as one.</summary>
    [Fact]
    public void Formula_OfManyConstants_CountsThreeTokensForEach()
    {
        Assert.Empty(CSharpCode.CodesOf("Math.PI" + string.Concat(Enumerable.Repeat("*Math.E", 499))));
        Assert.Equal(["LRX5003"], CSharpCode.CodesOf("Math.PI" + string.Concat(Enumerable.Repeat("*Math.E", 500))));
    }

    /// <summary>The middle of a conditional is over at its colon, so that conditionals side by side do not add up.</summary>
    [Fact]
    public void Nesting_OfConditionalsSideBySide_IsNotThatOfTheirSum()
    {
        string middle = Nest("flag ? ", "1", " : 1", 40);
        Assert.Empty(CSharpCode.CodesOf($"flag ? {middle} : {middle}"));
    }

    [Fact]
    public void Message_AboutHostileText_IsPrintableAndOfBoundedSize()
    {
        foreach (string text in new[] { "step \u0007\u001b[31m + \r1", "step\u202e + 1", "\ud800 + 1", "step\n+ fake(1,1): error LRX0000: forged", "Math.\n\nFlor(step)", new string('x', 64) + "(step)", "step step\u0085" })
        {
            foreach (var error in CSharpCode.ErrorsOf(text))
            {
                Assert.All(error.ToString().Replace("\n", ""), c => Assert.InRange(c, ' ', '~'));
                Assert.All(error.ToString().Split('\n'), line => Assert.InRange(line.Length, 0, 700));
                Assert.DoesNotContain('\n', error.Message);
            }
        }
    }

    /// <summary>What the package is known to throw, and what it throws for some of these, all comes back as a reason.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("t0 t0")]
    [InlineData("isnull(t0, 1.0)")]
    [InlineData("t0 ?? 1")]
    [InlineData("t0 < ")]
    [InlineData("t2.AsParallel()")]
    [InlineData("(t0 < 1) < (t0 < 1)")]
    [InlineData("\"")]
    [InlineData("'ab'")]
    [InlineData("DateTime(\"x\")")]
    [InlineData("Guid(\"x\")")]
    [InlineData("int(1, 2, 3)")]
    [InlineData("t2[")]
    [InlineData("\"\\u12\"")]
    [InlineData("np()")]
    [InlineData("np(1)")]
    [InlineData("as(\"\")")]
    [InlineData("is()")]
    [InlineData("new()")]
    [InlineData("x => x")]
    [InlineData("99999999999999999999999999")]
    [InlineData("0x")]
    [InlineData("1e")]
    [InlineData("@0")]
    [InlineData("$")]
    [InlineData("iif()")]
    [InlineData("t2.Where()")]
    [InlineData("t2.Sum(")]
    public void Parser_GivenWhatItThrowsFor_GivesAReasonInstead(string text)
    {
        var read = ForeignParser.Read(text, [System.Linq.Expressions.Expression.Parameter(typeof(double), "t0"), System.Linq.Expressions.Expression.Parameter(typeof(double[]), "t2")]);

        Assert.Null(read.Tree);
        Assert.NotEmpty(read.Reason);
    }

    private static string Nest(string open, string inner, string close, int depth = 20_000) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
}
