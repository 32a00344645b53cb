using LrExpr.Docs.Tests.Documents;

namespace LrExpr.Docs.Tests.Examples;

/// <summary>
/// A block of commands, each after <c>$</c>, and what they print. A last line <c>…</c> says that more follows; as many lines as
/// stand before it are compared.
/// </summary>
internal static class ConsoleSession
{
    private const string Prompt = "$ ";
    private const string More = "…";

    public static IReadOnlyList<string> Replay(Block block, Workspace files, string where)
    {
        var result = new List<string>();
        for (int i = 0; i < block.Content.Count;)
        {
            Assert.True(block.Content[i].StartsWith(Prompt, StringComparison.Ordinal), $"{where}: a command is expected, but there is '{block.Content[i]}'.");
            int first = i;
            while (block.Content[i].EndsWith('\\'))
                i++;
            i++;
            var command = block.Content.Skip(first).Take(i - first);
            string[] shown = [.. block.Content.Skip(i).TakeWhile(line => !line.StartsWith(Prompt, StringComparison.Ordinal))];
            i += shown.Length;
            result.AddRange(command);
            result.AddRange(ShownNumbers.Keep(shown, Cut(Run(string.Concat(command.Select(line => line.TrimEnd('\\')))[Prompt.Length..], files), shown)));
        }

        return result;
    }

    private static string Run(string command, Workspace files) => Arguments(command) switch
    {
        ["lrexpr", .. var args] => files.Run(args),
        ["dotnet", "run", "--project", "src/LrExpr.Cli", "--", .. var args] => files.Run(args),
        ["dotnet", "run", "--project", "samples/QuickStart"] => QuickStart.Output,
        _ => throw new InvalidOperationException($"'{command}' is not a command that is run here; put it into a block of the language sh."),
    };

    private static IReadOnlyList<string> Cut(string output, string[] shown)
    {
        string[] lines = output.TrimEnd('\n').Split('\n');
        return shown is [.., More] && lines.Length >= shown.Length ? [.. lines.Take(shown.Length - 1), More] : lines;
    }

    private static string[] Arguments(string command)
    {
        string[] parts = command.Split('"');
        Assert.True(parts.Length % 2 == 1, $"'{command}' has a quote that is not closed.");
        return [.. parts.SelectMany((part, index) => index % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }
}
