using System.CommandLine;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;
using LrExpr.Text;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr completion SHELL</c>: a script that makes a shell complete verbs, options and names. The scripts ask the tool, see <see cref="Suggestions"/>.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # Completion of lrexpr for bash: source this file, or put it where bash-completion finds it.
        _lrexpr() {
            local line="${COMP_LINE:0:COMP_POINT}" item
            line="${line#*[[:space:]]}"
            COMPREPLY=()
            while IFS= read -r item; do
                COMPREPLY+=("$(printf '%q' "$item")")
            done < <(lrexpr "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -o default -F _lrexpr lrexpr
        """;

    private const string Zsh = """
        #compdef lrexpr
        # Completion of lrexpr for zsh: put this file as _lrexpr into a folder of $fpath, or source it after compinit.
        _lrexpr() {
            local line="${LBUFFER#*[[:space:]]}"
            local -a items
            items=("${(@f)$(lrexpr "[suggest:${#line}]" "$line" 2>/dev/null)}")
            if [[ -n "${items[1]}" ]]; then
                compadd -- "${items[@]}"
            else
                _files
            fi
        }
        if [[ "${funcstack[1]}" == _lrexpr ]]; then
            _lrexpr
        else
            compdef _lrexpr lrexpr
        fi
        """;

    private const string Fish = """
        # Completion of lrexpr for fish: put this file as lrexpr.fish into ~/.config/fish/completions.
        function __lrexpr_complete
            set -l line (string replace -r '^\S+\s' '' -- (commandline -cp))
            lrexpr "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c lrexpr -a '(__lrexpr_complete)'
        """;

    private const string Pwsh = """
        # Completion of lrexpr for PowerShell: add this to $PROFILE.
        Register-ArgumentCompleter -Native -CommandName lrexpr -ScriptBlock {
            param($word, $commandAst, $cursor)
            $length = $cursor - $commandAst.Extent.StartOffset
            $text = $commandAst.ToString().PadRight($length).Substring(0, $length) -replace '^\S+\s?', ''
            lrexpr "[suggest:$($text.Length)]" "$text" 2>$null | ForEach-Object {
                $shown = if ($_ -match '\s') { "'$_'" } else { $_ }
                [System.Management.Automation.CompletionResult]::new($shown, $_, 'ParameterValue', $_)
            }
        }
        """;

    private static readonly Dictionary<string, string> Scripts = new() { ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish, ["pwsh"] = Pwsh };

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "The shell: " + string.Join(", ", Scripts.Keys) };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        shell.Validators.Add(UnknownOption.Refuse);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var other }] && !UnknownOption.Is(other) && !Scripts.ContainsKey(other))
                result.AddError($"shell {Printed.Quote(other)} is unknown{(NearestNames.Suggest(other, Scripts.Keys) is { Length: > 0 } meant ? meant : "; it is one of " + string.Join(", ", Scripts.Keys))}");
        });
        var command = new Verb(
            "completion",
            "Print a script that makes a shell complete verbs, options and names",
            "lrexpr completion fish > ~/.config/fish/completions/lrexpr.fish",
            "source <(lrexpr completion bash)",
            "lrexpr completion pwsh >> $PROFILE");
        command.Add(shell);
        command.SetAction(result =>
        {
            terminal.Output.Write(Scripts[result.GetValue(shell)!].ReplaceLineEndings("\n") + "\n");
            return ExitCodes.Good;
        });
        return command;
    }
}
