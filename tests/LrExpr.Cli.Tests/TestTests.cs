using System.Xml.Linq;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class TestTests(Workspace files) : IClassFixture<Workspace>
{
    private const string Rate = """
        { "LrExpr": { "Parameters": { "warmup": 500 }, "Schedules": {
          "rate": { "Formula": ["step < warmup", "  ? 0.1 * step / warmup", "  : step < 9000 ? 0.1 : 0.01"],
            "Tests": [ { "At": "warmup", "Is": 0.1 }, { "At": 250, "Is": 0.04 }, { "At": 1, "Is": 0.0002000001 }, { "At": 249, "Is": 0.05, "Within": 1e-3 }, { "From": "warmup", "To": 2000, "Min": 0.1, "Max": 0.1 } ] },
          "other": "0.5" } } }
        """;

    [Fact]
    public void Test_ThatFails_SaysWhereAndWhatAndHow()
    {
        files.Write("rate.json", Rate);
        var outcome = files.Run("test", "rate.json");
        Assert.Equal((1, "rate.json: 5 tests, 2 failed\n  rate: 5 tests, 2 failed; branches 3 of 4\n    the side '0.01' at (3,25) is never taken\n"), (outcome.ExitCode, outcome.Output));
        Assert.Equal(
            """
            LrExpr:Schedules:rate:Tests:1: error LRX7005: at step 250 the value 0.05 is not 0.04
              hint: at step 200 it is 0.04
              in rate.json(3,47)
            LrExpr:Schedules:rate:Tests:2: error LRX7005: at step 1 the value 0.0002 is not 0.0002000001
              hint: they differ by 9.999999997989048e-11; 'Within' allows a difference
              in rate.json(3,74)

            """,
            outcome.Error);
    }

    private const string WithInputs = """
        { "LrExpr": { "Parameters": { "full": 1 }, "Inputs": { "load": { "Default": 0, "Min": 0, "Max": 1 }, "user": null }, "Schedules": {
          "delay": { "Formula": "load > 0.5 ? 2 * step : step < 3 ? step : 3",
            "Tests": [ { "At": 2, "Is": 2 }, { "At": 2, "With": { "LOAD": "full / 1" }, "Is": 4 }, { "To": 2, "With": { "load": 7 }, "Max": 3 } ] },
          "page": { "Formula": "user < 10 * step ? 1 : 0", "Tests": [ { "At": 1, "With": { "user": 5 }, "Is": 1 } ] } } } }
        """;

    [Fact]
    public void Test_WithInputs_IsOfThoseValues()
    {
        files.Write("inputs.json", WithInputs);
        var outcome = files.Run("test", "inputs.json", "--junit", files.Folder + "inputs.xml");
        Assert.Equal(
            (1, "inputs.json: 4 tests, 1 failed\n  delay: 3 tests, 1 failed; branches 3 of 4\n    the side '3' at (1,43) is never taken\n  page: 1 test; branches 1 of 2\n    the side '0' at (1,24) is never taken\n"),
            (outcome.ExitCode, outcome.Output));
        Assert.Equal("LrExpr:Schedules:delay:Tests:2: error LRX7005: at step 2 where load is 1 the value 4 is not at most 'Max', 3\n  in inputs.json(3,92)\n", outcome.Error);
        Assert.Contains("name=\"LrExpr:Schedules:page:Tests:0 (step 1 where user is 5: is 1)\"", File.ReadAllText(files.Folder + "inputs.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Test_FileBeside_GivesInputsToo()
    {
        files.Write("inputs-beside.json", """{ "LrExpr": { "Inputs": { "user": null }, "Schedules": { "a": "step + user" } } }""");
        files.Write("inputs-beside.tests.json", """{ "Tests": { "a": [ { "At": 5, "With": { "user": 2 }, "Is": 7 } ] } }""");
        Assert.Equal(new Outcome(0, "inputs-beside.json: 1 test\n  a: 1 test\n", ""), files.Run("test", "inputs-beside.json"));
    }

    [Theory]
    [InlineData("""{ "At": 1, "Is": 1, "With": { "loud": 1, "user": 1 } }""", ":With:loud", "schedule 'a' has no input 'loud'; did you mean 'load'?")]
    [InlineData("""{ "At": 1, "Is": 1, "With": { "usr": 1 } }""", ":With:usr", "schedule 'a' has no input 'usr'; did you mean 'user'?")]
    [InlineData("""{ "At": 1, "Is": 1, "With": { "load": 1 } }""", "", "the test must give input 'user', which has no default, in 'With'")]
    [InlineData("""{ "At": 1, "Is": 1 }""", "", "the test must give input 'user', which has no default, in 'With'")]
    [InlineData("""{ "At": 1, "Is": 1, "With": { "user": "stp" } }""", ":With:user", "unknown name 'stp'")]
    [InlineData("""{ "At": 1, "Is": 1, "With": { "user": true } }""", ":With:user", "'user' must be a number, but is a boolean")]
    [InlineData("""{ "At": 1, "Is": 1, "With": { "user": [1] } }""", ":With:user", "'user' must be a number, but is an array")]
    [InlineData("""{ "At": 1, "Is": 1, "With": { "user": { "Default": 1 } } }""", ":With:user", "'user' must be a number, a boolean or an array of numbers, but is an object")]
    public void Check_TestWithWrongInputs_IsAnError(string test, string path, string message)
    {
        files.Write("wrong-inputs.json", $$"""{ "LrExpr": { "Inputs": { "load": 0, "user": null }, "Schedules": { "a": { "Formula": "load + user", "Tests": [ {{test}} ] } } } }""");
        var outcome = files.Run("check", "wrong-inputs.json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Matches($@"^LrExpr:Schedules:a:Tests:0{path}(\(1,\d+\))?: error LRX7004: {System.Text.RegularExpressions.Regex.Escape(message)}", outcome.Error);
        Assert.EndsWith("\n1 error\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"user\"")]
    [InlineData("[1]")]
    public void Check_TestWhoseWithIsNoObject_IsAnError(string with)
    {
        files.Write("with.json", $$"""{ "LrExpr": { "Inputs": { "user": 1 }, "Schedules": { "a": { "Formula": "user", "Tests": [ { "At": 1, "Is": 1, "With": {{with}} } ] } } } }""");
        Assert.StartsWith("LrExpr:Schedules:a:Tests:0:With", files.Run("check", "with.json").Error, StringComparison.Ordinal);
        Assert.Contains("'With' must be an object of inputs such as { \"load\": 0.5 }", files.Run("check", "with.json").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_AllMet_IsGood()
    {
        files.Write("good-tests.json", """{ "LrExpr": { "Schedules": { "a": { "Formula": "if(step < 5, 1, step < 10, 2, 3)", "Tests": [ { "To": 20, "Max": 3 } ] } } } }""");
        Assert.Equal(new Outcome(0, "good-tests.json: 1 test\n  a: 1 test; branches 4 of 4\n", ""), files.Run("test", "good-tests.json"));
    }

    [Fact]
    public void Test_FileBeside_HasTestsToo()
    {
        files.Write("beside.json", """{ "LrExpr": { "Schedules": { "a": "step", "b": "1" } } }""");
        files.Write("beside.tests.json", """{ "Tests": { "a": [ { "At": 5, "Is": 5 }, { "At": 5, "Is": 6 } ] } }""");
        var outcome = files.Run("test", "beside.json");
        Assert.Equal((1, "beside.json: 2 tests, 1 failed\n  a: 2 tests, 1 failed\n"), (outcome.ExitCode, outcome.Output));
        Assert.Equal("Tests:a:1: error LRX7005: at step 5 the value 5 is not 6\n  hint: at step 6 it is 6\n  in beside.tests.json(1,43)\n", outcome.Error);

        files.Write("beside.tests.json", """{ "Tests": { "aa": [ { "At": 5, "Is": 5 } ] } }""");
        outcome = files.Run("test", "beside.json");
        Assert.Equal((1, "beside.json: 1 error; no test was run\n"), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("Tests:aa: error LRX7004: there is no schedule 'aa'", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_Folder_TakesTheFilesWithTheSection()
    {
        Directory.CreateDirectory(files.Folder + "folder/deep");
        files.Write("folder/one.json", """{ "LrExpr": { "Schedules": { "a": { "Formula": "1", "Tests": [ { "At": 5, "Is": 1 } ] } } } }""");
        files.Write("folder/deep/two.json", """{ "LrExpr": { "Schedules": { "a": "1" } } }""");
        files.Write("folder/other.json", "{}");
        files.Write("folder/one.tests.json", """{ "Tests": { "a": [ { "At": 6, "Is": 1 } ] } }""");
        Assert.Equal(new Outcome(0, "folder/deep/two.json: no tests\nfolder/one.json: 2 tests\n  a: 2 tests\n", ""), files.Run("test", files.Folder + "folder"));
    }

    [Fact]
    public void Test_JUnit_HasACaseForEachTestAndForWhatCannotBeRead()
    {
        files.Write("rate.json", Rate);
        files.Write("wrong.json", """{ "LrExpr": { "Schedules": { "a": "stp" } } }""");
        Assert.Equal(1, files.Run("test", "rate.json", "wrong.json", "--junit", files.Folder + "results.xml").ExitCode);
        var suites = XDocument.Parse(File.ReadAllText(files.Folder + "results.xml")).Root!;
        Assert.Equal(("testsuites", "6", "2", "1"), (suites.Name.LocalName, (string)suites.Attribute("tests")!, (string)suites.Attribute("failures")!, (string)suites.Attribute("errors")!));
        Assert.Equal(["rate.json", "wrong.json"], suites.Elements("testsuite").Select(suite => Path.GetFileName((string)suite.Attribute("name")!)));
        Assert.Equal(6, suites.Descendants("testcase").Count());
        Assert.Equal("at step 250 the value 0.05 is not 0.04", (string)suites.Descendants("failure").First().Attribute("message")!);
        Assert.Contains("LRX2001", suites.Descendants("error").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_AsJson_HasAllThatIsKnown()
    {
        files.Write("small.json", """{ "LrExpr": { "Schedules": { "a": { "Formula": "step < 5 ? 1 : 2", "Tests": [ { "At": 5, "Is": 2 } ] } } } }""");
        const string Expected =
            """
            {"diagnostics":[],"configurations":[{"configuration":"small.json","tests":1,"failed":0,"schedules":[{"schedule":"a","tests":[{"path":"LrExpr:Schedules:a:Tests:0","test":"step 5: is 2","passed":true}],
            """ + """
            "branches":2,"taken":1,"missed":[{"text":"1","line":1,"column":12}]}]}]}

            """;
        Assert.Equal(new Outcome(0, Expected, ""), files.Run("test", "small.json", "--format", "json"));
    }

    [Theory]
    [InlineData("5", "Tests")]
    [InlineData("""[ { "Is": 1 } ]""", "Tests:0")]
    [InlineData("""[ { "At": 5 } ]""", "Tests:0")]
    [InlineData("""[ { "At": 5, "To": 6, "Is": 1 } ]""", "Tests:0")]
    [InlineData("""[ { "From": 7, "To": 6, "Is": 1 } ]""", "Tests:0:To")]
    [InlineData("""[ { "At": 5, "Within": 1, "Max": 1 } ]""", "Tests:0:Within")]
    [InlineData("""[ { "At": 5, "Within": -1, "Is": 1 } ]""", "Tests:0:Within")]
    [InlineData("""[ { "To": 1e12, "Is": 1 } ]""", "Tests:0")]
    [InlineData("""[ { "At": 5, "Iss": 1, "Max": 1 } ]""", "Tests:0:Iss")]
    public void Check_MalformedTest_IsAnError(string tests, string path)
    {
        files.Write("malformed.json", $$"""{ "LrExpr": { "Schedules": { "a": { "Formula": "1", "Tests": {{tests}} } } } }""");
        var outcome = files.Run("check", "malformed.json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Matches($@"^LrExpr:Schedules:a:{path}(\(1,1\))?: error LRX7004: ", outcome.Error);
        Assert.EndsWith("\n1 error\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Expectations_SaysHowTheyAreKnown()
    {
        files.Write("expect.json", """{ "LrExpr": { "Schedules": { "a": { "Formula": "min(1, step / 100)", "Expect": { "Max": 1, "Total": { "To": 3, "Max": 1 } } } } } }""");
        Assert.Equal(new Outcome(0, "expect.json: 1 schedule, no errors, content 87ec83d48baa\n  a: Max proved for steps 0 to 100; Total checked at every step from 0 to 3\n", ""), files.Run("check", "expect.json"));
        Assert.Equal(
            """
            {"diagnostics":[],"configurations":[{"files":["expect.json"],"schedules":1,"contentHash":"87ec83d48baa","expectations":[{"schedule":"a","met":[{"key":"Max","evidence":"proved","from":0,"to":100,"values":0},{"key":"Total","evidence":"every-step","from":0,"to":3,"values":4}]}]}]}

            """,
            files.Run("check", "expect.json", "--format", "json").Output);
    }
}
