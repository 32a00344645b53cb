using System.CommandLine;
using LrExpr.Cli.Input;
using LrExpr.Cli.Output;
using LrExpr.Cli.Text;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Cli.Commands;

/// <summary><c>lrexpr import FILE</c>: the schedules of a file of another library, as they stand in a configuration.</summary>
internal sealed class ImportCommand
{
    private static readonly string[] Dialects = [.. ScheduleImport.Dialects.Select(dialect => dialect.Name)];

    private readonly Argument<string> _file = new("FILE") { Description = "A file of another library: JSON, YAML, Python, gin or sections; - for the standard input" };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "The library that reads the file, where the file does not show it: " + string.Join(", ", Dialects),
        HelpName = "LIBRARY",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A value for what the file leaves to the run, such as base_lr=0.001; repeat it for each",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string?> _pointer = new("--pointer")
    {
        Description = "Where the schedule stands, such as /optimizer/config/learning_rate; only needed where there are several",
        HelpName = "POINTER",
    };

    private readonly Option<string?> _name = new("--name")
    {
        Description = "The name of the first schedule in the configuration [default: learning_rate, or what the file calls it]",
        HelpName = "NAME",
    };

    private readonly Option<string> _section = new("--section")
    {
        Description = "The section with the schedules, also in the files of --kinds",
        HelpName = "PATH",
        DefaultValueFactory = _ => "LrExpr",
    };

    private readonly Option<string[]> _kinds = new("--kinds")
    {
        Description = "A configuration whose kinds stand for classes of one's own in Keras; repeat it for several layers",
        HelpName = "CONFIG",
    };

    private readonly FormatOption _format = new();

    private ImportCommand()
    {
        _file.Validators.Add(UnknownOption.Refuse);
        _from.CompletionSources.Add(Dialects);
        _from.Validators.Add(result =>
        {
            if (result.GetValue(_from) is { } other && !Dialects.Contains(other, Names.Comparer))
                result.AddError($"--from {Printed.Quote(other)} is unknown{(NearestNames.Suggest(other, Dialects) is { Length: > 0 } meant ? meant : "; it is one of " + string.Join(", ", Dialects))}");
        });
    }

    public static Command Create(Terminal terminal)
    {
        var import = new ImportCommand();
        var command = new Verb(
            "import",
            "Turn the schedules of another library's file into a part of a configuration",
            "lrexpr import ds_config.json",
            "lrexpr import training_args.yaml --set steps_per_epoch=500",
            "lrexpr import config.cfg > schedules.json",
            "lrexpr import optimizer.json --from keras --name momentum",
            "lrexpr import model.json --pointer /compile_config/optimizer",
            "lrexpr import keras.json --kinds appsettings.json",
            "lrexpr import - < keras.json")
        {
            Notes = "The standard output is JSON to be merged into appsettings.json. What the file\nleaves to the run is a parameter there, which is null until a value is given.\n\n"
                + string.Join('\n', ScheduleImport.Dialects.Select(dialect => $"{dialect.Name.PadRight(Dialects.Max(name => name.Length))}  {dialect.Title}: {dialect.Reads}")),
        };
        command.Add(import._file);
        foreach (var option in new Option[] { import._from, import._set, import._pointer, import._name, import._section, import._kinds })
            command.Add(option);
        import._format.AddTo(command);
        command.SetAction(result => import.Run(result, terminal));
        return command;
    }

    private int Run(ParseResult result, Terminal terminal)
    {
        string? name = result.GetValue(_name);
        if (name is not null && (!Names.IsWritable(name) || name.Contains(':', StringComparison.Ordinal)))
            throw new InputException($"--name {Printed.Quote(name)} cannot be the name of a schedule in a configuration");
        bool isGood = TryRead(result, name, out var import, out var diagnostics);
        if (!isGood)
            DiagnosticReport.Write(diagnostics, _format.Of(result), terminal);
        else
            DiagnosticReport.WriteText(diagnostics, terminal);
        if (import is null)
            return ExitCodes.Diagnostics;
        terminal.Output.Write(import.Fragment + "\n");
        return ExitCodes.Good;
    }

    private bool TryRead(ParseResult result, string? name, out ScheduleImport? import, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var file = GivenFile.Read(result.GetValue(_file)!);
        string section = result.GetValue(_section)!;
        string[] kinds = result.GetValue(_kinds) ?? [];
        try
        {
            var options = new ScheduleImportOptions
            {
                Dialect = result.GetValue(_from),
                Values = ParameterList.Parse(result.GetValue(_set) ?? [], "--set"),
                Name = name,
                SectionPath = section,
                Pointer = result.GetValue(_pointer),
                Section = kinds.Length == 0 ? null : new ConfigurationInput(kinds, section, WithEnvironmentVariables: false).Read(),
                Source = file.Name,
            };
            return ScheduleImport.TryRead(file.Text, options, out import, out diagnostics);
        }
        catch (ScheduleException faulty)
        {
            (import, diagnostics) = (null, faulty.Diagnostics);
            return false;
        }
    }
}
