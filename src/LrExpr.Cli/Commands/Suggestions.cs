using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Commands;

/// <summary>
/// Answers <c>lrexpr "[suggest:12]" "eval a.json --"</c>, which scripts of shells ask: what could stand where the cursor is, one a line. It is the
/// protocol of System.CommandLine, whose own directive works for a command that is named after its process only.
/// </summary>
internal static class Suggestions
{
    /// <summary>Whether the arguments are such a question; it has been answered then.</summary>
    public static bool TryAnswer(IReadOnlyList<string> args, Command root, Terminal terminal)
    {
        if (args is not [['[', 's', 'u', 'g', 'g', 'e', 's', 't', .. var rest, ']'], ..])
            return false;
        string line = args.Count > 1 ? args[1] : "";
        int position = int.TryParse(rest.TrimStart(':'), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? Math.Min(given, line.Length) : line.Length;
        foreach (string item in Of(root, line[..position]))
            terminal.Output.Write(Printed.Line(item) + "\n");
        terminal.Output.Flush();
        return true;
    }

    private static IEnumerable<string> Of(Command root, string line)
    {
        int start = line.AsSpan().LastIndexOfAny(" \t") + 1;
        string word = line[start..];
        string before = line[..start];
        var result = root.Parse(before, new ParserConfiguration { ResponseFileTokenReplacer = null });

        // Options are many, and would hide the files that a shell offers where there is nothing else.
        return result.GetCompletions(before.Length).Select(item => item.InsertText ?? item.Label)
            .Where(item => item.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (word.StartsWith('-') ? item[0] == '-' : item[0] is not ('-' or '/')))
            .Distinct().Order(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names of the schedules in files, whatever else may be wrong with them.</summary>
    public static IEnumerable<CompletionItem> ScheduleNames(IEnumerable<string> files, string section)
    {
        try
        {
            var input = new ConfigurationInput([.. files.TakeWhile(File.Exists)], section, WithEnvironmentVariables: false);
            return input.Files.Count == 0 ? [] : [.. (input.Read()["Schedules"]?.Children ?? []).Select(schedule => new CompletionItem(schedule.Key))];
        }
        catch (Exception cause) when (cause is InputException or ScheduleException)
        {
            // A shell is no place for messages.
            return [];
        }
    }
}
