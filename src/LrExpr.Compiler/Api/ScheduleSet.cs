using System.Diagnostics.CodeAnalysis;
using LrExpr.Checks;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Loading;
using LrExpr.Settings;
using LrExpr.Text;

namespace LrExpr;

/// <summary>
/// The schedules of one configuration, which may refer to each other: an immutable, consistent set. It is loaded as a whole
/// or not at all.
/// </summary>
/// <example>
/// <code>
/// var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [new Setting("base", "0.1 * 0.5 ^ (step / 1000)")])]));
/// double rate = set["base"].At(1000); // 0.05
/// </code>
/// </example>
public sealed class ScheduleSet
{
    private readonly Dictionary<string, CompiledSchedule> _schedules;

    private readonly LoadedSet? _loaded;

    private string? _contentHash;

    private ScheduleSet(LoadedSet? loaded, IEnumerable<CompiledSchedule> schedules, IReadOnlyList<Diagnostic> warnings)
    {
        _loaded = loaded;
        _schedules = schedules.ToDictionary(schedule => schedule.Name, StringComparer.OrdinalIgnoreCase);
        Names = [.. _schedules.Keys.Order(StringComparer.OrdinalIgnoreCase)];
        Warnings = warnings;
    }

    /// <summary>A set without schedules.</summary>
    public static ScheduleSet Empty { get; } = new(null, [], []);

    /// <summary>Loads a configuration section with <c>Parameters</c>, <c>Functions</c>, <c>Kinds</c> and <c>Schedules</c>.</summary>
    /// <param name="section">The section; its key begins the key paths of diagnostics.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ScheduleException">The section has errors; the exception has all of them.</exception>
    public static ScheduleSet Load(Setting section) => Load(section, []);

    /// <summary>Loads a configuration section that will take the place of another.</summary>
    /// <param name="section">The section; its key begins the key paths of diagnostics.</param>
    /// <param name="previous">The set it takes the place of. A schedule whose values are the same keeps its <see cref="CompiledSchedule.Function"/>, so only what has changed gets new code.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ScheduleException">The section has errors; the exception has all of them.</exception>
    public static ScheduleSet Load(Setting section, ScheduleSet previous) =>
        TryLoad(section, previous, out var set, out var diagnostics) ? set : throw new ScheduleException(diagnostics);

    /// <summary>Loads a configuration section that may use kinds written in C#.</summary>
    /// <param name="section">The section; its key begins the key paths of diagnostics.</param>
    /// <param name="kinds">The kinds written in C#, beside those of the section.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ScheduleException">The section or a kind has errors; the exception has all of them.</exception>
    public static ScheduleSet Load(Setting section, IReadOnlyList<ScheduleKind> kinds) =>
        TryLoad(section, kinds, out var set, out var diagnostics) ? set : throw new ScheduleException(diagnostics);

    /// <summary>Loads a configuration section, without an exception where it has errors.</summary>
    /// <param name="section">The section; its key begins the key paths of diagnostics.</param>
    /// <param name="set">The set; null where there are errors.</param>
    /// <param name="diagnostics">What was found, errors and warnings, ordered by place and position.</param>
    /// <returns>Whether there are no errors.</returns>
    public static bool TryLoad(Setting section, [NotNullWhen(true)] out ScheduleSet? set, out IReadOnlyList<Diagnostic> diagnostics) =>
        TryLoad(section, [], Empty, out set, out diagnostics);

    /// <summary>Loads a configuration section that will take the place of another, without an exception where it has errors.</summary>
    /// <param name="section">The section; its key begins the key paths of diagnostics.</param>
    /// <param name="previous">The set it takes the place of, whose unchanged schedules keep their function.</param>
    /// <param name="set">The set; null where there are errors.</param>
    /// <param name="diagnostics">What was found, errors and warnings, ordered by place and position.</param>
    /// <returns>Whether there are no errors.</returns>
    public static bool TryLoad(
        Setting section, ScheduleSet previous, [NotNullWhen(true)] out ScheduleSet? set, out IReadOnlyList<Diagnostic> diagnostics) =>
        TryLoad(section, [], previous, out set, out diagnostics);

    /// <summary>Loads a configuration section that may use kinds written in C#, without an exception where there are errors.</summary>
    /// <param name="section">The section; its key begins the key paths of diagnostics.</param>
    /// <param name="kinds">The kinds written in C#, beside those of the section.</param>
    /// <param name="set">The set; null where there are errors.</param>
    /// <param name="diagnostics">What was found, errors and warnings, ordered by place and position.</param>
    /// <returns>Whether there are no errors.</returns>
    public static bool TryLoad(
        Setting section, IReadOnlyList<ScheduleKind> kinds, [NotNullWhen(true)] out ScheduleSet? set, out IReadOnlyList<Diagnostic> diagnostics) =>
        TryLoad(section, kinds, Empty, out set, out diagnostics);

