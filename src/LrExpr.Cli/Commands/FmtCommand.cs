using System.CommandLine;
using System.Globalization;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;
using LrExpr.Definitions;
using LrExpr.Loading;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr fmt CONFIG…</c>: the formulas of a configuration, written as they usually are.</summary>
internal sealed class FmtCommand
{
    private readonly ConfigurationOptions _configuration = new();
    private readonly FormatOption _format = new();
    private readonly Option<bool> _check = new("--check") { Description = "Only say which formulas would change; the exit code is 1 where there are any" };
    private readonly Option<bool> _write = new("--write") { Description = "Change the files" };

    private FmtCommand()
    {
    }

    public static Command Create(Terminal terminal)
    {
        var fmt = new FmtCommand();
        var command = new Verb(
            "fmt",
            "Format the formulas of a configuration, and nothing else of it",
            "lrexpr fmt appsettings.json",
            "lrexpr fmt appsettings.json --write",
            "lrexpr fmt appsettings.json appsettings.Production.json --check")
        {
            Notes = "Blanks and the spelling of operators change; lines, comments, parentheses,\nnames and numbers stay, and so does every byte outside of formulas. Without\n--check and --write the file goes to the standard output. A formula with an\nerror is reported and left alone; the exit code is 1 then.",
        };
        fmt._configuration.AddFilesTo(command);
        command.Add(fmt._check);
        command.Add(fmt._write);
        fmt._format.AddTo(command);
        command.Validators.Add(result =>
        {
            bool isChecked = result.ValueIfRight(fmt._check), isWritten = result.ValueIfRight(fmt._write);
            if (isChecked && isWritten)
                result.AddError("--check and --write exclude each other");
            else if (isWritten && result.GetResult(fmt._configuration.Files)?.Tokens.Any(token => token.Value == GivenFile.Dash) == true)
                result.AddError("--write changes files; without it, what stdin has goes to the standard output");
            else if (!isChecked && !isWritten && result.GetResult(fmt._configuration.Files)?.Tokens.Count(token => token.Value == GivenFile.Dash || !token.Value.StartsWith('-')) > 1)
                result.AddError("several files need --check or --write");
        });
        command.SetAction(result => fmt.Run(result, terminal));
        return command;
    }

    private int Run(ParseResult result, Terminal terminal)
    {
        var format = _format.Of(result);
        var input = _configuration.Of(result);
        var contents = input.Files.Distinct().Select(GivenFile.Read).ToList();
        if (Places(input, format, terminal) is not { } places)
            return ExitCodes.Diagnostics;
        var files = contents.Select(file => FormattedFile.Of(file, places)).ToList();
        bool isChecked = result.GetValue(_check), isWritten = result.GetValue(_write);
        if (isWritten)
        {
            foreach (var file in files.Where(file => file.Formulas.Count > 0))
                WrittenFile.Write(file.File.Path, file.Content);
        }

        Report(files, input.WithPlaces([.. files.SelectMany(file => file.Diagnostics)]), isChecked, isWritten, format, terminal);
        return files.Exists(file => file.Diagnostics.Count > 0 || isChecked && file.Formulas.Count > 0) ? ExitCodes.Diagnostics : ExitCodes.Good;
    }

    private static IReadOnlyList<FormulaPlace>? Places(ConfigurationInput input, OutputFormat format, Terminal terminal)
    {
        try
        {
            return FormulaPlaces.In(input.Content);
        }
        catch (ScheduleException faulty)
        {
            DiagnosticReport.Write(input.WithPlaces(faulty.Diagnostics), format, terminal);
            return null;
        }
    }

    private static void Report(IReadOnlyList<FormattedFile> files, IReadOnlyList<Diagnostic> diagnostics, bool isChecked, bool isWritten, OutputFormat format, Terminal terminal)
    {
        if (format == OutputFormat.Json)
        {
            WriteJson(files, diagnostics, terminal);
            return;
        }

        DiagnosticReport.WriteText(diagnostics, terminal);
        if (!isChecked && !isWritten)
            terminal.Output.Write(new GivenFile(files[0].File.Path, files[0].Content).Text);
        else
            WriteText(files, isWritten, terminal);
    }

    private static void WriteText(IReadOnlyList<FormattedFile> files, bool isWritten, Terminal terminal)
    {
        foreach (var file in files)
        {
            foreach (var formula in file.Formulas)
                terminal.Output.Write(string.Create(CultureInfo.InvariantCulture, $"{Printed.Line(file.File.Name)}({formula.Line},{formula.Column}): {Printed.Line(formula.Path)}\n"));
        }

        int count = files.Sum(file => file.Formulas.Count), faulty = files.Sum(file => file.Diagnostics.Count);
        if (faulty > 0)
            terminal.Error.Write($"{DiagnosticReport.Counted(faulty, "formula")} with errors left as written\n");
        else if (count == 0)
            terminal.Output.Write("all formulas are formatted\n");
        if (count > 0)
            terminal.Output.Write($"{DiagnosticReport.Counted(count, "formula")} {(isWritten ? "formatted" : "to format")}\n");
    }

    private static void WriteJson(IReadOnlyList<FormattedFile> files, IReadOnlyList<Diagnostic> diagnostics, Terminal terminal) => JsonText.Write(terminal.Output, text =>
    {
        text.Objects("formulas", files.SelectMany(file => file.Formulas.Select(formula => (file.File.Name, formula))), item =>
        {
            var (file, formula) = item;
            text.Json.WriteString("path", formula.Path);
            text.Json.WriteString("file", file);
            text.Json.WriteNumber("line", formula.Line);
            text.Json.WriteNumber("column", formula.Column);
            text.Json.WriteString("before", formula.Before);
            text.Json.WriteString("after", formula.After);
        });
        DiagnosticReport.WriteMember(diagnostics, text);
    });
}
