using LrExpr.Binding;
using LrExpr.Cli.Plotting;
using LrExpr.Curves;
using LrExpr.Language;
using LrExpr.Lowering;
using LrExpr.Parameters;
using LrExpr.Time;

namespace LrExpr.Cli.Output;

/// <summary>What a schedule is, for scripts.</summary>
internal static class ScheduleJson
{
    public static void WriteMembers(CompiledSchedule schedule, JsonText text)
    {
        var json = text.Json;
        var definition = schedule.Symbol.Definition;
        json.WriteString("name", schedule.Name);
        json.WriteString("kind", definition.Kind?.Text);
        json.WriteString("formula", definition.Keyframes is null ? definition.Formula?.Text : FormulaText.Of(schedule.Symbol));
        json.WriteString("dialect", definition is { Formula: null, Keyframes: null } ? null : definition.Keyframes is not null ? "formula" : definition.Dialect.ToString().ToLowerInvariant());
        json.WriteString("description", schedule.Description);
        json.WriteNumber("cost", schedule.Cost);
        if (schedule.Clock is { } clock)
            WriteClock(clock, text);
        text.Objects("inputs", schedule.Inputs, input =>
        {
            json.WriteString("name", input.Name);
            WriteLimit("default", input.Default ?? double.NaN, text);
            WriteLimit("min", input.Min, text);
            WriteLimit("max", input.Max, text);
            json.WriteString("description", input.Description);
        });
    }

    /// <summary>What the values were looked at for, and between which numbers they are for all inputs; nothing where there are no inputs.</summary>
    public static void WriteInputValues(CompiledSchedule schedule, (double Low, double High)? bounds, JsonText text)
    {
        if (schedule.InputsLookedAt.Count == 0)
            return;
        text.Json.WriteStartObject("inputValues");
        foreach (var given in schedule.InputsLookedAt)
            text.Number(given.Input.Name, given.Value);
        text.Json.WriteEndObject();
        if (bounds is var (low, high))
            text.Array("bounds", [low, high], text.Number);
        else
            text.Json.WriteNull("bounds");
    }

    private static void WriteClock(Clock clock, JsonText text)
    {
        text.Json.WriteStartObject("clock");
        text.Json.WriteString("from", StepClock.Iso(clock, 0));
        text.Json.WriteString("unit", TimeUnits.All.First(unit => unit.Time == clock.Unit).Name);
        text.Json.WriteString("timeZone", clock.Zone.Id);
        text.Json.WriteEndObject();
    }

    private static void WriteLimit(string name, double value, JsonText text)
    {
        if (double.IsFinite(value))
            text.Number(name, value);
        else
            text.Json.WriteNull(name);
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
