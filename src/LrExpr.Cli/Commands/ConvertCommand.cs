using System.CommandLine;
using LrExpr.Cli.Output;
using LrExpr.CSharpDialect;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr convert FORMULA</c>: a formula of one dialect, written in the other.</summary>
internal static class ConvertCommand
{
    public static Command Create(Terminal terminal)
    {
        var formula = new Argument<string>("FORMULA") { Description = "The formula; it may name any parameters" };
        var to = new DialectOption("--to", "The notation to convert to", "csharp");
        var format = new FormatOption();
        var command = new Verb(
            "convert",
            "Write a formula in C#, or a C# formula in the formula language",
            "lrexpr convert \"init * rate ^ floor(step / steps)\"",
            "lrexpr convert --to formula \"init * Math.Pow(rate, Math.Floor(step / steps))\"")
        {
            Notes = "C# has no arrays in formulas: they become parameters, which are listed on the\nstandard error, or as JSON in \"parameters\".",
        };
        command.Add(formula);
        to.AddTo(command);
        format.AddTo(command);
        command.SetAction(result => Run(result.GetValue(formula)!, to.Of(result), format.Of(result), terminal));
        return command;
    }

    private static int Run(string formula, Dialect to, OutputFormat format, Terminal terminal)
    {
        var printed = to == Dialect.CSharp ? Conversion.ToCSharp(formula, out var diagnostics)
            : Conversion.ToFormula(formula, out diagnostics) is { } text ? new CSharpPrinted(text, [])
            : null;
        if (printed is null)
        {
            DiagnosticReport.Write(diagnostics, format, terminal);
            return ExitCodes.Diagnostics;
        }

        if (format == OutputFormat.Json)
        {
            JsonText.Write(terminal.Output, text =>
            {
                text.Json.WriteStartObject();
                text.Json.WriteString("formula", printed.Text);
                text.Json.WriteStartObject("parameters");
                foreach (var (name, value) in printed.Arrays)
                    text.Json.WriteString(name, value);
                text.Json.WriteEndObject();
                text.Json.WriteEndObject();
            });
            return ExitCodes.Good;
        }

        terminal.Output.Write(Printed.Line(printed.Text) + "\n");
        foreach (var (name, value) in printed.Arrays)
            terminal.Error.Write($"parameter {name} = {Printed.Line(value)}\n");
        return ExitCodes.Good;
    }
}
