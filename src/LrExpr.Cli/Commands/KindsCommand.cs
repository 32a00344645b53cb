using System.CommandLine;
using System.CommandLine.Completions;
using LrExpr.Cli.Output;
using LrExpr.Syntax;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr kinds [NAME | WORD...]</c>: the built-in kinds of schedules.</summary>
internal static class KindsCommand
{
    public static Command Create(Terminal terminal)
    {
        var words = new Argument<string[]>("NAME") { Description = "A kind to describe, with its parameters; else words to look for in names, descriptions and parameters; without it all are listed", HelpName = "NAME", Arity = ArgumentArity.ZeroOrMore };
        words.Validators.Add(UnknownOption.Refuse);
        words.CompletionSources.Add(_ => Catalogue.Kinds.SelectMany(NamesOf).Select(name => new CompletionItem(name)));
        var format = new FormatOption();
        var command = new Verb("kinds", "List the built-in kinds of schedules, find some, or describe one", "lrexpr kinds", "lrexpr kinds CosineDecay", "lrexpr kinds warmup cosine") { words };
        format.AddTo(command);
        command.SetAction(result => Run(result.GetValue(words) ?? [], format.Of(result), terminal));
        return command;
    }

    internal static int Run(IReadOnlyList<string> words, OutputFormat format, Terminal terminal)
    {
        var named = words.Count == 1 ? Catalogue.Kinds.FirstOrDefault(kind => NamesOf(kind).Any(known => Names.Same(known, words[0]))) : null;
        KindDescription[] kinds = named is null ? [.. Catalogue.Kinds.Where(kind => words.All(word => IsIn(word, kind)))] : [named];
        if (kinds.Length == 0)
        {
            DiagnosticReport.Write([UnknownName.Describe("kind", string.Join(' ', words), [.. Catalogue.Kinds.SelectMany(NamesOf)], "kinds")], format, terminal);
            return ExitCodes.Diagnostics;
        }

        if (format == OutputFormat.Json)
            KindJson.Write(kinds, terminal);
        else if (words.Count == 0)
            KindText.WriteOverview(kinds, terminal);
        else if (named is null)
            KindText.WriteList(kinds, terminal);
        else
            KindText.WriteDetails(named, terminal);
        return ExitCodes.Good;
    }

    private static IEnumerable<string> NamesOf(KindDescription kind) => kind.Aliases.Prepend(kind.Name).Concat(kind.Outputs.Select(output => $"{kind.Name}.{output.Name}"));

    private static bool IsIn(string word, KindDescription kind) =>
        NamesOf(kind).Concat(kind.Parameters.Select(parameter => parameter.Name)).Append(kind.Library).Append(kind.Description).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
