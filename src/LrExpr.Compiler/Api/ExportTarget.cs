using System.Diagnostics.CodeAnalysis;
using LrExpr.Formats.Export;
using LrExpr.Formats.Keras;
using LrExpr.Formats.Libraries;
using LrExpr.Syntax;

namespace LrExpr;

/// <summary>For whom a schedule is exported: a language, or a library with a form of its own.</summary>
/// <example><code>string module = schedule.Export(ExportTarget.JavaScript);</code></example>
public sealed class ExportTarget
{
    private ExportTarget(string name, string description, TryWrite write)
    {
        Name = name;
        Description = description;
        Write = write;
    }

    internal delegate bool TryWrite(CompiledSchedule schedule, [NotNullWhen(true)] out string? text, out IReadOnlyList<Diagnostic> diagnostics);

    /// <summary>A function, or a class of a schedule that listens, of Python 3: what <see cref="CompiledSchedule.ToPython"/> gives.</summary>
    public static ExportTarget Python { get; } = InLanguage("python", "a function of Python that needs only 'math'", new PythonLanguage());

    /// <summary>A class of C# 12: what <see cref="CompiledSchedule.ToCSharp"/> gives.</summary>
    public static ExportTarget CSharp { get; } = InLanguage("csharp", "a class of C# that needs only 'System'", new CSharpLanguage());

    /// <summary>
    /// A module of JavaScript, of ECMAScript 2020 and later, that needs nothing else: it exports a function of the step with the inputs as further arguments, which is named after the
    /// schedule; of a schedule that listens a class, whose objects keep the state, with <c>at</c> and <c>report</c>.
    /// </summary>
    public static ExportTarget JavaScript { get; } = InLanguage("javascript", "a module of JavaScript that needs nothing else", new JavaScriptLanguage());

    /// <summary>The JSON of Keras 2.15: what <see cref="CompiledSchedule.ToKerasJson"/> gives, with a line feed at the end.</summary>
    public static ExportTarget Keras { get; } = new("keras", "the JSON of Keras", (CompiledSchedule schedule, [NotNullWhen(true)] out string? text, out IReadOnlyList<Diagnostic> diagnostics) =>
    {
        text = KerasJsonWriter.TryWrite(schedule.Symbol, out string? json, out diagnostics) ? json + "\n" : null;
        return text is not null;
    });

    /// <summary>The member <c>scheduler</c> of DeepSpeed's JSON, with <c>optimizer</c> where the schedule needs its rate; for schedules of its kinds.</summary>
    public static ExportTarget DeepSpeed { get; } = InForm(new DeepSpeedForm());

    /// <summary>Arguments of Hugging Face's <c>TrainingArguments</c> as JSON, for schedules of the kinds of Transformers and what says the same.</summary>
    public static ExportTarget HuggingFace { get; } = InForm(new HuggingFaceForm());

    /// <summary>The list <c>param_scheduler</c> of MMEngine as Python, which counts iterations; for schedules of its kinds, what says the same, and products of them.</summary>
    public static ExportTarget MMEngine { get; } = InForm(new MMEngineForm());

    /// <summary>Constructors of <c>torch.optim.lr_scheduler</c> as Python, for schedules of the kinds of PyTorch and what says the same, one after another and multiplied too.</summary>
    public static ExportTarget Torch { get; } = InForm(new TorchForm());

    /// <summary>Calls of Optax as Python, for schedules of its kinds and what says the same, one after another too.</summary>
    public static ExportTarget Optax { get; } = InForm(new OptaxForm());

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExportTarget> All { get; } = [Python, CSharp, JavaScript, Keras, DeepSpeed, HuggingFace, MMEngine, Torch, Optax];

    /// <summary>Its name in small letters, as the tool knows it.</summary>
    public string Name { get; }

    /// <summary>What is written, for people.</summary>
    public string Description { get; }

    internal TryWrite Write { get; }

    /// <summary>The target of a name, in whatever case; null where there is none.</summary>
    /// <param name="name">The name, such as <c>javascript</c>.</param>
    /// <returns>The target, or null.</returns>
    public static ExportTarget? Find(string name) => All.FirstOrDefault(target => Names.Same(target.Name, name));

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static ExportTarget InForm(LibraryForm form) =>
        new(form.Name, form.Description, (CompiledSchedule schedule, [NotNullWhen(true)] out string? text, out IReadOnlyList<Diagnostic> diagnostics) =>
            LibraryExport.TryWrite(schedule.Symbol, form, out text, out diagnostics));

    private static ExportTarget InLanguage(string name, string description, TargetLanguage language) =>
        new(name, description, (CompiledSchedule schedule, [NotNullWhen(true)] out string? text, out IReadOnlyList<Diagnostic> diagnostics) =>
            ScheduleExport.TryWrite(schedule.Symbol, schedule.GivenValue, language, schedule.StateChangesAt, out text, out diagnostics));
}
