using System.CommandLine;
using System.CommandLine.Completions;
using LrExpr.Cli.Output;
using LrExpr.Syntax;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr kinds [NAME]</c>: the built-in kinds of schedules.</summary>
internal static class KindsCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string?>("NAME") { Description = "A kind to describe, with its parameters; without it all are listed", HelpName = "NAME", Arity = ArgumentArity.ZeroOrOne };
        name.Validators.Add(UnknownOption.Refuse);
        name.CompletionSources.Add(_ => Catalogue.Kinds.Select(kind => new CompletionItem(kind.Name)));
        var format = new FormatOption();
        var command = new Verb("kinds", "List the built-in kinds of schedules, or describe one", "lrexpr kinds", "lrexpr kinds CosineDecay") { name };
        format.AddTo(command);
        command.SetAction(result => Run(result.GetValue(name), format.Of(result), terminal));
        return command;
    }

    internal static int Run(string? name, OutputFormat format, Terminal terminal)
    {
        var kinds = Catalogue.Kinds.Where(kind => name is null || NamesOf(kind).Any(known => Names.Same(known, name))).ToList();
        if (kinds.Count == 0 && name is not null)
        {
            DiagnosticReport.Write([UnknownName.Describe("kind", name, [.. Catalogue.Kinds.SelectMany(NamesOf)], "kinds")], format, terminal);
            return ExitCodes.Diagnostics;
        }

        if (format == OutputFormat.Json)
            KindJson.Write(kinds, terminal);
        else if (name is null)
            KindText.WriteList(kinds, terminal);
        else
            KindText.WriteDetails(kinds[0], terminal);
        return ExitCodes.Good;
    }

    private static IEnumerable<string> NamesOf(KindDescription kind) => kind.Aliases.Prepend(kind.Name);
}
