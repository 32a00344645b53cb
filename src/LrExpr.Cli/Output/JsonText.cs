using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LrExpr.Syntax;

namespace LrExpr.Cli.Output;

/// <summary>Writes one JSON value to a text writer, bit by bit, so that a million numbers need no million in memory.</summary>
internal sealed class JsonText : IDisposable
{
    private const int FlushAt = 32 * 1024;

    private readonly TextWriter _output;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAt);

    private JsonText(TextWriter output)
    {
        _output = output;

        // The output is no part of a web page; letters and apostrophes stay readable.
        Json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public Utf8JsonWriter Json { get; }

    public static void Write(TextWriter output, Action<JsonText> content)
    {
        using var text = new JsonText(output);
        content(text);
        text.Flush();
        output.Write('\n');
    }

    /// <summary>A number as the shortest text that reads back as the same; what JSON has no number for as a text.</summary>
    public void Number(double value)
    {
        if (double.IsFinite(value))
            Json.WriteRawValue(NumberText.Of(value), skipInputValidation: true);
        else
            Json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        if (Json.BytesPending + _buffer.WrittenCount > FlushAt)
            Flush();
    }

    public void Integer(string name, int? value)
    {
        if (value is { } number)
            Json.WriteNumber(name, number);
        else
            Json.WriteNull(name);
    }

    public void Strings(string name, IEnumerable<string> values)
    {
        Json.WriteStartArray(name);
        foreach (string value in values)
            Json.WriteStringValue(value);
        Json.WriteEndArray();
    }

    public void Dispose() => Json.Dispose();

    private void Flush()
    {
        Json.Flush();
        _output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        _buffer.ResetWrittenCount();
    }
}
