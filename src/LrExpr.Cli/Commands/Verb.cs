using System.CommandLine;

namespace LrExpr.Cli.Commands;

/// <summary>A verb of the tool, with examples for its help.</summary>
internal sealed class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>What the help says at its end.</summary>
    public string Notes { get; init; } = "";
}
