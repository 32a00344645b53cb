using LrExpr.Cli.Tests.Support;
using Spectre.Console;

namespace LrExpr.Cli.Tests;

public sealed class CheckTests(Workspace files) : IClassFixture<Workspace>
{
    [Fact]
    public void Check_GoodFile_CountsTheSchedules()
    {
        files.Write("good.json", Files.Good);
        Assert.Equal(new Outcome(0, $"good.json: 3 schedules, no errors, content {Files.GoodContent}\n", ""), files.Run("check", "good.json"));
        Assert.Equal(new Outcome(0, $$$"""{"diagnostics":[],"configurations":[{"files":["good.json"],"schedules":3,"contentHash":"{{{Files.GoodContent}}}","expectations":[]}]}""" + "\n", ""), files.Run("check", "good.json", "--format", "json"));
    }

    [Fact]
    public void Check_BadFile_ReportsAllAsACompilerDoes()
    {
        files.Write("bad.json", Files.Bad);
        const string Expected = """
            LrExpr:Schedules:base:Parameters:rate: warning LRX2902: parameter 'rate' is not used
              in bad.json(6,64)
            LrExpr:Schedules:keras:Kind(1,1): error LRX3008: unknown kind 'CosinDecay'; did you mean 'CosineDecay'?
              CosinDecay
              ^^^^^^^^^^
              in bad.json(8,18)
            LrExpr:Schedules:lines(2,11): error LRX1011: '(' is never closed
              (1 - p) * (p
                        ^
              in bad.json(7,52)
            LrExpr:Schedules:typo: error LRX3008: schedule 'typo' has neither 'Formula' nor 'Kind' nor 'Keyframes' nor 'class_name'
              in bad.json(9,7)
            LrExpr:Schedules:typo:Formulla(1,1): error LRX3004: unknown key 'Formulla'; did you mean 'Formula'?
              1
              ^
              in bad.json(9,17)
            LrExpr:Schedules:warmed(1,8): error LRX2001: unknown name 'warmpu'; did you mean 'warmup'?
              step < warmpu ? base(0) * step / warmup : base(step - warmup)
                     ^^^^^^
              in bad.json(5,25)
            5 errors, 1 warning

            """;
        Assert.Equal(new Outcome(1, "", Expected), files.Run("check", "bad.json"));
    }

    [Fact]
    public void Check_BadFileAsJson_HasAllThatIsKnown()
    {
        files.Write("one.json", """{ "LrExpr": { "Schedules": { "a": "1 +\n rat * 2", "b": { "Formula": "1", "Parameters": { "x": 1 } } } } }""");
        const string Expected =
            """
            {"diagnostics":[{"code":"LRX2001","severity":"error","message":"unknown name 'rat'","path":"LrExpr:Schedules:a","file":"one.json","fileLine":1,"fileColumn":30,"line":2,"column":2,"length":3,"hint":null},
            """ + """
            {"code":"LRX2902","severity":"warning","message":"parameter 'x' is not used","path":"LrExpr:Schedules:b:Parameters:x","file":"one.json","fileLine":1,"fileColumn":91,"line":null,"column":null,"length":null,"hint":null}],"configurations":[{"files":["one.json"],"schedules":null,"contentHash":null,"expectations":[]}]}

            """;
        Assert.Equal(new Outcome(1, Expected, ""), files.Run("check", "one.json", "--format", "json"));
    }

