using System.Text.Json;
using LrExpr.Binding;
using LrExpr.Cli.Plotting;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Time;

namespace LrExpr.Cli.Output;

/// <summary>What a schedule is, for scripts.</summary>
internal static class ScheduleJson
{
    public static void WriteMembers(CompiledSchedule schedule, Utf8JsonWriter json)
    {
        var definition = schedule.Symbol.Definition;
        json.WriteString("name", schedule.Name);
        json.WriteString("kind", definition.Kind?.Text);
        json.WriteString("formula", definition.Formula?.Text);
        json.WriteString("dialect", definition.Formula is null ? null : definition.Dialect.ToString().ToLowerInvariant());
        json.WriteString("description", schedule.Description);
        json.WriteNumber("cost", schedule.Cost);
        if (schedule.Clock is not { } clock)
            return;
        json.WriteStartObject("clock");
        json.WriteString("from", StepClock.Iso(clock, 0));
        json.WriteString("unit", TimeUnits.All.First(unit => unit.Time == clock.Unit).Name);
        json.WriteString("timeZone", clock.Zone.Id);
        json.WriteEndObject();
    }

    /// <summary>The parameters with the texts they were given by; a default has no text.</summary>
    public static void WriteParameters(CompiledSchedule schedule, JsonText text) => text.Objects("parameters", schedule.Symbol.Parameters, parameter =>
    {
        text.Json.WriteString("name", parameter.Name);
        text.Json.WriteString("text", parameter.Text);
        WriteValue(parameter, text);
        text.Json.WriteString("path", parameter.Path);
        text.Json.WriteString("file", parameter.File);
    });

    /// <summary>A number, a boolean, an array or an option; null for what has no value of its own, such as a schedule.</summary>
    private static void WriteValue(ParameterSymbol parameter, JsonText text)
    {
        const string Name = "value";
        bool isKnown = parameter.State == ParameterState.Known;
        if (isKnown && parameter.FormulaType == FormulaType.Array)
            text.Array(Name, parameter.Value.Array, text.Number);
        else if (isKnown && parameter.FormulaType == FormulaType.Boolean)
            text.Json.WriteBoolean(Name, parameter.Value.Boolean);
        else if (isKnown && parameter.FormulaType == FormulaType.Number)
            text.Number(Name, parameter.Value.Number);
        else
            text.Json.WriteString(Name, parameter.Option.Length > 0 ? parameter.Option : null);
    }
}
