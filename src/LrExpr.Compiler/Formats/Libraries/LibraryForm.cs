using System.Text;
using LrExpr.Binding;
using LrExpr.Formats.Keras;
using LrExpr.Parameters;

namespace LrExpr.Formats.Libraries;

/// <summary>How a library is told a schedule: the file or the code it has for it.</summary>
internal abstract class LibraryForm
{
    /// <summary>Its name as the tool knows it.</summary>
    public abstract string Name { get; }

    /// <summary>The library, for people.</summary>
    public abstract string Library { get; }

    /// <summary>What is written, for people.</summary>
    public abstract string Description { get; }

    /// <summary>What stands before the names of its kinds.</summary>
    public abstract string Prefix { get; }

    /// <summary>Whether its schedules are those of an optimizer, which has one rate.</summary>
    public virtual bool NeedsRates => false;

    /// <summary>Kinds that multiply what the optimizer has, each with the condition under which it does: several of them at once are a product. None where the library has one schedule at a time.</summary>
    public virtual IReadOnlyDictionary<string, string> Multiplies { get; } = new Dictionary<string, string>();

    /// <summary>The text of a schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    public abstract string Write(LibrarySchedule schedule);

    /// <summary>A value as JSON.</summary>
    protected static CodeNode Json(KindParameter declared, ParameterSymbol given) => Value(declared, given, (json, isCount) => new KerasArgumentWriter(json, isCount, NoValue));

    /// <summary>A value as Python.</summary>
    protected static CodeNode Python(KindParameter declared, ParameterSymbol given) => Value(declared, given, (code, isCount) => new PythonArgumentWriter(code, isCount));

    protected static CodeNode Quoted(string text) => new CodeNode.Text(PythonText.Quoted(text));

    protected static CodeNode JsonObject(IEnumerable<(string Name, CodeNode Value)> members) =>
        new CodeNode.Brackets("{", [.. members.Select(member => (PythonText.Quoted(member.Name) + ": ", member.Value))], "}", LayoutForm.Json);

    protected static CodeNode Call(string function, IEnumerable<(string Name, CodeNode Value)> arguments) =>
        new CodeNode.Brackets(function + "(", [.. arguments.Select(argument => (argument.Name.Length == 0 ? "" : argument.Name + "=", argument.Value))], ")", LayoutForm.Python);

    protected static CodeNode List(IEnumerable<CodeNode> items) => new CodeNode.Brackets("[", [.. items.Select(item => ("", item))], "]", LayoutForm.Python);

    /// <summary>A schedule and those it is made of, as calls.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="functionOf">The name of the function or class that is called.</param>
    /// <param name="first">Arguments before the parameters.</param>
    protected static CodeNode CallOf(LibrarySchedule schedule, Func<LibraryCall, string> functionOf, Func<LibraryCall, IEnumerable<(string Name, CodeNode Value)>> first) => Call(
        functionOf(schedule.Call),
        first(schedule.Call).Concat(schedule.Call.Given.Select(pair => (pair.Declared.Name, pair.Given.Type is SchedulesType
            ? List(schedule.Parts.Select(part => CallOf(part, functionOf, first)))
            : Python(pair.Declared, pair.Given)))));

    /// <summary>A name and a value, over as many lines as are needed.</summary>
    protected static string Statement(string before, CodeNode value, bool isBroken = false) =>
        string.Join('\n', (isBroken ? value.Broken(0) : value.Lines(0, before.Length)).Select((line, i) => i == 0 ? before + line : line)) + "\n";

    /// <summary>Says what the rate of the optimizer is to be; nothing where the schedule sets it.</summary>
    protected static string RateComment(LibrarySchedule schedule) => schedule.Rate is { } rate ? $"# The optimizer has lr={PythonText.Float(rate)}.\n" : "";

    private static CodeNode Value(KindParameter declared, ParameterSymbol given, Func<StringBuilder, bool, IArgumentWriter> writerTo)
    {
        var text = new StringBuilder();
        bool isCount = declared.Unit == "steps";

        // Steps are whole numbers to libraries, however they were written.
        given.Type.Write(given.Argument, isCount ? null : new Setting(given.Name, given.Text), writerTo(text, isCount));
        return new CodeNode.Text(text.ToString());
    }

    private static void NoValue(ScheduleSymbol schedule) => throw new InvalidOperationException($"'{schedule.Name}' is no value.");
}
