using System.CommandLine;
using System.CommandLine.Parsing;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;
using LrExpr.Text;

namespace LrExpr.Cli.Commands;

/// <summary>An option that a verb does not have, with the nearest it has.</summary>
internal static class UnknownOption
{
    private const string Beginning = "unknown option ";

    /// <summary>For an argument that never begins with a hyphen: a misspelt option would otherwise be a file or a name that does not exist.</summary>
    public static void Refuse(ArgumentResult result)
    {
        foreach (string token in result.Tokens.Select(token => token.Value).Where(Is))
            result.AddError(Describe(token, (result.Parent as CommandResult)?.Command));
    }

    public static bool Is(string token) => token.StartsWith('-') && token != GivenFile.Dash;

    /// <summary>What is to be said of a command line: where an option is misspelt, nothing else, since its value is then one too many, and what it is to give is missing.</summary>
    public static IReadOnlyList<string> Above(IReadOnlyList<string> messages) =>
        messages.Where(message => message.StartsWith(Beginning, StringComparison.Ordinal)).ToList() is { Count: > 0 } unknown ? unknown : messages;

    public static string Describe(string token, Command? command) =>
        $"{Beginning}{Printed.Quote(token)}{NearestNames.Suggest(token, Of(command).Select(option => option.Name))}";

    /// <summary>The options of a verb, and those that all verbs have.</summary>
    private static IEnumerable<Option> Of(Command? command) =>
        command is null ? [] : command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)));
}
