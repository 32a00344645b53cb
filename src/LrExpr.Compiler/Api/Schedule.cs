using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Formats.Keras;
using LrExpr.Loading;
using LrExpr.Settings;
using LrExpr.Text;

namespace LrExpr;

/// <summary>Compiles single schedules, without configuration and without a container.</summary>
public static class Schedule
{
    /// <summary>A number for a text, such as the name of a user, to give to an input as a seed.</summary>
    /// <remarks>The same text has the same number on every machine and in every version: the first 53 bits of the XxHash64 of its UTF-8.</remarks>
    /// <param name="text">The text.</param>
    /// <returns>A whole number from 0 to 2^53 - 1.</returns>
    /// <example><code>bool isOn = rollOut.With("user", Schedule.Hash(userId)).At(day) == 1;</code></example>
    public static double Hash(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextHash.Of(text);
    }

    /// <summary>Compiles a formula.</summary>
    /// <param name="formula">The formula; see <c>docs/language.md</c>.</param>
    /// <param name="parameters">Its parameters; null for none.</param>
    /// <param name="dialect">The notation of the formula.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ScheduleException">The formula or a parameter has errors.</exception>
    /// <example><code>Schedule.Compile("init * rate ^ floor(step / steps)", new() { ["init"] = 0.1, ["rate"] = 0.96, ["steps"] = 1000 }).At(1500)</code></example>
    public static CompiledSchedule Compile(
        string formula, ScheduleParameters? parameters = null, Dialect dialect = Dialect.Formula) =>
        TryCompile(formula, parameters, out var schedule, out var diagnostics, dialect) ? schedule : throw new ScheduleException(diagnostics);

    /// <summary>Compiles a formula, without an exception where it has errors.</summary>
    /// <param name="formula">The formula; see <c>docs/language.md</c>.</param>
    /// <param name="parameters">Its parameters; null for none.</param>
    /// <param name="schedule">The schedule; null where there are errors.</param>
    /// <param name="diagnostics">What was found, errors and warnings, ordered by place and position.</param>
    /// <param name="dialect">The notation of the formula.</param>
    /// <returns>Whether there are no errors.</returns>
    public static bool TryCompile(
        string formula,
        ScheduleParameters? parameters,
        [NotNullWhen(true)] out CompiledSchedule? schedule,
        out IReadOnlyList<Diagnostic> diagnostics,
        Dialect dialect = Dialect.Formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return TryCompile([new Setting("Formula", formula)], SourceText.NoPath, parameters, dialect, out schedule, out diagnostics);
    }

    /// <summary>Loads a schedule of a built-in kind.</summary>
    /// <param name="kind">The name of the kind, such as <c>CosineDecay</c>; see <c>docs/kinds.md</c>.</param>
    /// <param name="parameters">Its parameters; null for none.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ScheduleException">The kind does not exist, or a parameter is missing, unknown or wrong.</exception>
    /// <example><code>Schedule.FromKind("CosineDecay", new() { ["initial_learning_rate"] = 0.1, ["decay_steps"] = 1000 })</code></example>
    public static CompiledSchedule FromKind(string kind, ScheduleParameters? parameters = null) =>
        TryFromKind(kind, parameters, out var schedule, out var diagnostics) ? schedule : throw new ScheduleException(diagnostics);

    /// <summary>Loads a schedule of a built-in kind, without an exception where it has errors.</summary>
    /// <param name="kind">The name of the kind, such as <c>CosineDecay</c>; see <c>docs/kinds.md</c>.</param>
    /// <param name="parameters">Its parameters; null for none.</param>
    /// <param name="schedule">The schedule; null where there are errors.</param>
    /// <param name="diagnostics">What was found, errors and warnings, ordered by place and position.</param>
    /// <returns>Whether there are no errors.</returns>
    public static bool TryFromKind(
        string kind,
        ScheduleParameters? parameters,
        [NotNullWhen(true)] out CompiledSchedule? schedule,
        out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(kind);
        string name = KindLinker.BuiltIn.FindKind(kind)?.Name ?? kind;
        return TryCompile([new Setting("Kind", kind)], name, parameters, Dialect.Formula, out schedule, out diagnostics);
    }

    /// <summary>Loads a schedule of a kind written in C#.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="parameters">Its parameters; null for none.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ScheduleException">A parameter is missing, unknown or wrong, or the kind cannot be made of them.</exception>
    public static CompiledSchedule FromKind(ScheduleKind kind, ScheduleParameters? parameters = null) =>
        TryFromKind(kind, parameters, out var schedule, out var diagnostics) ? schedule : throw new ScheduleException(diagnostics);

