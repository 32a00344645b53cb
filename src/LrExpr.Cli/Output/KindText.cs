using LrExpr.Cli.Text;

namespace LrExpr.Cli.Output;

/// <summary>Kinds for people.</summary>
internal static class KindText
{
    /// <summary>The names by library, as short as it gets.</summary>
    public static void WriteOverview(IReadOnlyList<KindDescription> kinds, Terminal terminal)
    {
        foreach (var library in kinds.GroupBy(kind => $"{kind.Library} {kind.Version}".TrimEnd()))
        {
            terminal.Output.Write(library.Key + "\n");
            Paragraph.Write(string.Join(", ", library.Select(kind => kind.Name)), terminal);
            terminal.Output.Write("\n");
        }

        Paragraph.Write($"{kinds.Count} kinds. 'lrexpr kinds NAME' describes one; 'lrexpr kinds WORD...' lists those of a library, or those with all of the words.", terminal, indentation: 0);
    }

    /// <summary>By library, each with the first sentence of what it does; the rest is in the details.</summary>
    public static void WriteList(IReadOnlyList<KindDescription> kinds, Terminal terminal)
    {
        string library = "";
        foreach (var kind in kinds)
        {
            if (kind.Library != library)
            {
                terminal.Output.Write((library.Length == 0 ? "" : "\n") + $"{kind.Library} {kind.Version}".TrimEnd() + "\n");
                library = kind.Library;
            }

            terminal.Output.Write($"  {kind.Name}\n");
            Paragraph.Write(Markdown.FirstSentence(kind.Description), terminal, indentation: 6);
        }
    }

    public static void WriteDetails(KindDescription kind, Terminal terminal)
    {
        var output = terminal.Output;
        output.Write(kind.Name + "\n");
        Paragraph.Write(Markdown.ToPlain(kind.Description), terminal);
        output.Write("\n");
        if (kind.Aliases.Count > 0)
            output.Write($"  Also: {string.Join(", ", kind.Aliases)}\n");
        output.Write($"  From: {$"{kind.Library} {kind.Version}".TrimEnd()}\n");
        if (kind.Link.Length > 0)
            output.Write($"        {kind.Link}\n");

        if (kind.Parameters.Count > 0)
        {
            output.Write("\nParameters:\n");
            var table = new TextTable("NAME", "TYPE", "DEFAULT", "MEANING");
            foreach (var parameter in kind.Parameters)
                table.Row(parameter.Name, parameter.Type, DefaultOf(parameter), MeaningOf(parameter));
            table.Write(terminal, indentation: 2);
        }

        if (kind.Constraints.Count > 0)
        {
            output.Write("\nConditions:\n");
            foreach (string constraint in kind.Constraints)
                Paragraph.Write(constraint, terminal);
        }

        if (kind.Until is { } until)
        {
            output.Write("\nEnds at step:\n");
            Paragraph.Write(until, terminal);
            Paragraph.Write($"After it {Markdown.ToPlain(kind.Beyond)}.", terminal);
        }

        if (kind.SeeAlso.Count > 0)
        {
            output.Write("\nThe same curve elsewhere:\n");
            foreach (var (name, note) in kind.SeeAlso)
                Paragraph.Write(note.Length == 0 ? name : $"{name}: {Markdown.ToPlain(note)}", terminal);
        }

        WriteBlock("Formula", kind.Formula, terminal);
        if (kind.Listens)
            WriteStates(kind, output);
        foreach (var further in kind.Outputs)
            WriteOutput(kind, further, terminal);
    }

    private static void WriteOutput(KindDescription kind, KindOutputDescription output, Terminal terminal)
    {
        string needs = output.Needs.Count == 0 ? "" : $" It needs {string.Join(", ", output.Needs)}.";
        string when = output.When is { } condition ? $" There is one where {condition}." : "";
        terminal.Output.Write($"\nOutput {output.Name}:\n");
        Paragraph.Write($"{Markdown.ToPlain(output.Description)}{needs}{when} A schedule 'lr' of the kind has it as 'lr.{output.Name}'; by itself it is the kind {kind.Name}.{output.Name}.", terminal);
        WriteLines(output.Formula, terminal);
    }

    private static void WriteStates(KindDescription kind, TextWriter output)
    {
        output.Write($"\nKeeps, and makes of it at each report{(kind.Signals.Count > 0 ? " of " + string.Join(" and ", kind.Signals) : "")}:\n");
        foreach (var state in kind.States)
        {
            output.Write($"  {state.Name} = {state.Start}\n");
            foreach (string line in state.Update.TrimEnd().Split('\n'))
                output.Write(("    " + line).TrimEnd() + "\n");
        }
    }

    private static void WriteBlock(string heading, string lines, Terminal terminal)
    {
        if (lines.Length == 0)
            return;
        terminal.Output.Write($"\n{heading}:\n");
        WriteLines(lines, terminal);
    }

    private static void WriteLines(string lines, Terminal terminal)
    {
        foreach (string line in Printed.Lines(lines).TrimEnd().Split('\n'))
            terminal.Output.Write(("  " + line).TrimEnd() + "\n");
    }

    private static string DefaultOf(KindParameterDescription parameter) =>
        parameter.IsRequired ? "(required)" : parameter.Default ?? "(optional)";

    private static string MeaningOf(KindParameterDescription parameter)
    {
        string options = parameter.Options.Count == 0 ? "" : $" One of {string.Join(", ", parameter.Options)}.";
        string unit = parameter.Unit is null ? "" : $" In {parameter.Unit}.";
        string name = parameter.InFormula == parameter.Name ? "" : $" In the formula it is {parameter.InFormula}.";
        return (Markdown.ToPlain(parameter.Description) + options + unit + name).Trim();
    }
}
