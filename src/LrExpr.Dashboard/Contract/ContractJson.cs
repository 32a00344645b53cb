using System.Text.Json;
using System.Text.Json.Serialization;
using LrExpr.Highlights;

namespace LrExpr.Contract;

/// <summary>What the page asks and what it is answered, as JSON. Its code is made when this is compiled, so that it serves ahead of time, too.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    Converters = [typeof(TokenConverter)])]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(StateAnswer))]
[JsonSerializable(typeof(SparksAnswer))]
[JsonSerializable(typeof(ScheduleAnswer))]
[JsonSerializable(typeof(CurvesAnswer))]
[JsonSerializable(typeof(ValueAnswer))]
[JsonSerializable(typeof(CurvesQuestion))]
internal sealed partial class ContractJson : JsonSerializerContext;

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
