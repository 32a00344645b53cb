using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using LrExpr.Binding;
using LrExpr.Checks;
using LrExpr.Facts;
using LrExpr.Formats.Keras;
using LrExpr.Language;
using LrExpr.Loading;
using LrExpr.Running;
using LrExpr.Running.Emission;

namespace LrExpr;

/// <summary>A schedule that has been checked: a function from a step to a number. Immutable; any thread may use it.</summary>
/// <remarks>
/// Machine code is made when <see cref="Function"/> is first asked for, or in the background once <see cref="At(long)"/> has been called some tens of times;
/// until then, and on platforms that cannot make code (NativeAOT), the formula is evaluated with the same values. Evaluation ends after a number
/// of operations known when the formula was loaded, never throws, and gives a <c>double</c> that may be NaN or infinite. Only a <see cref="ScheduleKind"/>, which is code of its user, may do otherwise.
/// </remarks>
/// <example>
/// <code>
/// CompiledSchedule schedule = Schedule.Compile("0.1 * 0.96 ^ floor(step / 1000)");
/// double rate = schedule.At(1500); // 0.096
/// </code>
/// </example>
[TypeConverter(typeof(ScheduleTypeConverter))]
public sealed partial class CompiledSchedule : ISchedule
{
    /// <summary>So many changes from some step on are kept; what was before the oldest of them is forgotten.</summary>
    private const int MostChanges = 100;

    private readonly LoadedSchedule _loaded;

    internal CompiledSchedule(LoadedSchedule loaded)
    {
        _loaded = loaded;
        Newest = this;
    }

    /// <summary>The name it has in its set; <c>formula</c> or the name of its kind for one compiled by itself.</summary>
    public string Name => Symbol.Name;

    /// <summary>What the configuration says it is for; null where it says nothing.</summary>
    public string? Description => Symbol.Definition.Description;

    /// <summary>The time that the value 1 stands for, as <c>"Unit": "seconds"</c> says; null where the configuration says nothing.</summary>
    public TimeSpan? Unit => Symbol.Definition.Unit;

    /// <summary>The compiled function itself: calling it costs what calling a hand-written one does. It is compiled when it is first asked for.</summary>
    public Func<long, double> Function => Code.Function;

    /// <summary>The bound on the work of one evaluation, in the units of the language's section on cost.</summary>
    public long Cost => Symbol.Cost;

    internal ScheduleSymbol Symbol => _loaded.Symbol;

    internal ScheduleCode Code => _loaded.Code;

    internal IReadOnlyDictionary<string, ParameterSymbol> Shared => _loaded.Shared;

    /// <summary>How it is known that it meets its expectations; null for one that has none.</summary>
    internal ExpectOutcome? Expect => _loaded.Expect;

    /// <summary>Its tests, which have not been run.</summary>
    internal IReadOnlyList<ScheduleTest> Tests => _loaded.Tests;

    /// <summary>The schedule that answers below <see cref="From"/>; null where this one answers at all steps.</summary>
    internal CompiledSchedule? Before { get; private init; }

    /// <summary>The first step at which <see cref="Newest"/> answers.</summary>
    internal long From { get; private init; }

    /// <summary>The schedule as it was defined last; itself where it answers at all steps.</summary>
    internal CompiledSchedule Newest { get; private init; }

    /// <summary>How many changes it is made of, from some step on each.</summary>
    private int Changes => Before is null ? 0 : Before.Changes + 1;

    /// <summary>Whether a schedule of another set has the very same function.</summary>
    internal bool SharesCodeWith(CompiledSchedule other) => ReferenceEquals(Code, other.Code);

    /// <summary>Whether it is this very schedule of a set that was loaded.</summary>
    internal bool IsOf(LoadedSchedule loaded) => ReferenceEquals(_loaded, loaded);

    /// <summary>Where the curve goes over from one piece to another, and where it ends.</summary>
    internal Outline Outline => Outline.Of(Code.ForPeople, Cost);

    /// <summary>The first step seen at which another schedule has another value; see <see cref="Loading.FirstDifference"/>.</summary>
    internal long? FirstDifference(CompiledSchedule other) => Difference(other)?.Step;

    /// <summary>The first step seen at which another schedule has another value, with the value of this one and of the other.</summary>
    internal (long Step, double Before, double After)? Difference(CompiledSchedule other) => Loading.FirstDifference.Of(_loaded, other._loaded);

    /// <summary>A schedule that is another one below a step, and this one from there on.</summary>
    /// <param name="previous">What answers below the step. Of what it is made up of itself, only what begins below the step is kept.</param>
    /// <param name="step">The step.</param>
    internal CompiledSchedule StartingAfter(CompiledSchedule previous, long step)
    {
        // By another clock the step is another time, and steps before it are not what they were.
        if (Clock is null ? previous.Clock is not null : !Clock.IsSame(previous.Clock))
            return this;
        CompiledSchedule? before = previous;
        while (before is { Before: not null } && before.From >= step)
            before = before.Before;
        if (before.Newest.SharesCodeWith(this))
        {
            // Nothing changes at the step.
            if (before.Before is null)
                return this;
            (before, step) = (before.Before, before.From);
        }

        return Joined(before.Changes < MostChanges ? before : before.WithoutOldest(), step);
    }

