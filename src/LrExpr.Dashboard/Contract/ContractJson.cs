using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LrExpr.Highlights;

namespace LrExpr.Contract;

/// <summary>What the page asks and what it is answered, as JSON. Its code is made when this is compiled, so that it serves ahead of time, too.</summary>
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
    private static readonly ContractJson Sent = new(WrittenWith(JavaScriptEncoder.UnsafeRelaxedJsonEscaping)), Embedded = new(WrittenWith(JavaScriptEncoder.Default));

    /// <summary>As it is sent and asked: a browser takes it for nothing but JSON, so that only what JSON must not have is escaped.</summary>
    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Sent.GetTypeInfo(typeof(T))!;

    /// <summary>As it stands in a page, where nothing of it may be taken for markup.</summary>
    public static JsonTypeInfo<T> EmbeddedTypeOf<T>() => (JsonTypeInfo<T>)Embedded.GetTypeInfo(typeof(T))!;

    private static JsonSerializerOptions WrittenWith(JavaScriptEncoder encoder) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = encoder,
        Converters = { new TokenConverter(), new SeverityConverter() },
    };
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
