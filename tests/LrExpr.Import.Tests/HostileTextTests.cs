using System.Diagnostics;
using CsCheck;
using LrExpr.Import.Tests.Support;

namespace LrExpr.Import.Tests;

/// <summary>Whatever a file has in it, it is read or refused, within bounds, and every diagnostic has a place in it.</summary>
public sealed class HostileTextTests
{
    private const int Megabytes = 10 * 1024 * 1024;

    private static readonly string[] Pieces = ["", "{", "]", "\"", "'", ":", "*", "&a", "\n", "\t", "${", "-", "#", "=", "1e999", "\u0000", "\ud800", "auto", ","];

    private static readonly string[] Endings = [".json", ".yaml", ".cfg", ".py", ""];

    public static TheoryData<string, string> Deep => new()
    {
        { "yaml", string.Concat(Enumerable.Repeat("[", 100_000)) },
        { "yaml", string.Concat(Enumerable.Repeat("- ", 100_000)) + "1" },
        { "yaml", string.Concat(Enumerable.Range(0, 500).Select(depth => new string(' ', depth) + "a:\n")) },
        { "yaml", "a: " + string.Concat(Enumerable.Repeat("{a: ", 100_000)) },
        { "json", string.Concat(Enumerable.Repeat("[", 100_000)) },
        { "json", string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) },
        { "py", "a = " + string.Concat(Enumerable.Repeat("(", 100_000)) + new string(')', 100_000) },
        { "py", "a = " + string.Concat(Enumerable.Repeat("-", 100_000)) + "1" },
        { "py", "a = 1" + string.Concat(Enumerable.Repeat(" ** 1", 100_000)) },
        { "py", "a = " + string.Concat(Enumerable.Repeat("dict(a=", 100_000)) + new string(')', 100_000) },
        { "cfg", "[" + string.Join('.', Enumerable.Repeat("a", 100_000)) + "]" },
        { "cfg", "[a]\nb = " + string.Concat(Enumerable.Repeat("[", 100_000)) + new string(']', 100_000) },
    };

    public static TheoryData<string, string> Large => new()
    {
        { "yaml", Repeated("- 1\n") },
        { "yaml", Repeated("a", index => $"key{index}: {index}\n") },
        { "yaml", "text: \"" + new string('x', Megabytes) + "\"\n" },
        { "json", "[" + Repeated("1,").TrimEnd(',') + "]" },
        { "json", "{" + Repeated("", index => $"\"key{index}\": {index},").TrimEnd(',') + "}" },
        { "py", Repeated("", index => $"name{index} = {index}\n") },
        { "py", "a = [" + Repeated("dict(b=1),") + "]" },
        { "py", "a = dict(" + Repeated("", index => $"b{index}=1,") + ")" },
        { "cfg", "[a]\n" + Repeated("", index => $"name{index} = {index}\n") },
        { "cfg", Repeated("", index => $"[a.b{index}]\n") },
        { "txt", new string('x', Megabytes) },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void Text_NestedDeep_IsRefused(string ending, string text) => IsRefused(text, "a." + ending);

    [Theory]
    [MemberData(nameof(Large))]
    public void Text_OfTenMegabytes_IsReadInSeconds(string ending, string text)
    {
        var watch = Stopwatch.StartNew();
        IsRefused(text, "a." + ending);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    [Fact]
    public void Text_LongerThanMayBe_IsRefusedUnread()
    {
        Assert.False(ScheduleImport.TryRead(new string('[', 17 * 1024 * 1024), null, out _, out var diagnostics));
        Assert.Equal("LRX5001", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void Python_NamesThatRepeatNames_AreBounded()
    {
        string text = "a0 = [1, 1]\n" + string.Concat(Enumerable.Range(1, 60).Select(index => $"a{index} = [a{index - 1}, a{index - 1}]\n"));
        Assert.Contains("more than 4000000 parts", Assert.Single(IsRefused(text, "a.py")).Message, StringComparison.Ordinal);
        text = "b0 = dict(" + string.Join(", ", Enumerable.Range(0, 1000).Select(index => $"k{index}=1")) + ")\nc = dict(" + string.Concat(Enumerable.Repeat("**b0, ", 100_000)) + ")\n";
        Assert.Contains("more than 4000000 parts", Assert.Single(IsRefused(text, "a.py")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a = dict(b=1, l\0)\n")]
    [InlineData("a = [1, \0]\n")]
    [InlineData("a = {'b': \0}\n")]
    [InlineData("a = \0")]
    public void Python_WithANullCharacter_IsRefused(string text) => IsRefused(text, "a.py");

    [Fact]
    public void Reference_InACircle_LeadsNowhere()
    {
        Assert.True(ScheduleImport.TryRead("[a]\nb = ${a.c}\nc = ${a.b}\n[d]\n@schedules = \"constant.v1\"\nrate = ${a.b}\n", null, out var import, out _));
        Assert.Equal("rate", Assert.Single(import.Missing).Name);
    }

    /// <summary>Files with characters taken out, put in or doubled.</summary>
    [Fact]
    public void Text_Changed_IsReadOrRefused()
    {
        string[] texts = [.. ExampleFile.All.Select(file => file.Text)];
        var changes = Gen.Select(Gen.Int[0, texts.Length - 1], Gen.Int[0, 4], Gen.Int[0, 5000], Gen.Int[0, 40], Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]));
        changes.Sample(
            change =>
            {
                string text = texts[change.Item1];
                int at = Math.Min(change.Item3, text.Length), length = Math.Min(change.Item4, text.Length - at);
                HasPlaces(text[..at] + change.Item5 + text[(at + length)..], "a" + Endings[change.Item2]);
            },
            iter: 3000);
    }

    private static IReadOnlyList<Diagnostic> IsRefused(string text, string name)
    {
        Assert.False(ScheduleImport.TryRead(text, new() { Source = name }, out _, out var diagnostics));
        Assert.NotEmpty(diagnostics);
        return diagnostics;
    }

    private static void HasPlaces(string text, string name)
    {
        bool isGood = ScheduleImport.TryRead(text, new() { Source = name }, out var import, out var diagnostics);
        Assert.Equal(isGood, import is not null);
        Assert.True(isGood || diagnostics.Count > 0);
        int lines = text.Split('\n').Length;
        Assert.All(diagnostics, diagnostic => Assert.InRange(diagnostic.Line ?? 1, 1, lines));
        if (isGood)
            ConfigurationText.Section(import!.Fragment);
    }

    private static string Repeated(string part, Func<int, string>? made = null)
    {
        var text = new System.Text.StringBuilder(Megabytes);
        for (int index = 0; text.Length < Megabytes; index++)
            text.Append(made?.Invoke(index) ?? part);
        return text.ToString();
    }
}
