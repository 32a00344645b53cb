using System.Diagnostics.CodeAnalysis;
using System.Text;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Text;

namespace LrExpr.Formats.Keras;

/// <summary>A schedule as Keras 2.15 writes it: its order of keys, its nulls and names, and the numbers of Python.</summary>
internal sealed class KerasJsonWriter
{
    private readonly StringBuilder _json = new();
    private readonly DiagnosticBag _diagnostics = new();

    public static bool TryWrite(ScheduleSymbol schedule, [NotNullWhen(true)] out string? json, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var writer = new KerasJsonWriter();
        writer.WriteSchedule(schedule);
        diagnostics = writer._diagnostics.ToSorted();
        json = writer._diagnostics.HasErrors ? null : writer._json.ToString();
        return json is not null;
    }

    private void WriteSchedule(ScheduleSymbol schedule)
    {
        var definition = schedule.Definition;
        if (schedule.Kind is not { } kind)
        {
            Refuse(definition, "a formula has no class in Keras");
            return;
        }

        if (KerasClass.Of(kind, definition.Keras) is not { } @class)
        {
            Refuse(definition, $"kind {Printable.Quote(kind.Name)} has no class in Keras");
            return;
        }

        _json.Append("{\"module\": ").Append(Text(@class.Module));
        _json.Append(", \"class_name\": ").Append(Text(@class.Name)).Append(", \"config\": {");
        int? placeOfName = @class.PlaceOfName(schedule.Parameters.Count, definition.Keras);
        string separator = "";
        for (int i = 0; i <= schedule.Parameters.Count; i++)
        {
            if (i == placeOfName)
                WriteKey("name").Append(Text(definition.Keras?.Name));
            if (i < schedule.Parameters.Count)
                WriteParameter(schedule, kind, i);
        }

        _json.Append("}, \"registered_name\": ").Append(Text(@class.RegisteredName)).Append('}');

        StringBuilder WriteKey(string key)
        {
            _json.Append(separator).Append(PythonText.Quoted(key)).Append(": ");
            separator = ", ";
            return _json;
        }

        void WriteParameter(ScheduleSymbol owner, KindSymbol of, int index)
        {
            var parameter = owner.Parameters[index];
            WriteKey(parameter.Name);
            var declared = of.Definition.Parameters[index];
            if (parameter.State == ParameterState.Known)
                parameter.Type.Write(parameter.Argument, Given(owner, parameter.Name) ?? declared.Default?.Setting, new KerasArgumentWriter(_json, declared.Unit == "steps", WriteInner));
            else
                _json.Append("null");
        }
    }

    /// <summary>A schedule given as a parameter. One that is but a number is a number to Keras.</summary>
    private void WriteInner(ScheduleSymbol schedule)
    {
        if (schedule is { Kind: null, Body.Constant: { Type: FormulaType.Number, IsFinite: true } constant })
            _json.Append(PythonText.Number(constant.Number, schedule.Definition.Formula?.Text));
        else
            WriteSchedule(schedule);
    }

    private static Setting? Given(ScheduleSymbol schedule, string name) => schedule.Definition.Parameters
        .Select(place => place.Setting)
        .FirstOrDefault(setting => !setting.IsNullOrEmpty && KindParameter.Canonical(setting.Key) == KindParameter.Canonical(name));

    private static string Text(string? text) => text is null ? "null" : PythonText.Quoted(text);

    private void Refuse(ScheduleDefinition definition, string reason) => _diagnostics.Add(new Diagnostic(
        "LRX3008",
        DiagnosticSeverity.Error,
        reason + "; what can be written are schedules of Keras' kinds and of kinds of one's own",
        definition.Path,
        definition.File));
}