    private CompiledSchedule Joined(CompiledSchedule before, long step)
    {
        var isBefore = new BoundCall(FunctionTable.Less, BoundStep.Instance, new BoundConstant((double)step));
        var symbol = new ScheduleSymbol(Symbol.Definition)
        {
            Kind = Symbol.Kind,
            Parameters = Symbol.Parameters,
            Times = Symbol.Times,
            Period = Symbol.Period,
            Cost = before.Cost + Cost,
            Inputs = [.. Symbol.Inputs.Concat(before.Symbol.Inputs).DistinctBy(input => input.Name, Syntax.Names.Comparer).Take(InputSymbol.Most)],
            States = Symbol.States,
            Body = new BoundConditional(
                isBefore, new BoundScheduleCall(before.Symbol, BoundStep.Instance), new BoundScheduleCall(Symbol, BoundStep.Instance)),
        };
        var code = new ScheduleCode(symbol, new Dictionary<ScheduleSymbol, ScheduleCode> { [before.Symbol] = before.Code, [Symbol] = Code });
        return new CompiledSchedule(new LoadedSchedule(symbol, code)) { Before = before, From = step, Newest = this };
    }

    private CompiledSchedule WithoutOldest() => Before!.Before is null ? Newest : Newest.Joined(Before.WithoutOldest(), From);

    /// <summary>The value at a step. Inputs are what they are by default.</summary>
    /// <param name="step">The step; any, negative ones too.</param>
    /// <returns>The value, perhaps NaN or infinite.</returns>
    /// <exception cref="InvalidOperationException">An input has no default.</exception>
    public double At(long step) => Code.Current(step);

    /// <summary>The values at consecutive steps.</summary>
    /// <param name="firstStep">The step of the first value. Steps beyond <see cref="long.MaxValue"/> are that step.</param>
    /// <param name="destination">Receives one value for each step.</param>
    /// <remarks>The values have the bits of <see cref="At(long)"/>, and come several times as fast as one by one.</remarks>
    /// <example>
    /// <code>
    /// double[] curve = new double[100_000];
    /// schedule.Fill(firstStep: 0, curve);
    /// </code>
    /// </example>
    public void Fill(long firstStep, Span<double> destination) => Code.Many.Fill(firstStep, destination);

    /// <summary>The values at the steps given.</summary>
    /// <param name="steps">The steps, in any order.</param>
    /// <param name="destination">Receives one value for each step; at least as long as <paramref name="steps"/>.</param>
    /// <remarks>The values have the bits of <see cref="At(long)"/>.</remarks>
    /// <exception cref="ArgumentException">The destination is shorter than the steps.</exception>
    /// <example><code>schedule.Fill([0, 100, 1_000], values);</code></example>
    public void Fill(ReadOnlySpan<long> steps, Span<double> destination)
    {
        if (destination.Length < steps.Length)
            throw new ArgumentException("The destination is shorter than the steps.", nameof(destination));
        Code.Many.Fill(steps, destination[..steps.Length]);
    }

    /// <summary>Itself, which nothing changes.</summary>
    /// <returns>This schedule.</returns>
    public CompiledSchedule Pin() => this;

    /// <summary>What the schedule is, for people: its formula, each parameter with where it came from, the formula after simplification.</summary>
    /// <returns>Several lines of text.</returns>
    public string Explain() => Before is null ? Explanation.Of(this) : FormattableString.Invariant($"{Explanation.Of(Newest)}\nfrom step   {From}; below it, what the configuration was before");

    /// <summary>The schedule as Keras 2.15 writes it, byte for byte, which Keras 2 and 3 read.</summary>
    /// <returns>The JSON, in Keras' current form.</returns>
    /// <exception cref="ScheduleException">
    /// It has no class in Keras: it is a formula, or of a kind that is neither one of Keras' nor of one's own, or it has such a schedule as a parameter.
    /// </exception>
    /// <example>
    /// <code>
    /// Schedule.FromKind("CosineDecay", new() { ["initial_learning_rate"] = 0.1, ["decay_steps"] = 1000 }).ToKerasJson()
    /// // {"module": "keras.optimizers.schedules", "class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 1000, …
    /// </code>
    /// </example>
    public string ToKerasJson() => TryToKerasJson(out string? json, out var diagnostics) ? json : throw new ScheduleException(diagnostics);

