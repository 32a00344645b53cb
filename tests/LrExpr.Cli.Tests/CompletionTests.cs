using System.Diagnostics;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class CompletionTests(Workspace files) : IClassFixture<Workspace>
{
    /// <summary>A line up to the cursor, with {} for the folder, and what may come: a space between, nothing where only files can come.</summary>
    public static TheoryData<string, string> Lines => new()
    {
        { "", "bench check completion convert diff eval explain export fit fmt functions import kinds list page plot schema serve simulate test watch" },
        { "e", "eval explain export" },
        { "EX", "explain export" },
        { "exp", "explain export" },
        { "frob", "" },
        { "check ", "" },
        { "check --f", "--format" },
        { "check {}good.json --format ", "github json sarif text" },
        { "explain {}good.json ", "keras learning_rate momentum" },
        { "explain {}good.json l", "learning_rate" },
        { "explain --kind CosineD", "CosineDecay CosineDecayRestarts" },
        { "plot {}good.json --name ", "keras learning_rate momentum" },
        { "watch {}good.json --name m", "momentum" },
        { "export {}good.json m", "momentum" },
        { "export {}good.json momentum --to ", "csharp csv deepspeed huggingface javascript keras mmengine optax python torch" },
        { "export {}good.json momentum --to c", "csharp csv" },
        { "bench {}good.json ", "keras learning_rate momentum" },
        { "bench {}bad.json w", "warmed" },
        { "eval {}good.json --name ", "keras learning_rate momentum" },
        { "eval {}good.json --name k", "keras" },
        { "eval --kind CosineDecay", "CosineDecay CosineDecayRestarts" },
        { "eval --dialect ", "csharp formula" },
        { "kinds torch.St", "torch.StepLR" },
        { "functions smo", "smoothstep" },
        { "completion ", "bash fish pwsh zsh" },
        { "explain {}none.json ", "" },
        { "explain {}broken.json ", "" },
        { "explain {}good.json --section Other ", "" },
        { "explain {}good.json --section ", "" },
        { "export {}good.json --to", "--to" },
        { "eval --formula \"1 + ", "" },
        { "eval --formula 'x", "" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Suggest_ALine_IsWhatMayCome(string line, string expected)
    {
        Prepare();
        line = line.Replace("{}", files.Folder, StringComparison.Ordinal);

        var outcome = files.Run($"[suggest:{line.Length}]", line + " ");

        Assert.Equal(new Outcome(0, string.Concat(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(item => item + "\n")), ""), outcome);
    }

    [Theory]
    [InlineData("[suggest]", "ev", "eval\n")]
    [InlineData("[suggest:]", "ev", "eval\n")]
    [InlineData("[suggest:x]", "ev", "eval\n")]
    [InlineData("[suggest:99999999999]", "ev", "eval\n")]
    [InlineData("[suggest:1]", "ev", "eval\nexplain\nexport\n")]
    public void Suggest_AnyPosition_IsNoError(string directive, string line, string expected) =>
        Assert.Equal(new Outcome(0, expected, ""), files.Run(directive, line));

    [BashTheory]
    [MemberData(nameof(Lines))]
    public void Bash_WithTheScript_CompletesTheLine(string line, string expected)
    {
        Prepare();

        string[] replies = Bash.Complete(files, "lrexpr " + line.Replace("{}", files.Folder, StringComparison.Ordinal));

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), replies);
    }

    [BashTheory]
    [InlineData("lrexpr explain {}spaces.json ", "half\\ rate")]
    [InlineData("/usr/bin/lrexpr ev", "eval")]
    [InlineData("lrexpr   ev", "eval")]
    public void Bash_WithOtherLines_CompletesThem(string line, string expected)
    {
        files.Write("spaces.json", """{ "LrExpr": { "Schedules": { "half rate": 1 } } }""");

        Assert.Equal([expected], Bash.Complete(files, line.Replace("{}", files.Folder, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Completion_OfAShell_AsksTheTool(string shell)
    {
        var outcome = files.Run("completion", shell);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("lrexpr \"[suggest:", outcome.Output, StringComparison.Ordinal);
    }

    private void Prepare()
    {
        files.Write("good.json", Files.Good);
        files.Write("bad.json", Files.Bad);
        files.Write("broken.json", "{ \"LrExpr\": ");
    }

    /// <summary>A bash that has read the script, with a command <c>lrexpr</c> that is this tool.</summary>
    private static class Bash
    {
        public const string Path = "/bin/bash";

        private const string Session = """
            tool=$1
            lrexpr() { dotnet exec --runtimeconfig "${tool%.dll}.runtimeconfig.json" "$tool" "$@"; }
            source "$2"
            COMP_LINE=$3 COMP_POINT=${#3}
            $(complete -p lrexpr | sed 's/.*-F \([^ ]*\).*/\1/')
            for reply in "${COMPREPLY[@]}"; do printf '%s\n' "$reply"; done
            """;

        public static string[] Complete(Workspace files, string line)
        {
            files.Write("completion.bash", files.Run("completion", "bash").Output);
            var start = new ProcessStartInfo(Path, ["--norc", "-c", Session, "bash", typeof(Program).Assembly.Location, files.Folder + "completion.bash", line])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };

            // Where the machine has no such language, bash would say so.
            start.Environment["LC_ALL"] = "C";
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal("", error.Result);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    /// <summary>A test that is skipped, visibly, where there is no bash.</summary>
    private sealed class BashTheoryAttribute : TheoryAttribute
    {
        public BashTheoryAttribute()
        {
            if (!File.Exists(Bash.Path))
                Skip = "There is no bash on this machine.";
        }
    }
}
