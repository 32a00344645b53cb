using System.CommandLine;
using LrExpr.CSharpDialect;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr convert FORMULA</c>: a formula of one dialect, written in the other.</summary>
internal static class ConvertCommand
{
    public static Command Create(Terminal terminal)
    {
        var formula = new Argument<string>("FORMULA") { Description = "The formula; it may name any parameters" };
        var to = new DialectOption("--to", "The notation to convert to", "csharp");
        var from = new DialectOption("--dialect", "The notation of FORMULA; it is converted to the other", "formula");
        var parameters = new Option<string[]>("--param") { Description = "A value to write in the place of a parameter; repeat it for several", HelpName = "NAME=VALUE" };
        var format = new FormatOption();
        var command = new Verb(
            "convert",
            "Write a formula in C#, or a C# formula in the formula language",
            "lrexpr convert \"init * rate ^ floor(step / steps)\"",
            "lrexpr convert --to formula \"init * Math.Pow(rate, Math.Floor(step / steps))\"",
            "lrexpr convert \"init * rate ^ step\" --param init=0.1 --param rate=0.96")
        {
            Notes = "C# has no arrays in formulas: they become parameters, which are listed on the\nstandard error, or as JSON in \"parameters\". Values of --param are written in the\nformula language.",
        };
        command.Add(formula);
        to.AddTo(command);
        from.AddTo(command);
        command.Add(parameters);
        format.AddTo(command);
        command.Validators.Add(result =>
        {
            if (from.IsGiven(result) && to.IsGiven(result) && from.Of(result) == to.Of(result))
                result.AddError("--dialect and --to are the same notation; there is nothing to convert");
        });
        command.SetAction(result => Run(
            result.GetValue(formula)!,
            from.IsGiven(result.CommandResult) ? Other(from.Of(result.CommandResult)) : to.Of(result.CommandResult),
            ParameterList.Texts(result.GetValue(parameters) ?? []),
            format.Of(result),
            terminal));
        return command;
    }

    private static Dialect Other(Dialect dialect) => dialect == Dialect.CSharp ? Dialect.Formula : Dialect.CSharp;

    private static int Run(string formula, Dialect to, IReadOnlyDictionary<string, string> parameters, OutputFormat format, Terminal terminal)
    {
        var printed = to == Dialect.CSharp ? Conversion.ToCSharp(formula, out var diagnostics, parameters)
            : Conversion.ToFormula(formula, out diagnostics, parameters) is { } text ? new CSharpPrinted(text, [])
            : null;
        if (printed is null)
        {
            DiagnosticReport.Write(diagnostics, format, terminal);
            return ExitCodes.Diagnostics;
        }

        DiagnosticReport.WriteText(diagnostics, terminal);
        if (format == OutputFormat.Json)
        {
            JsonText.Write(terminal.Output, text =>
            {
                text.Json.WriteString("formula", printed.Text);
                text.Json.WriteStartObject("parameters");
                foreach (var (name, value) in printed.Arrays)
                    text.Json.WriteString(name, value);
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
