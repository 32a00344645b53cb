using System.Diagnostics;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

/// <summary>The tool as a process, with a configuration from the standard input.</summary>
public sealed class StandardInputTests
{
    [Fact]
    public void Check_Dash_IsTheStandardInput()
    {
        Assert.Equal(new Outcome(0, $"stdin: 3 schedules, no errors, content {Files.GoodContent}\n", ""), Run("check -", Files.Good));
        var outcome = Run("check -", Files.Bad);
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("\n  in stdin(5,25)\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_Dash_IsReadOnce() => Assert.Equal((0, ""), (Run("schema -", Files.Good).ExitCode, Run("schema -", Files.Good).Error));

    [Fact]
    public void Check_EmptyInput_IsOneLine()
    {
        var outcome = Run("check -", "");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("lrexpr: stdin(1,1): not valid JSON: ", outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>Only a shell can close it.</summary>
    [Fact]
    public void Check_ClosedInput_IsTakenAsEmpty()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var outcome = Run("check - <&-", null);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("lrexpr: stdin(1,1): not valid JSON: ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list -")]
    [InlineData("fmt -")]
    [InlineData("import -")]
    public void Verb_ClosedInput_IsTakenAsEmpty(string arguments)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var outcome = Run(arguments + " <&-", null);
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("not valid JSON: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("stdin", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_GitHub_NamesNoFileOfTheInput() =>
        Assert.StartsWith("::error title=lrexpr::stdin(1,2): not valid JSON: ", Run("check - --format github", "{").Output, StringComparison.Ordinal);

    [Fact]
    public void Diff_TwiceTheInput_IsTheSame() => Assert.Equal(new Outcome(0, "no differences in 3 schedules\n", ""), Run("diff - -", Files.Good));

    [Fact]
    public void Fmt_Dash_IsTheStandardInput()
    {
        const string Content = """{ "LrExpr": { "Schedules": { "a": "1+2" } } }""";
        Assert.Equal(new Outcome(0, Content.Replace("1+2", "1 + 2", StringComparison.Ordinal), ""), Run("fmt -", Content));
    }

    [Fact]
    public void Import_Dash_IsTheStandardInput()
    {
        var outcome = Run("import -", """{ "class_name": "ExponentialDecay", "config": { "initial_learning_rate": 0.1, "decay_steps": 10, "decay_rate": 0.5 } }""");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("\"Kind\": \"ExponentialDecay\"", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(new Outcome(2, "", "lrexpr: stdin: is not a text file\n"), Run("import -", "\0"));
    }

    [Fact]
    public void Check_WithoutASection_NamesTheInput() =>
        Assert.Equal(new Outcome(2, "", "lrexpr: stdin: no section 'LrExpr'\n"), Run("check -", "{}"));

    private static Outcome Run(string arguments, string? input)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "lrexpr.dll");
        var start = input is null ? new ProcessStartInfo("sh", ["-c", $"exec dotnet '{tool}' {arguments}"]) : new ProcessStartInfo("dotnet", $"\"{tool}\" {arguments}");
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            process.Kill();
            Assert.Fail("It waits for input.");
        }

        return new Outcome(process.ExitCode, output.Result, error.Result);
    }
}