    /// <summary>The schedule as Keras 2.15 writes it, without an exception where it has no class in Keras; see <see cref="ToKerasJson"/>.</summary>
    /// <param name="json">The JSON, in Keras' current form; null where there are errors.</param>
    /// <param name="diagnostics">What cannot be written, and why.</param>
    /// <returns>Whether there are no errors.</returns>
    public bool TryToKerasJson([NotNullWhen(true)] out string? json, out IReadOnlyList<Diagnostic> diagnostics) =>
        KerasJsonWriter.TryWrite(Symbol, out json, out diagnostics);

    /// <summary>The schedule as a function of Python, which needs nothing but <c>math</c> and gives the same values.</summary>
    /// <returns>
    /// A module: the function, named after the schedule, one for each schedule it refers to, and what Python lacks, such as a division by zero that
    /// gives infinity. Of a schedule that listens it is a class, whose objects keep the state: they are called with the step, and <c>report</c> is told what a controller is. Lines end in a line feed.
    /// </returns>
    /// <remarks>Functions such as <c>exp</c> are those of Python, whose last bits differ from those of this library. Inputs are further arguments; one that <see cref="With(string, double)"/> gave is a constant.</remarks>
    /// <exception cref="ScheduleException">It is, or refers to, a <see cref="ScheduleKind"/>, which is code; references go too deep for Python; or it listens, and changes at some step.</exception>
    /// <example>
    /// <code>
    /// File.WriteAllText("learning_rate.py", Schedule.Compile("0.1 * 0.96 ^ floor(step / 1000)").ToPython());
    /// </code>
    /// </example>
    public string ToPython() => TryToPython(out string? code, out var diagnostics) ? code : throw new ScheduleException(diagnostics);

    /// <summary>The schedule as a function of Python, without an exception where it cannot be written; see <see cref="ToPython"/>.</summary>
    /// <param name="code">The module; null where there are errors.</param>
    /// <param name="diagnostics">What cannot be written, and why.</param>
    /// <returns>Whether there are no errors.</returns>
    public bool TryToPython([NotNullWhen(true)] out string? code, out IReadOnlyList<Diagnostic> diagnostics) =>
        TryExport(ExportTarget.Python, out code, out diagnostics);

    /// <summary>The schedule as a C# class, which needs nothing but <c>System</c> and gives the same values.</summary>
    /// <returns>
    /// A file: a static class named after the schedule with a method <c>At(long)</c>, which has the inputs as further arguments, for C# 12 and later. Of a schedule that listens it is
    /// a class whose objects keep the state, with <c>Report</c> beside <c>At</c>. Lines end in a line feed.
    /// </returns>
    /// <remarks>Functions such as <c>exp</c> are those of <see cref="Math"/>, whose last bits differ from those of this library. Inputs are further arguments; one that <see cref="With(string, double)"/> gave is a constant.</remarks>
    /// <exception cref="ScheduleException">It is, or refers to, a <see cref="ScheduleKind"/>, whose code is not known; references go too deep; or it listens, and changes at some step.</exception>
    /// <example>
    /// <code>
    /// File.WriteAllText("LearningRate.cs", Schedule.Compile("0.1 * 0.96 ^ floor(step / 1000)").ToCSharp());
    /// </code>
    /// </example>
    public string ToCSharp() => TryToCSharp(out string? code, out var diagnostics) ? code : throw new ScheduleException(diagnostics);

    /// <summary>The schedule as a C# class, without an exception where it cannot be written; see <see cref="ToCSharp"/>.</summary>
    /// <param name="code">The file; null where there are errors.</param>
    /// <param name="diagnostics">What cannot be written, and why.</param>
    /// <returns>Whether there are no errors.</returns>
    public bool TryToCSharp([NotNullWhen(true)] out string? code, out IReadOnlyList<Diagnostic> diagnostics) =>
        TryExport(ExportTarget.CSharp, out code, out diagnostics);

    /// <summary>The schedule for a language or in the form of a library.</summary>
    /// <param name="target">For whom.</param>
    /// <returns>The text, whose lines end in a line feed.</returns>
    /// <exception cref="ScheduleException">It cannot be said there; the message says why, and which kind could be used.</exception>
    /// <example>
    /// <code>
    /// File.WriteAllText("learning_rate.mjs", Schedule.Compile("0.1 * 0.96 ^ floor(step / 1000)").Export(ExportTarget.JavaScript));
    /// </code>
    /// </example>
    public string Export(ExportTarget target) => TryExport(target, out string? text, out var diagnostics) ? text : throw new ScheduleException(diagnostics);

    /// <summary>The schedule for a language or in the form of a library, without an exception where it cannot be said there; see <see cref="Export"/>.</summary>
    /// <param name="target">For whom.</param>
    /// <param name="text">The text; null where there are errors.</param>
    /// <param name="diagnostics">What cannot be written, and why.</param>
    /// <returns>Whether there are no errors.</returns>
    public bool TryExport(ExportTarget target, [NotNullWhen(true)] out string? text, out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Write(this, out text, out diagnostics);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
