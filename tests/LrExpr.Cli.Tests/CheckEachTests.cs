using System.Text.Json;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

/// <summary>Several files, each by itself, perhaps by patterns.</summary>
public sealed class CheckEachTests : IDisposable
{
    private static readonly string OneContent = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [new Setting("a", "1")])])).ContentHash;

    private readonly Workspace _files = new();

    public CheckEachTests()
    {
        foreach (string folder in new[] { "one", "two", "two/bin" })
            Directory.CreateDirectory(_files.Folder + folder);
        _files.Write("one/app.json", """{ "LrExpr": { "Schedules": { "a": "x" } } }""");
        _files.Write("two/app.json", """{ "LrExpr": { "Schedules": { "a": "1" } } }""");
        _files.Write("two/other.json", """{ "Logging": { } }""");
        _files.Write("two/bin/app.json", """{ "LrExpr": { "Schedules": { "a": "y" } } }""");
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Each_Files_AreNotLaidOverEachOther()
    {
        var outcome = _files.Run("check", "--each", "one/app.json", "two/app.json", "one/app.json");
        Assert.Equal((1, $"two/app.json: 1 schedule, no errors, content {OneContent}\n"), (outcome.ExitCode, outcome.Output));
        Assert.EndsWith("  in one/app.json(1,30)\none/app.json: 1 error\n", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(new Outcome(0, $"one/app.json + two/app.json: 1 schedule, no errors, content {OneContent}\n", ""), _files.Run("check", "one/app.json", "two/app.json"));
    }

    /// <summary>Which of many machines have another configuration: their files need not be the same, but what they mean.</summary>
    [Fact]
    public void Each_FilesThatMeanTheSame_HaveOneContentHash()
    {
        _files.Write("one/app.json", """{ "LrExpr": { "Schedules": { "b": "2 * step", "a": { "Formula": "1", "Description": "one" } } } }""");
        _files.Write("two/app.json", """{ "LrExpr": { "schedules": { "A": "1", "B": "2*step # twice" } } }""");
        _files.Write("two/bin/app.json", """{ "LrExpr": { "Schedules": { "a": "1", "b": "3 * step" } } }""");

        using var report = JsonDocument.Parse(_files.Run("check", "--each", "**/app.json", "--format", "json").Output);

        var hashes = report.RootElement.GetProperty("configurations").EnumerateArray().ToDictionary(
            configuration => configuration.GetProperty("files")[0].GetString()!, configuration => configuration.GetProperty("contentHash").GetString());
        Assert.Equal(hashes["one/app.json"], hashes["two/app.json"]);
        Assert.NotEqual(hashes["one/app.json"], hashes["two/bin/app.json"]);
    }

    [Fact]
    public void Each_Pattern_IsMatchedHereAndPassesOverWhatHasNoSection() =>
        Assert.Equal(["one/app.json", "two/bin/app.json"], WrongFiles("check", "--each", "**/*.json"));

    [Fact]
    public void Each_Excluded_IsLeftOut() =>
        Assert.Equal(["one/app.json"], WrongFiles("check", "--each", "**/app.json", "--exclude", "**/bin/**"));

    [Fact]
    public void Each_LinkInACircle_IsNotFollowed()
    {
        Directory.CreateSymbolicLink(_files.Folder + "two/circle", _files.Folder + "two");
        Assert.Equal(["one/app.json", "two/bin/app.json"], WrongFiles("check", "--each", "**/app.json"));
    }

    [Fact]
    public void Each_FileThatCannotBeUsed_DoesNotHideTheOthers()
    {
        _files.Write("two/app.json", "{");
        var outcome = _files.Run("check", "--each", "one/app.json", "two/app.json");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("lrexpr: two/app.json(1,2): not valid JSON: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("one/app.json: 1 error\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_FileWithoutASectionGivenByName_IsWrong() =>
        Assert.Equal(new Outcome(2, "", "lrexpr: two/other.json: no section 'LrExpr'\n"), _files.Run("check", "--each", "two/other.json"));

    [Theory]
    [InlineData("**/none*.json", "lrexpr: no file matches '**/none*.json'\n")]
    [InlineData("nowhere/*.json", "lrexpr: no file matches 'nowhere/*.json'\n")]
    [InlineData("two/oth*.json", "lrexpr: no file that matches 'two/oth*.json' has a section 'LrExpr'\n")]
    public void Each_PatternThatFindsNothing_SaysSo(string pattern, string error) =>
        Assert.Equal(new Outcome(2, "", error), _files.Run("check", "--each", pattern));

    [Fact]
    public void Pattern_WithoutEach_HasNoOrder()
    {
        var outcome = _files.Run("check", "**/app.json");
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("lrexpr: '**/app.json' is a pattern, and the files it matches have no order", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Exclude_WithoutEach_IsWrongUsage() =>
        Assert.Equal(2, _files.Run("check", "one/app.json", "--exclude", "x").ExitCode);

    private IEnumerable<string?> WrongFiles(params string[] args)
    {
        using var report = JsonDocument.Parse(_files.Run([.. args, "--format", "json"]).Output);
        return [.. report.RootElement.GetProperty("diagnostics").EnumerateArray().Select(diagnostic => diagnostic.GetProperty("file").GetString())];
    }
}
