using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using LrExpr.Cli.Output;
using LrExpr.Syntax;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr functions [NAME]</c>: what a formula can call.</summary>
internal static class FunctionsCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string?>("NAME") { Description = "A function to describe; without it all are listed", HelpName = "NAME", Arity = ArgumentArity.ZeroOrOne };
        name.Validators.Add(UnknownOption.Refuse);
        name.CompletionSources.Add(_ => Catalogue.Functions.Select(function => new CompletionItem(function.Name)));
        var format = new FormatOption();
        var command = new Verb("functions", "List the built-in functions of formulas, or describe one", "lrexpr functions", "lrexpr functions smoothstep") { name };
        format.AddTo(command);
        command.SetAction(result => Run(result.GetValue(name), format.Of(result), terminal));
        return command;
    }

    internal static int Run(string? name, OutputFormat format, Terminal terminal)
    {
        var functions = Catalogue.Functions.Where(function => name is null || Names.Same(function.Name, name)).ToList();
        if (functions.Count == 0)
        {
            DiagnosticReport.Write([UnknownName.Describe("function", name!, [.. Catalogue.Functions.Select(function => function.Name)], "functions")], format, terminal);
            return ExitCodes.Diagnostics;
        }

        if (format == OutputFormat.Json)
            WriteJson(functions, terminal);
        else if (name is null)
            WriteList(functions, terminal);
        else
            WriteDetails(functions[0], terminal);
        return ExitCodes.Good;
    }

    private static void WriteList(List<FunctionDescription> functions, Terminal terminal)
    {
        var table = new TextTable("FUNCTION", ">COST", "VALUE");
        string group = "";
        foreach (var function in functions)
        {
            if (function.Group != group)
            {
                table.Group(function.Group);
                group = function.Group;
            }

            table.Row("  " + function.Signature, CostOf(function), Markdown.ToPlain(function.Summary));
        }

        table.Write(terminal);
    }

    private static void WriteDetails(FunctionDescription function, Terminal terminal)
    {
        terminal.Output.Write(function.Signature + "\n");
        Paragraph.Write(Markdown.ToPlain(function.Summary), terminal);
        terminal.Output.Write($"  cost {CostOf(function)}{(function.CostGrowsWithArrays ? ", where k is ceil(log2(n + 1)) for each array of n elements" : "")}\n");
        foreach (var (formula, result) in function.Examples)
            terminal.Output.Write($"  {formula} is {result}\n");
    }

    private static string CostOf(FunctionDescription function) =>
        function.Cost.ToString(CultureInfo.InvariantCulture) + (function.CostGrowsWithArrays ? " + k" : "");

    private static void WriteJson(List<FunctionDescription> functions, Terminal terminal) => JsonText.Write(terminal.Output, text => text.Objects("functions", functions, function =>
    {
        text.Json.WriteString("name", function.Name);
        text.Json.WriteString("signature", function.Signature);
        text.Json.WriteString("group", function.Group);
        text.Json.WriteNumber("cost", function.Cost);
        text.Json.WriteBoolean("costGrowsWithArrays", function.CostGrowsWithArrays);
        text.Json.WriteString("summary", function.Summary);
        text.Objects("examples", function.Examples, example =>
        {
            text.Json.WriteString("formula", example.Key);
            text.Json.WriteString("result", example.Value);
        });
    }));
}
