using System.CommandLine;
using System.CommandLine.Completions;
using LrExpr.Cli.Fitting;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;
using LrExpr.Syntax;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr fit FILE</c>: the kinds and parameters that give a measured curve.</summary>
internal sealed class FitCommand
{
    private const int UsualCount = 5;
    private const int UsualSeconds = 60;

    private readonly Argument<string> _file = new("FILE") { Description = "CSV with step,value or a value in each line, or a log with lr=0.1 or \"lr\": 0.1 in its lines; - for the standard input", HelpName = "FILE" };
    private readonly Option<string?> _column = new("--column") { Description = "The column, or the name in the log, of the value", HelpName = "NAME" };
    private readonly Option<string?> _steps = new("--step-column") { Description = "The column, or the name in the log, of the step", HelpName = "NAME" };
    private readonly Option<string[]> _kinds = new("--kind") { Description = "A kind to look at, or the library whose kinds to look at; repeat it for several", HelpName = "KIND" };
    private readonly SizeOption _count = new("--count", "How many kinds to show", 1, 1000);
    private readonly SizeOption _seconds = new("--seconds", "After how long to end with what has been found", 1, 3600);
    private readonly Option<string> _name = new("--name") { Description = "The name of the schedule in the configuration", HelpName = "NAME", DefaultValueFactory = _ => "learning_rate" };
    private readonly FormatOption _format = new();

    private FitCommand() => _file.Validators.Add(UnknownOption.Refuse);

    public static Command Create(Terminal terminal)
    {
        var fit = new FitCommand();
        var command = new Verb(
            "fit",
            "Find the kinds and parameters that give a measured curve",
            "lrexpr fit values.csv",
            "lrexpr fit train.log --column lr",
            "lrexpr fit metrics.csv --column lr-AdamW --step-column batch",
            "lrexpr fit values.csv --kind torch --kind CosineDecay --count 10")
        {
            Notes = "Kinds that listen, and kinds that are given other schedules, are not tried.",
        };
        command.Add(fit._file);
        fit._kinds.CompletionSources.Add(_ => Catalogue.Kinds.Select(kind => new CompletionItem(kind.Name)));
        foreach (var option in new Option[] { fit._column, fit._steps, fit._kinds })
            command.Add(option);
        fit._count.AddTo(command);
        fit._seconds.AddTo(command);
        command.Add(fit._name);
        fit._format.AddTo(command);
        command.SetAction(result => fit.Run(result, terminal));
        return command;
    }

    private int Run(ParseResult result, Terminal terminal)
    {
        string name = result.GetValue(_name)!;
        if (!Names.IsWritable(name) || name.Contains(':', StringComparison.Ordinal))
            throw new InputException($"--name {Printed.Quote(name)} cannot be the name of a schedule in a configuration");
        int count = _count.Of(result) ?? UsualCount, seconds = _seconds.Of(result) ?? UsualSeconds;
        var format = _format.Of(result);
        if (Kinds(result.GetValue(_kinds) ?? [], format, terminal) is not { } kinds)
            return ExitCodes.Diagnostics;
        var curve = MeasuredFile.Read(result.GetValue(_file)!, new MeasuredNames(result.GetValue(_column), result.GetValue(_steps)));
        var findings = CurveSearch.In(curve, kinds, TimeSpan.FromSeconds(seconds));
        if (format == OutputFormat.Json)
            FitJson.Write(findings, curve, count, terminal);
        else
            FitText.Write(findings, curve, count, name, terminal);
        return findings.Kinds.Count > 0 ? ExitCodes.Good : ExitCodes.Diagnostics;
    }

    /// <summary>The kinds that are named, or all; null where a name means none, which is reported.</summary>
    private static List<string>? Kinds(IReadOnlyList<string> named, OutputFormat format, Terminal terminal)
    {
        var all = Catalogue.Kinds;
        var unknown = named.Where(name => !all.Any(kind => IsMeant(kind, name))).ToList();
        if (unknown.Count > 0)
        {
            DiagnosticReport.Write([.. unknown.Select(name => UnknownName.Describe("kind", name, [.. all.SelectMany(kind => kind.Aliases.Prepend(kind.Name))], "kinds"))], format, terminal);
            return null;
        }

        return [.. all.Where(kind => named.Count == 0 || named.Any(name => IsMeant(kind, name))).Select(kind => kind.Name)];
    }

    private static bool IsMeant(KindDescription kind, string name) =>
        kind.Aliases.Prepend(kind.Name).Any(known => Names.Same(known, name) || known.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase));
}
