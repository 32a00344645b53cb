using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LrExpr.Highlights;

namespace LrExpr.Contract;

/// <summary>What the page asks and what it is answered, as JSON. Its code is made when this is compiled, so that it serves ahead of time, too.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters = [typeof(TokenConverter), typeof(SeverityConverter)])]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(StateAnswer))]
[JsonSerializable(typeof(SparksAnswer))]
[JsonSerializable(typeof(ScheduleAnswer))]
[JsonSerializable(typeof(CurvesAnswer))]
[JsonSerializable(typeof(ValueAnswer))]
[JsonSerializable(typeof(PageData))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(CurvesQuestion))]
internal sealed partial class ContractJson : JsonSerializerContext
{
    /// <summary>As it is sent: a browser takes it for nothing but JSON, so that only what JSON must not have is escaped.</summary>
    public static ContractJson Sent => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>A severity in small letters.</summary>
internal sealed class SeverityConverter() : JsonStringEnumConverter<DiagnosticSeverity>(JsonNamingPolicy.CamelCase);

/// <summary>A part of a formula as <c>[start, length, "color"]</c>: there are many.</summary>
internal sealed class TokenConverter : JsonConverter<ColoredToken>
{
    public override ColoredToken Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Tokens are only written.");

    public override void Write(Utf8JsonWriter writer, ColoredToken value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Start);
        writer.WriteNumberValue(value.Length);
        writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(value.Color.ToString()));
        writer.WriteEndArray();
    }
}