    private static bool TryLoad(
        Setting section,
        IReadOnlyList<ScheduleKind> kinds,
        ScheduleSet previous,
        [NotNullWhen(true)] out ScheduleSet? set,
        out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(previous);
        return TryLoad(SetContent.Of(section), kinds, previous, out set, out diagnostics);
    }

    internal static bool TryLoad(
        SetContent content,
        IReadOnlyList<ScheduleKind> kinds,
        ScheduleSet previous,
        [NotNullWhen(true)] out ScheduleSet? set,
        out IReadOnlyList<Diagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        var definition = new DefinitionReader(bag).Read(content, kinds, previous._loaded?.Definition);
        var loaded = Loading.Load.Set(definition, bag, previous: previous._loaded);
        diagnostics = loaded.Diagnostics;
        set = bag.HasErrors ? null : new ScheduleSet(loaded, loaded.Schedules.Select(schedule => StartingAfter(previous, schedule, definition.EffectiveFrom)), diagnostics);
        return set is not null;
    }

    /// <summary>Reads tests of a schedule that stand elsewhere than in its definition.</summary>
    internal IReadOnlyList<ScheduleTest> ReadTests(CompiledSchedule schedule, PlacedSetting tests, DiagnosticBag diagnostics) =>
        new TestReader(schedule.Symbol, _loaded!.Shared, diagnostics).Read(tests);

    /// <summary>The same schedules with other wording of their warnings.</summary>
    internal ScheduleSet With(IReadOnlyList<Diagnostic> warnings) => new(_loaded, _schedules.Values, warnings);

    private static CompiledSchedule StartingAfter(ScheduleSet previous, LoadedSchedule loaded, long? step)
    {
        var schedule = previous.TryGet(loaded.Symbol.Name, out var before) && before.Newest.IsOf(loaded) ? before.Newest : new CompiledSchedule(loaded);
        return step is { } from && before is not null ? schedule.StartingAfter(before, from) : schedule;
    }

    /// <summary>The names of the schedules, in alphabetical order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What is doubtful in the configuration, though not wrong.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; }

    /// <summary>The step from which on the set answers where it takes the place of another, as <c>EffectiveFrom</c> says; null for all steps.</summary>
    public long? EffectiveFrom => _loaded?.Definition.EffectiveFrom;

    /// <summary>What the configuration means, as a hash: two sets with one hash were defined alike, on whatever machines. Twelve hexadecimal digits, in small letters.</summary>
    /// <remarks>
    /// All definitions count: parameters, functions, kinds, schedules with their parameters and expectations, and <see cref="EffectiveFrom"/>. Blanks and comments of
    /// formulas, the case of names, the order of members, the notation of numbers, descriptions, and the files and providers that values came from do not count.
    /// A <see cref="ScheduleKind"/> counts by its name, parameters and constraints, since its code cannot be read.
    /// It is the first part of an XxHash128, made when it is first asked for. Another version of this library may have other hashes.
    /// </remarks>
    /// <example><code>Console.WriteLine($"trained with {registry.Snapshot.Schedules.ContentHash}"); // trained with 3f0c9a41d2e7</code></example>
    public string ContentHash => _contentHash ??= Loading.ContentHash.Of(_loaded);

    /// <summary>The schedule of a name.</summary>
    /// <param name="name">The name, without regard to case.</param>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    public CompiledSchedule this[string name] => TryGet(name, out var schedule)
        ? schedule
        : throw new KeyNotFoundException($"there is no schedule {Printable.Quote(name)}{(AbsenceOf(name) is { } why ? $" with these parameters: {why}" : NearestNames.Suggest(name, Names))}");

    /// <summary>What it was loaded from; null for an empty set.</summary>
    internal SetDefinition? Definition => _loaded?.Definition;

    /// <summary>Why a schedule does not have an output that others of its kind have; null for any other name.</summary>
    internal string? AbsenceOf(string name) => _loaded?.AbsenceOf(name);

    /// <summary>The schedule of a name, if there is one.</summary>
    /// <param name="name">The name, without regard to case.</param>
    /// <param name="schedule">The schedule, or null.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out CompiledSchedule? schedule) => _schedules.TryGetValue(name, out schedule);
}
