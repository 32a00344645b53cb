using System.Text.Json;
using LrExpr.Cli.Output;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

/// <summary>What <c>check</c> writes for what is no person.</summary>
public sealed class CheckFormatTests(Workspace files) : IClassFixture<Workspace>
{
    /// <summary>An error in a line of a formula, one in a value, a warning, and an array of two files.</summary>
    private const string Wrong = """
        {
          "LrExpr": {
            "Schedules": {
              "lines": [
                "let p = step / 100;",
                "(1 - p) * q"
              ],
              "äö": { "Kind": "ExponentialDecay", "Parameters": { "InitialLearningRate": 0.1, "DecaySteps": "10 -", "DecayRate": 0.5 } },
              "half": { "Formula": "step", "Parameters": { "x,50%": 1 } }
            }
          }
        }
        """;

    [Fact]
    public void Check_AsText_HasThePlaceInTheFile()
    {
        files.Write("wrong.json", Wrong);
        const string Expected = """
            LrExpr:Schedules:half:Parameters:x,50%: warning LRX2902: parameter 'x,50%' is not used
              in wrong.json(9,52)
            LrExpr:Schedules:lines(2,11): error LRX2001: unknown name 'q'; did you mean 'e' or 'p'?
              (1 - p) * q
                        ^
              in wrong.json(6,20)
            LrExpr:Schedules:\u{00E4}\u{00F6}:Parameters:DecaySteps(1,5): error LRX3001: formula ends too early; expected a value
              10 -
                  ^
              in wrong.json(8,106)
            2 errors, 1 warning

            """;
        Assert.Equal(new Outcome(1, "", Expected), files.Run("check", "wrong.json"));
    }

    [Fact]
    public void Check_ForGitHub_AnnotatesLinesWithEverythingEscaped()
    {
        files.Write("a,b:100%.json", Wrong);
        var outcome = files.Run("check", "a,b:100%.json", "--format", "github");
        const string File = "a%2Cb%3A100%25.json";
        string[] expected =
        [
            $"::warning file={File},line=9,col=52,title=LRX2902::LrExpr:Schedules:half:Parameters:x,50%25: parameter 'x,50%25' is not used",
            $"::error file={File},line=6,col=20,title=LRX2001::LrExpr:Schedules:lines: unknown name 'q'; did you mean 'e' or 'p'?",
            $"::error file={File},line=8,col=106,title=LRX3001::LrExpr:Schedules:äö:Parameters:DecaySteps: formula ends too early; expected a value",
        ];
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(expected, outcome.Output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Check_ForGitHub_KeepsAMessageOfSeveralLinesInOneCommand()
    {
        files.Write("base.json", """{ "LrExpr": { "Schedules": { "a": { "Formula": "at(xs, step)", "Parameters": { "xs": [1, 2, 3] } } } } }""");
        files.Write("production.json", """{ "LrExpr": { "Schedules": { "a": { "Parameters": { "xs": { "1": 5 } } } } } }""");
        string output = files.Run("check", "base.json", "production.json", "--format", "github").Output;
        Assert.StartsWith("::error title=LRX3010::LrExpr:Schedules:a:Parameters:xs: 'xs' is put together from ", output, StringComparison.Ordinal);
        Assert.Contains("%0Ahint: sources merge arrays element by element", output, StringComparison.Ordinal);
        Assert.Single(output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Check_ForGitHub_GoodFileIsSilent()
    {
        files.Write("good.json", Files.Good);
        Assert.Equal(new Outcome(0, "", ""), files.Run("check", "good.json", "--format", "github"));
    }

    [Fact]
    public void Check_ForGitHub_FileThatCannotBeUsedIsAnnotatedToo()
    {
        files.Write("broken.json", "{ \"LrExpr\": {\n  \"a\": 0.1e }\n}");
        var outcome = files.Run("check", "broken.json", "--format", "github");
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith($"::error file=broken.json,line=2,col=12,title=lrexpr::broken.json(2,12): not valid JSON: ", outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith("lrexpr: broken.json(2,12): not valid JSON: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AsSarif_HasResultsWithRulesAndPlaces()
    {
        files.Write("wrong.json", Wrong);
        var outcome = files.Run("check", "wrong.json", "--format", "sarif");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Error));
        Sarif.AssertValid(outcome.Output);
        using var sarif = JsonDocument.Parse(outcome.Output);
        var run = Assert.Single(sarif.RootElement.GetProperty("runs").EnumerateArray());
        string[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()!)];
        Assert.Equal(["LRX2001", "LRX2902", "LRX3001"], rules);
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["warning", "error", "error"], results.Select(result => result.GetProperty("level").GetString()));
        Assert.All(results, result => Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]));
        var place = results[1].GetProperty("locations")[0];
        Assert.Equal("LrExpr:Schedules:lines", place.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
        var region = place.GetProperty("physicalLocation").GetProperty("region");
        Assert.Equal((6, 20), (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32()));
        Assert.Equal("file://wrong.json", place.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
    }

    [Theory]
    [InlineData("good.json", 0)]
    [InlineData("broken.json", 2)]
    [InlineData("missing.json", 2)]
    public void Check_AsSarif_IsValidWhateverTheFile(string file, int exitCode)
    {
        files.Write("good.json", Files.Good);
        files.Write("broken.json", "{ \"LrExpr\": ");
        var outcome = files.Run("check", file, "--format", "sarif");
        Assert.Equal(exitCode, outcome.ExitCode);
        Sarif.AssertValid(outcome.Output);
        using var sarif = JsonDocument.Parse(outcome.Output);
        var invocation = sarif.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];
        Assert.Equal(exitCode == 0, invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal(exitCode == 0 ? 0 : 1, invocation.GetProperty("toolExecutionNotifications").GetArrayLength());
    }

    [Fact]
    public void Check_UnknownFormat_ListsThose()
    {
        Assert.Equal(
            new Outcome(2, "", "lrexpr: --format 'xml' is none of text, json, sarif, github\nSee 'lrexpr check --help'.\n"),
            files.Run("check", "good.json", "--format", "xml"));
        Assert.Equal(2, files.Run("list", "good.json", "--format", "sarif").ExitCode);
    }

    [Theory]
    [InlineData("appsettings.json", "appsettings.json")]
    [InlineData("a folder/äö,100%.json", "a%20folder/%C3%A4%C3%B6%2C100%25.json")]
    [InlineData("../x.json", "../x.json")]
    public void Sarif_UriOfAPath_IsRelativeAsThePathIs(string path, string uri) => Assert.Equal(uri, SarifReport.UriOf(path));
}
