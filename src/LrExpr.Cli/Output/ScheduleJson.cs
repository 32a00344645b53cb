using System.Globalization;
using System.Text.Json;
using LrExpr.Binding;
using LrExpr.Functions;
using LrExpr.Syntax;

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
    }

    /// <summary>The parameters with the texts they were given by; a default has no text.</summary>
    public static void WriteParameters(CompiledSchedule schedule, Utf8JsonWriter json)
    {
        json.WriteStartArray("parameters");
        foreach (var parameter in schedule.Symbol.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteString("text", parameter.Text);
            WriteValue(parameter, json);
            json.WriteString("path", parameter.Path);
            json.WriteString("file", parameter.File);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A number, a boolean, an array or an option; null for what has no value of its own, such as a schedule.</summary>
    private static void WriteValue(ParameterSymbol parameter, Utf8JsonWriter json)
    {
        json.WritePropertyName("value");
        if (parameter.State == ParameterState.Known && parameter.FormulaType == FormulaType.Array)
        {
            json.WriteStartArray();
            foreach (double element in parameter.Value.Array)
                WriteNumber(element, json);
            json.WriteEndArray();
        }
        else if (parameter.State == ParameterState.Known && parameter.FormulaType == FormulaType.Boolean)
        {
            json.WriteBooleanValue(parameter.Value.Boolean);
        }
        else if (parameter.State == ParameterState.Known && parameter.FormulaType == FormulaType.Number)
        {
            WriteNumber(parameter.Value.Number, json);
        }
        else if (parameter.Option.Length > 0)
        {
            json.WriteStringValue(parameter.Option);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void WriteNumber(double value, Utf8JsonWriter json)
    {
        if (double.IsFinite(value))
            json.WriteRawValue(NumberText.Of(value), skipInputValidation: true);
        else
            json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }
}