    [Fact]
    public void Check_OnlyWarnings_IsGood()
    {
        files.Write("warn.json", """{ "LrExpr": { "Schedules": { "a": "1 / step" } } }""");
        var outcome = files.Run("check", "warn.json");
        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("warn.json: 1 schedule, no errors, 1 warning, content ", outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith("LrExpr:Schedules:a(1,1): warning LRX7001: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OnATerminal_ColoursSeverityAndCarets()
    {
        files.Write("one.json", """{ "LrExpr": { "Schedules": { "a": "stpe" } } }""");
        const string Expected = """
            LrExpr:Schedules:a(1,1): ‹error LRX2001›: unknown name 'stpe'; did you mean 'step'?
              stpe
            ‹  ^^^^›
            ‹  in one.json(1,30)›
            1 error

            """;
        string shown = files.Run(80, AnsiSupport.Yes, "check", "one.json").Error
            .Replace("\u001b[1;91m", "‹", StringComparison.Ordinal).Replace("\u001b[2m", "‹", StringComparison.Ordinal).Replace("\u001b[0m", "›", StringComparison.Ordinal);
        Assert.Equal(Expected, shown);
    }

    [Fact]
    public void Check_LongFormulaOnANarrowTerminal_KeepsTheCaretsBelowIt()
    {
        files.Write("long.json", $$"""{ "LrExpr": { "Schedules": { "a": "{{string.Concat(Enumerable.Repeat("step + ", 14))}}stpe" } } }""");
        string shown = files.Run(40, AnsiSupport.Yes, "check", "long.json").Error;
        Assert.Contains(new string(' ', 2 + 14 * 7) + "^^^^", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SectionByPath_IsFound()
    {
        files.Write("nested.json", """{ "Training": { "LrExpr": { "Schedules": { "a": "1", "b": "x" } } } }""");
        var outcome = files.Run("check", "nested.json", "--section", "Training:LrExpr");
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("Training:LrExpr:Schedules:b(1,1): error LRX2001", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_EmptySection_HasNoSchedules()
    {
        files.Write("empty.json", """{ "LrExpr": {} }""");
        Assert.Equal(new Outcome(0, $"empty.json: no schedules, no errors, content {ScheduleSet.Empty.ContentHash}\n", ""), files.Run("check", "empty.json"));
    }

    [Fact]
    public void Check_SectionThatIsAText_IsAnError()
    {
        files.Write("text.json", """{ "LrExpr": "0.1" }""");
        var outcome = files.Run("check", "text.json");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("LrExpr(1,1): error LRX3008: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TwoFiles_LaterOneReplacesValueByValue()
    {
        files.Write("base.json", """{ "LrExpr": { "Parameters": { "rate": 0.1 }, "Schedules": { "a": "rate", "b": "2" } } }""");
        files.Write("production.json", """{ "LrExpr": { "Parameters": { "rate": 0.5 }, "Schedules": { "b": "rat" } } }""");
        Assert.Equal("""{"a":[[0,0.1]],"b":[[0,2]]}""" + "\n", files.Run("eval", "base.json", "--steps", "0", "--format", "json").Output);
        const string Expected = """
            LrExpr:Schedules:b(1,1): error LRX2001: unknown name 'rat'; did you mean 'rate'?
              rat
              ^^^
              in production.json(1,61)
            1 error

            """;
        Assert.Equal(new Outcome(1, "", Expected), files.Run("check", "base.json", "production.json"));

        files.Write("production.json", """{ "LrExpr": { "Parameters": { "rate": 0.5 } } }""");
        Assert.Equal("""{"a":[[0,0.5]],"b":[[0,2]]}""" + "\n", files.Run("eval", "base.json", "production.json", "--steps", "0", "--format", "json").Output);
        Assert.Equal("""{"a":[[0,0.1]],"b":[[0,2]]}""" + "\n", files.Run("eval", "production.json", "base.json", "--steps", "0", "--format", "json").Output);
        Assert.StartsWith("base.json + production.json: 2 schedules, no errors, content ", files.Run("check", "base.json", "production.json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ArrayOfTwoFiles_NamesBoth()
    {
        files.Write("base.json", """{ "LrExpr": { "Schedules": { "a": { "Formula": "at(xs, step)", "Parameters": { "xs": [1, 2, 3] } } } } }""");
        files.Write("production.json", """{ "LrExpr": { "Schedules": { "a": { "Parameters": { "xs": { "1": 5 } } } } } }""");
        var outcome = files.Run("check", "base.json", "production.json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("error LRX3010: 'xs' is put together from 'base.json' and 'production.json'\n  hint: ", Normalized(outcome.Error), StringComparison.Ordinal);

        static string Normalized(string error) => error.Replace(Path.GetTempPath(), "", StringComparison.Ordinal);
    }

    [Fact]
    public void Check_EnvironmentVariables_CountOnlyWhenAskedFor()
    {
        const string Section = "LrExprCliTests";
        files.Write("base.json", $$"""{ "{{Section}}": { "Schedules": { "a": "1" } } }""");
        Environment.SetEnvironmentVariable(Section + "__Schedules__a", "2");
        try
        {
            Assert.Equal("""{"a":[[0,1]]}""" + "\n", files.Run("eval", "base.json", "--section", Section, "--steps", "0", "--format", "json").Output);
            Assert.Equal("""{"a":[[0,2]]}""" + "\n", files.Run("eval", "base.json", "--section", Section, "--environment-variables", "--steps", "0", "--format", "json").Output);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Section + "__Schedules__a", null);
        }
    }
}
