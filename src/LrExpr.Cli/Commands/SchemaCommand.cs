using System.CommandLine;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Formats.Schema;
using LrExpr.Kinds;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr schema [CONFIG…]</c>: the JSON schema by which editors complete and check configurations.</summary>
internal static class SchemaCommand
{
    public static Command Create(Terminal terminal)
    {
        var configuration = new ConfigurationOptions();
        var format = new FormatOption();
        var complete = new Option<bool>("--complete") { Description = "For files that stand alone: what is required must be in the file, and not in another layer" };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; without it the schema is printed", HelpName = "FILE" };
        var command = new Verb(
            "schema",
            "Write the JSON schema by which editors complete and check configurations",
            "lrexpr schema --output lrexpr.schema.json",
            "lrexpr schema appsettings.json --output lrexpr.schema.json",
            "lrexpr schema --complete --output schedules.schema.json")
        {
            Notes = "With a CONFIG the schema knows the kinds of that configuration as well as the\nbuilt-in ones. It is JSON in either format; errors are as --format says.",
        };
        configuration.AddTo(command);
        configuration.Files.Arity = ArgumentArity.ZeroOrMore;
        command.Add(complete);
        command.Add(output);
        format.AddTo(command);
        command.SetAction(result => Run(configuration.Of(result), result.GetValue(complete), result.GetValue(output), format.Of(result), terminal));
        return command;
    }

    internal static int Run(ConfigurationInput input, bool isComplete, string? output, OutputFormat format, Terminal terminal)
    {
        IEnumerable<KindDefinition> own = [];
        if (input.Files.Count > 0)
        {
            if (!input.TryCompile(out _, out var diagnostics))
            {
                DiagnosticReport.Write(diagnostics, format, terminal);
                return ExitCodes.Diagnostics;
            }

            own = new DefinitionReader(new DiagnosticBag()).ReadSection(input.Read()).Kinds;
        }

        string schema = ConfigurationSchema.Write(input.Section, isComplete, own);
        if (output is null)
            terminal.Output.Write(schema);
        else
            WrittenFile.Write(output, text => text.Write(schema));
        return ExitCodes.Good;
    }
}
