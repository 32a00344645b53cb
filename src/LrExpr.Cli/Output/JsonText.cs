using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LrExpr.Cli.Plotting;
using LrExpr.Curves;
using LrExpr.Syntax;
using LrExpr.Time;

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

    /// <summary>An object and the end of its line.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="members">Writes what is in it.</param>
    public static void Write(TextWriter output, Action<JsonText> members)
    {
        using var text = new JsonText(output);
        text.Json.WriteStartObject();
        members(text);
        text.Json.WriteEndObject();
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

    public void Number(string name, double value)
    {
        Json.WritePropertyName(name);
        Number(value);
    }

    public void Integer(string name, long? value)
    {
        if (value is { } number)
            Json.WriteNumber(name, number);
        else
            Json.WriteNull(name);
    }

    public void Strings(string name, IEnumerable<string> values) => Array(name, values, Json.WriteStringValue);

    /// <summary>An array of whatever is written for each item.</summary>
    public void Array<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        Json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        Json.WriteEndArray();
    }

    /// <summary>An array of an object for each item.</summary>
    public void Objects<T>(string name, IEnumerable<T> items, Action<T> writeMembers) => Array(name, items, item =>
    {
        Json.WriteStartObject();
        writeMembers(item);
        Json.WriteEndObject();
    });

    /// <summary>An array of points.</summary>
    public void Points(string name, IEnumerable<CurvePoint> points, Clock? clock = null) => Array(name, points, point => Point(point, clock));

    /// <summary>A point as <c>[STEP,VALUE]</c>, with its time on a clock; null where there is none.</summary>
    public void Point(string name, CurvePoint? point, Clock? clock = null)
    {
        Json.WritePropertyName(name);
        if (point is { } there)
            Point(there, clock);
        else
            Json.WriteNullValue();
    }

    private void Point(CurvePoint point, Clock? clock)
    {
        Json.WriteStartArray();
        Json.WriteNumberValue(point.Step);
        Number(point.Value);
        if (clock is not null)
            Json.WriteStringValue(StepClock.Iso(clock, point.Step));
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
