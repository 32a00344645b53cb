using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LrExpr.Diagnostics;
using LrExpr.Dialects;
using LrExpr.Drafts;
using LrExpr.Text;

namespace LrExpr;

/// <summary>Schedules out of a file of another library, as a fragment of a configuration and with the values that the library gives.</summary>
/// <remarks>
/// The library is seen from the file, or named. The notation is JSON, YAML, Python as far as it only assigns, or what the library has of its own. What the file leaves
/// to the run, such as <c>"auto"</c> or the rate of the optimizer, becomes a shared parameter of its name: null in the fragment, unless
/// <see cref="ScheduleImportOptions.Values"/> has it. Nothing else is left open or made up: what no schedule here can do is an error.
/// </remarks>
/// <example>
/// <code>
/// var import = ScheduleImport.Read(File.ReadAllText("ds_config.json"), new() { Values = new() { ["warmup_num_steps"] = 500 } });
/// File.WriteAllText("schedules.json", import.Fragment);
/// double rate = import.Schedules!["learning_rate"].At(100);
/// </code>
/// </example>
public sealed class ScheduleImport
{
    private ScheduleImport(ImportDialect dialect, Given section, string path, IReadOnlyList<string> names, IReadOnlyList<ImportedValue> missing, ScheduleSet? schedules, IReadOnlyList<Diagnostic> warnings)
    {
        Dialect = dialect;
        Section = section.ToSetting(null);
        Fragment = FragmentText.Of(path.Split(':').Reverse().Aggregate(section, (inner, key) => Given.Object("", null, inner with { Key = key })));
        Names = names;
        Missing = missing;
        Schedules = schedules;
        Warnings = warnings;
    }

    /// <summary>The dialects there are.</summary>
    public static IReadOnlyList<ImportDialect> Dialects => ImportDialects.All;

    /// <summary>The dialect of the file.</summary>
    public ImportDialect Dialect { get; }

    /// <summary>The names of the schedules, the most important first, which is as a rule that of the learning rate.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The section of a configuration, with <c>Schedules</c> and with <c>Parameters</c> for what the file leaves to the run.</summary>
    public Setting Section { get; }

    /// <summary>The same as JSON with comments, to be put into <c>appsettings.json</c>.</summary>
    public string Fragment { get; }

    /// <summary>What the file leaves to the run and was not given.</summary>
    public IReadOnlyList<ImportedValue> Missing { get; }

    /// <summary>The schedules; null while anything is <see cref="Missing"/>.</summary>
    public ScheduleSet? Schedules { get; }

    /// <summary>What is doubtful in the file, though not wrong.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; }

    /// <summary>Imports a file.</summary>
    /// <param name="text">Its text, at most 16 777 216 characters.</param>
    /// <param name="options">How; null for the usual.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ScheduleException">The file has errors; each says where in the file.</exception>
    public static ScheduleImport Read(string text, ScheduleImportOptions? options = null) =>
        TryRead(text, options, out var import, out var diagnostics) ? import : throw new ScheduleException(diagnostics);

    /// <summary>Imports a file, without an exception where it has errors.</summary>
    /// <param name="text">Its text, at most 16 777 216 characters.</param>
    /// <param name="options">How; null for the usual.</param>
    /// <param name="import">What it says; null where there are errors.</param>
    /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the file and in their order.</param>
    /// <returns>Whether there are no errors.</returns>
    public static bool TryRead(string text, ScheduleImportOptions? options, [NotNullWhen(true)] out ScheduleImport? import, out IReadOnlyList<Diagnostic> diagnostics) =>
        TryRead(text, options ?? new ScheduleImportOptions(), needsValues: false, out import, out diagnostics);

    /// <param name="text">The text.</param>
    /// <param name="options">How it is imported.</param>
    /// <param name="needsValues">Whether it is an error where a value is missing.</param>
    /// <param name="import">What it says.</param>
    /// <param name="diagnostics">What was found.</param>
    internal static bool TryRead(
        string text, ScheduleImportOptions options, bool needsValues, [NotNullWhen(true)] out ScheduleImport? import, out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);

        // A byte order mark is no part of the text.
        text = text.StartsWith('\uFEFF') ? text[1..] : text;
        var faults = new TextFaults(new SourceText(text, "import", options.Source));
        var errors = new ImportErrors(faults);
        import = null;
        if (new Recognition(options, errors).Find(text) is not var (dialect, root))
        {
            diagnostics = [.. faults.ToDiagnostics()];
            return false;
        }

        var file = new ImportedFile(text, root, options, errors);
        dialect.Read(file);
        import = Made(file, dialect, faults, needsValues, out diagnostics);
        return import is not null;
    }

    private static ScheduleImport? Made(ImportedFile file, ImportDialect dialect, TextFaults faults, bool needsValues, out IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var asked in file.Asked.Where(asked => asked.Value is null))
            file.Errors.LeftToTheRun(asked.At.Mark, asked.Name, asked.What, needsValues || asked.IsText);
        foreach (var unused in file.Unused)
            file.Errors.NotLeftToTheRun(unused.Key, [.. file.Asked.Select(asked => asked.Name)]);

        var section = SectionOf(file, dialect, faults.Source);
        var missing = file.Asked.Where(asked => asked.Value is null).ToList();
        var set = file.Schedules.Count == 0 ? null : new Fragment(section, faults).Load(file.Options.Section, file.Options.Source, isWhole: missing.Count == 0 && !faults.HasErrors);
        diagnostics = [.. file.Diagnostics, .. faults.ToDiagnostics()];
        return faults.HasErrors || diagnostics.Any(one => one.Severity == DiagnosticSeverity.Error) ? null
            : new ScheduleImport(dialect, section, file.Options.SectionPath, [.. file.Schedules.Select((schedule, index) => NameOf(file, schedule, index))], [.. missing.Select(asked => new ImportedValue(asked.Name, asked.What))], set, diagnostics);
    }

    private static Given SectionOf(ImportedFile file, ImportDialect dialect, SourceText source)
    {
        var parameters = file.Asked.Where(asked => !asked.IsText).Select(asked => ParameterOf(asked) with { Comments = dialect.HasComments ? [$"Left to the run: {asked.What}."] : [] }).ToList();
        var schedules = file.Schedules.Select((schedule, index) => schedule with
        {
            Key = NameOf(file, schedule, index),
            Comments = dialect.HasComments ? [Origin(dialect, source, schedule)] : [],
        });
        return Given.Object("LrExpr", file.Root, [.. parameters.Count == 0 ? [] : new[] { Given.Object("Parameters", null, parameters) }, Given.Object("Schedules", null, schedules)]);
    }

    private static string NameOf(ImportedFile file, Given schedule, int index) => index == 0 && file.Options.Name is { } name ? name : schedule.Key;

    private static Given ParameterOf(RunValue asked) => asked.Value is not { } value ? new Given(asked.Name, null, asked.At)
        : value.Children.Count == 0 ? new Given(asked.Name, value.Text, asked.At)
        : new Given(asked.Name, null, asked.At) { IsArray = true, Members = [.. value.Children.Select(child => new Given(child.Key, child.Text, asked.At))] };

    private static string Origin(ImportDialect dialect, SourceText source, Given schedule)
    {
        string file = source.File is { } name ? Printable.Escape(Path.GetFileName(name)) + ", " : "";
        return string.Create(CultureInfo.InvariantCulture, $"Imported from {file}line {source.PositionOf(schedule.At?.Mark.Start ?? 0).Line} ({dialect.Title}).");
    }
}