    /// <summary>Loads a schedule of a kind written in C#, without an exception where it has errors.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="parameters">Its parameters; null for none.</param>
    /// <param name="schedule">The schedule; null where there are errors.</param>
    /// <param name="diagnostics">What was found, errors and warnings, ordered by place and position.</param>
    /// <returns>Whether there are no errors.</returns>
    public static bool TryFromKind(
        ScheduleKind kind,
        ScheduleParameters? parameters,
        [NotNullWhen(true)] out CompiledSchedule? schedule,
        out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return TryCompile([new Setting("Kind", kind.Name)], kind.Name, parameters, Dialect.Formula, out schedule, out diagnostics, kind);
    }

    /// <summary>Makes a schedule of keyframes.</summary>
    /// <param name="keyframes">Values at steps, and how the curve goes between them.</param>
    /// <param name="parameters">The parameters of the steps and the formulas; null for none.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ScheduleException">A keyframe or a parameter has errors.</exception>
    /// <example><code>Schedule.FromKeyframes(new() { Between = "cosine", [0] = 0, [100] = 0.1, [1000] = 0 }).At(50)</code></example>
    public static CompiledSchedule FromKeyframes(ScheduleKeyframes keyframes, ScheduleParameters? parameters = null) =>
        TryFromKeyframes(keyframes, parameters, out var schedule, out var diagnostics) ? schedule : throw new ScheduleException(diagnostics);

    /// <summary>Makes a schedule of keyframes, without an exception where it has errors.</summary>
    /// <param name="keyframes">Values at steps, and how the curve goes between them.</param>
    /// <param name="parameters">The parameters of the steps and the formulas; null for none.</param>
    /// <param name="schedule">The schedule; null where there are errors.</param>
    /// <param name="diagnostics">What was found, errors and warnings, ordered by place and position.</param>
    /// <returns>Whether there are no errors.</returns>
    public static bool TryFromKeyframes(
        ScheduleKeyframes keyframes,
        ScheduleParameters? parameters,
        [NotNullWhen(true)] out CompiledSchedule? schedule,
        out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(keyframes);
        return TryCompile([.. keyframes.ToSettings()], "keyframes", parameters, Dialect.Formula, out schedule, out diagnostics);
    }

    /// <summary>Loads a schedule from the JSON that Keras writes: by itself, or as the learning rate of an optimizer or of a compiled model.</summary>
    /// <param name="json">The JSON, in Keras' current or legacy form, of Keras 2 or 3; at most 1 048 576 characters.</param>
    /// <param name="options">Where the schedule stands in it, and which kinds stand for classes of one's own; null for the usual.</param>
    /// <returns>The schedule. Its name is the one it has in Keras, else that of its class.</returns>
    /// <exception cref="ScheduleException">The JSON or the schedule in it has errors; each says where in the JSON.</exception>
    /// <example>
    /// <code>
    /// var schedule = Schedule.FromKerasJson("""{"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 1000}}""");
    /// </code>
    /// </example>
    public static CompiledSchedule FromKerasJson(string json, KerasJsonOptions? options = null) =>
        TryFromKerasJson(json, options, out var schedule, out var diagnostics) ? schedule : throw new ScheduleException(diagnostics);

    /// <summary>Loads a schedule from the JSON that Keras writes, without an exception where it has errors.</summary>
    /// <param name="json">The JSON, in Keras' current or legacy form, of Keras 2 or 3; at most 1 048 576 characters.</param>
    /// <param name="options">Where the schedule stands in it, and which kinds stand for classes of one's own; null for the usual.</param>
    /// <param name="schedule">The schedule; null where there are errors.</param>
    /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the JSON and in their order.</param>
    /// <returns>Whether there are no errors.</returns>
    public static bool TryFromKerasJson(
        string json,
        KerasJsonOptions? options,
        [NotNullWhen(true)] out CompiledSchedule? schedule,
        out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(json);
        schedule = KerasJsonReader.TryRead(json, options ?? new KerasJsonOptions(), out var loaded, out diagnostics) ? new CompiledSchedule(loaded) : null;
        return schedule is not null;
    }

    private static bool TryCompile(
        ImmutableArray<Setting> form,
        string name,
        ScheduleParameters? parameters,
        Dialect dialect,
        [NotNullWhen(true)] out CompiledSchedule? schedule,
        out IReadOnlyList<Diagnostic> diagnostics,
        ScheduleKind? code = null)
    {
        var bag = new DiagnosticBag();
        var reader = new DefinitionReader(bag);
        var setting = new Setting(name, parameters is null ? form : form.Add(new Setting("Parameters", parameters.ToSettings())));
        var place = new PlacedSetting(setting, name);
        var definition = form is [{ Key: "Formula" }] ? reader.ReadFormulaAlone(place, dialect) : reader.ReadSchedule(place, name);
        var loaded = Load.Set(new SetDefinition
        {
            Content = SetContent.Of(setting),
            Kinds = code is null ? [] : [.. reader.ReadKinds([code], name)],
            Schedules = [definition],
            HasNames = false,
        }, bag);
        diagnostics = loaded.Diagnostics;
        schedule = bag.HasErrors ? null : new CompiledSchedule(loaded.First);
        return schedule is not null;
    }
}
