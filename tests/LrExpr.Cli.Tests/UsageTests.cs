using LrExpr.Cli.Output;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class UsageTests(Workspace files) : IClassFixture<Workspace>
{
    [Theory]
    [InlineData("", "lrexpr: a verb is missing\nSee 'lrexpr --help'.\n")]
    [InlineData("chek", "lrexpr: unknown verb 'chek'; did you mean 'check'?\nSee 'lrexpr --help'.\n")]
    [InlineData("--hlp", "lrexpr: unknown option '--hlp'; did you mean '--help'?\nSee 'lrexpr --help'.\n")]
    [InlineData("kinds --frmat json", "lrexpr: unknown option '--frmat'; did you mean '--format'?\nSee 'lrexpr kinds --help'.\n")]
    [InlineData("functions --frmat", "lrexpr: unknown option '--frmat'; did you mean '--format'?\nSee 'lrexpr functions --help'.\n")]
    [InlineData("convert 1 --formt json", "lrexpr: unknown option '--formt'; did you mean '--format'?\nSee 'lrexpr convert --help'.\n")]
    [InlineData("completion --hlp", "lrexpr: unknown option '--hlp'; did you mean '--help'?\nSee 'lrexpr completion --help'.\n")]
    [InlineData("import --pointr /a", "lrexpr: unknown option '--pointr'; did you mean '--pointer'?\nSee 'lrexpr import --help'.\n")]
    [InlineData("eval a.json --stps 1", "lrexpr: unknown option '--stps'; did you mean '--steps'?\nSee 'lrexpr eval --help'.\n")]
    [InlineData("functions a b", "lrexpr: Unrecognized command or argument 'b'.\nSee 'lrexpr functions --help'.\n")]
    [InlineData("fmt - --write", "lrexpr: --write changes files; without it, what stdin has goes to the standard output\nSee 'lrexpr fmt --help'.\n")]
    [InlineData("fmt - a.json", "lrexpr: several files need --check or --write\nSee 'lrexpr fmt --help'.\n")]
    [InlineData("diff - --environment A B", "lrexpr: stdin: has no environments; give a file\n")]
    [InlineData("schema --output -", "lrexpr: '-' cannot be written; give the name of a file\n")]
    [InlineData("check", "lrexpr: Required argument 'CONFIG' missing for command: 'check'.\nSee 'lrexpr check --help'.\n")]
    [InlineData("check a.json --format xml", "lrexpr: --format 'xml' is none of text, json, sarif, github\nSee 'lrexpr check --help'.\n")]
    [InlineData("check a.json --sction b", "lrexpr: unknown option '--sction'; did you mean '--section'?\nSee 'lrexpr check --help'.\n")]
    [InlineData("eval a.json", "lrexpr: Option '--steps' is required.\nSee 'lrexpr eval --help'.\n")]
    [InlineData("eval --steps 0", "lrexpr: give either CONFIG files, --formula or --kind to evaluate\nSee 'lrexpr eval --help'.\n")]
    [InlineData("eval --steps 0 --formula 1 --kind a", "lrexpr: give either CONFIG files, --formula or --kind to evaluate\nSee 'lrexpr eval --help'.\n")]
    [InlineData("eval a.json --steps 0 --formula 1", "lrexpr: give either CONFIG files, --formula or --kind to evaluate\nSee 'lrexpr eval --help'.\n")]
    [InlineData("eval a.json --steps 0 --param a=1", "lrexpr: --param belongs to --formula and --kind; the parameters of a configuration stand in it\nSee 'lrexpr eval --help'.\n")]
    [InlineData("eval --formula 1 --steps 0 --name a", "lrexpr: --name, --section, --also and --environment-variables belong to CONFIG files\nSee 'lrexpr eval --help'.\n")]
    [InlineData("eval --formula 1 --steps 0 --section a", "lrexpr: --name, --section, --also and --environment-variables belong to CONFIG files\nSee 'lrexpr eval --help'.\n")]
    [InlineData("eval --formula 1 --steps 0 --param a", "lrexpr: --param 'a' is not of the form name=value\n")]
    [InlineData("eval --formula 1 --steps 0 --param =1", "lrexpr: --param '=1' is not of the form name=value\n")]
    [InlineData("export a.json b", "lrexpr: Option '--to' is required.\nSee 'lrexpr export --help'.\n")]
    [InlineData("export a.json b --to caffe2", "lrexpr: --to 'caffe2' is unknown; it is one of python, csharp, javascript, keras, deepspeed, huggingface, mmengine, torch, optax, csv\nSee 'lrexpr export --help'.\n")]
    [InlineData("export a.json b --to pyton", "lrexpr: --to 'pyton' is unknown; did you mean 'python'?\nSee 'lrexpr export --help'.\n")]
    [InlineData("export a.json b --to", "lrexpr: Required argument missing for option: '--to'.\nSee 'lrexpr export --help'.\n")]
    [InlineData("export a.json b --to csv", "lrexpr: --to csv needs --steps\nSee 'lrexpr export --help'.\n")]
    [InlineData("export a.json b --to csv --steps", "lrexpr: Required argument missing for option: '--steps'.\nSee 'lrexpr export --help'.\n")]
    [InlineData("export a.json b --to csv --steps 5..1", "lrexpr: --steps '5..1': range '5..1' ends before it begins\n")]
    [InlineData("export a.json b --to python --steps 1", "lrexpr: --steps belongs to --to csv\nSee 'lrexpr export --help'.\n")]
    [InlineData("export --to python", "lrexpr: give either CONFIG files, --formula or --kind to export\nSee 'lrexpr export --help'.\n")]
    [InlineData("export a.json b --formula 1 --to python", "lrexpr: give either CONFIG files, --formula or --kind to export\nSee 'lrexpr export --help'.\n")]
    [InlineData("export a.json b --param c=1 --to python", "lrexpr: --param belongs to --formula and --kind; the parameters of a configuration stand in it\nSee 'lrexpr export --help'.\n")]
    [InlineData("export --formula 1 --section a --to python", "lrexpr: --section, --also and --environment-variables belong to CONFIG files\nSee 'lrexpr export --help'.\n")]
    [InlineData("export none.json a --to python", "lrexpr: none.json: no such file\n")]
    [InlineData("bench a.json", "lrexpr: bench needs a CONFIG and a NAME\nSee 'lrexpr bench --help'.\n")]
    [InlineData("bench", "lrexpr: give either CONFIG files, --formula or --kind to measure\nSee 'lrexpr bench --help'.\n")]
    [InlineData("bench --formula 1 --seconds x", "lrexpr: --seconds 'x' is not a number from 0.01 to 600\nSee 'lrexpr bench --help'.\n")]
    [InlineData("bench --formula 1 --seconds 1e9", "lrexpr: --seconds '1e9' is not a number from 0.01 to 600\nSee 'lrexpr bench --help'.\n")]
    [InlineData("bench --formula 1 --seconds nan", "lrexpr: --seconds 'nan' is not a number from 0.01 to 600\nSee 'lrexpr bench --help'.\n")]
    [InlineData("bench none.json a", "lrexpr: none.json: no such file\n")]
    [InlineData("fmt", "lrexpr: Required argument 'CONFIG' missing for command: 'fmt'.\nSee 'lrexpr fmt --help'.\n")]
    [InlineData("fmt a.json b.json", "lrexpr: several files need --check or --write\nSee 'lrexpr fmt --help'.\n")]
    [InlineData("fmt a.json --check --write", "lrexpr: --check and --write exclude each other\nSee 'lrexpr fmt --help'.\n")]
    [InlineData("fmt a.json --chek", "lrexpr: unknown option '--chek'; did you mean '--check'?\nSee 'lrexpr fmt --help'.\n")]
    [InlineData("fmt none.json", "lrexpr: none.json: no such file\n")]
    [InlineData("convert 1 --dialect csharp --to csharp", "lrexpr: --dialect and --to are the same notation; there is nothing to convert\nSee 'lrexpr convert --help'.\n")]
    [InlineData("convert 1 --dialect python", "lrexpr: --dialect 'python' is neither formula nor csharp\nSee 'lrexpr convert --help'.\n")]
    [InlineData("convert 1 --dialect", "lrexpr: Required argument missing for option: '--dialect'.\nSee 'lrexpr convert --help'.\n")]
    [InlineData("convert 1 --param a", "lrexpr: --param 'a' is not of the form name=value\n")]
    [InlineData("completion", "lrexpr: Required argument 'SHELL' missing for command: 'completion'.\nSee 'lrexpr completion --help'.\n")]
    [InlineData("completion bsh", "lrexpr: shell 'bsh' is unknown; did you mean 'bash' or 'zsh'?\nSee 'lrexpr completion --help'.\n")]
    [InlineData("completion cmd.exe", "lrexpr: shell 'cmd.exe' is unknown; it is one of bash, zsh, fish, pwsh\nSee 'lrexpr completion --help'.\n")]
    [InlineData("export a.json --to keras", "lrexpr: export needs a CONFIG and a NAME\nSee 'lrexpr export --help'.\n")]
    [InlineData("import", "lrexpr: Required argument 'FILE' missing for command: 'import'.\nSee 'lrexpr import --help'.\n")]
    [InlineData("import a.json --name a:b", "lrexpr: --name 'a:b' cannot be the name of a schedule in a configuration\n")]
    [InlineData("eval --formula 1 --steps 0..", "lrexpr: --steps '0..': '' is not a whole number\n")]
    public void Tool_WrongUsage_IsOneLineAndExitCodeTwo(string commandLine, string error) =>
        Assert.Equal(new Outcome(2, "", error), files.Run(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    public static TheoryData<string> Verbs()
    {
        using var folder = new Workspace();
        return [.. folder.Run("[suggest:0]", "").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Verb_Help_HasAnExampleWithinTheWidth(string verb)
    {
        var outcome = files.Run(verb, "--help");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains($"Examples:\n  lrexpr {verb}", outcome.Output, StringComparison.Ordinal);
        Assert.All(outcome.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    /// <summary>What a shell completes is not for the help, which would list every kind there is.</summary>
    [Fact]
    public void Tool_Help_NamesArgumentsInsteadOfTheirValues()
    {
        string output = files.Run("--help").Output;
        Assert.Contains("\n  kinds <NAME> ", output, StringComparison.Ordinal);
        Assert.Contains("\n  functions <NAME> ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("CosineDecay", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_Help_ShowsThatTheNameIsNeeded() =>
        Assert.Contains("lrexpr explain [<CONFIG>... <NAME>] [options]", files.Run("explain", "--help").Output, StringComparison.Ordinal);

    [Fact]
    public void Tool_Help_ListsTheVerbsAndExitCodes()
    {
        string output = files.Run("--help").Output;
        Assert.All(new[] { "check", "eval", "list", "explain", "fit", "import", "export", "convert", "fmt", "bench", "completion", "kinds", "functions" }, verb => Assert.Contains($"\n  {verb} ", output, StringComparison.Ordinal));
        Assert.Contains("Exit codes: 0 good, 1 errors in a configuration or a formula, 2 wrong usage.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Tool_OutputThatCannotBeWritten_IsOneLine()
    {
        using var error = new StringWriter();
        int exitCode = Program.Run(["functions"], new Terminal(new FullDisk(), error));
        Assert.Equal((3, "lrexpr: the output cannot be written: no space left\n"), (exitCode, error.ToString()));
    }

    [Theory]
    [InlineData("functions")]
    [InlineData("plot --formula step")]
    [InlineData("eval --formula step --steps 0..10")]
    public void Tool_PipeWhoseReaderHasGone_EndsQuietly(string commandLine)
    {
        using var error = new StringWriter();
        int exitCode = Program.Run(commandLine.Split(' '), new Terminal(new FullDisk("Broken pipe", 32), error));
        Assert.Equal((0, ""), (exitCode, error.ToString()));
    }

    [Fact]
    public void Tool_Version_IsPrinted() => Assert.Equal(0, files.Run("--version").ExitCode);
}
