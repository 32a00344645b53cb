using System.CommandLine;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;
using LrExpr.Syntax;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr import FILE</c>: a schedule that Keras wrote, as it stands in a configuration.</summary>
internal sealed class ImportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "JSON of Keras: a schedule, an optimizer or a compiled model; - for the standard input" };

    private readonly Option<string?> _pointer = new("--pointer")
    {
        Description = "Where the schedule stands, such as /optimizer/config/learning_rate; only needed where there are several",
        HelpName = "POINTER",
    };

    private readonly Option<string> _name = new("--name")
    {
        Description = "The name of the schedule in the configuration",
        HelpName = "NAME",
        DefaultValueFactory = _ => "learning_rate",
    };

    private readonly Option<string> _section = new("--section")
    {
        Description = "The section with the schedules, also in the files of --kinds",
        HelpName = "PATH",
        DefaultValueFactory = _ => "LrExpr",
    };

    private readonly Option<string[]> _kinds = new("--kinds")
    {
        Description = "A configuration whose kinds stand for classes of one's own; repeat it for several layers",
        HelpName = "CONFIG",
    };

    private readonly FormatOption _format = new();

    private ImportCommand() => _file.Validators.Add(UnknownOption.Refuse);

    public static Command Create(Terminal terminal)
    {
        var import = new ImportCommand();
        var command = new Verb(
            "import",
            "Turn a schedule that Keras wrote into a part of a configuration",
            "lrexpr import keras.json",
            "lrexpr import optimizer.json --name momentum",
            "lrexpr import model.json --pointer /compile_config/optimizer",
            "lrexpr import keras.json --kinds appsettings.json",
            "lrexpr import - < keras.json")
        {
            Notes = "The standard output is JSON to be merged into appsettings.json.",
        };
        command.Add(import._file);
        foreach (var option in new Option[] { import._pointer, import._name, import._section, import._kinds })
            command.Add(option);
        import._format.AddTo(command);
        command.SetAction(result => import.Run(result, terminal));
        return command;
    }

    private int Run(ParseResult result, Terminal terminal)
    {
        string name = result.GetValue(_name)!, section = result.GetValue(_section)!;
        if (!Names.IsWritable(name) || name.Contains(':', StringComparison.Ordinal))
            throw new InputException($"--name {Printed.Quote(name)} cannot be the name of a schedule in a configuration");
        var file = GivenFile.Read(result.GetValue(_file)!);
        bool isGood = TryRead(file, section, result, out var schedule, out var diagnostics);
        if (!isGood)
            DiagnosticReport.Write(diagnostics, _format.Of(result), terminal);
        else
            DiagnosticReport.WriteText(diagnostics, terminal);
        if (schedule is null)
            return ExitCodes.Diagnostics;
        terminal.Output.Write(ConfigurationFragment.Of(schedule, section, name) + "\n");
        return ExitCodes.Good;
    }

    private bool TryRead(GivenFile file, string section, ParseResult result, out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics)
    {
        try
        {
            string[] kinds = result.GetValue(_kinds) ?? [];
            var options = new KerasJsonOptions
            {
                Pointer = result.GetValue(_pointer),
                Section = kinds.Length == 0 ? null : new ConfigurationInput(kinds, section, WithEnvironmentVariables: false).Read(),
                Source = file.Name,
            };
            return Schedule.TryFromKerasJson(file.Text, options, out schedule, out diagnostics);
        }
        catch (ScheduleException faulty)
        {
            (schedule, diagnostics) = (null, faulty.Diagnostics);
            return false;
        }
    }
}
