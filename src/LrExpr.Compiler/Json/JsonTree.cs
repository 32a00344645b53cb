using System.Text;
using LrExpr.Text;

namespace LrExpr.Json;

/// <summary>What was read of a JSON text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Root">Its value; where there is a fault, as far as it could be read, and null where nothing could.</param>
/// <param name="Fault">What is wrong; null where nothing is.</param>
internal sealed record JsonTree(string Text, JsonPart? Root, JsonFault? Fault)
{
    /// <summary>Reads a text.</summary>
    public static JsonTree Read(string text, JsonRules rules) => JsonReader.Read(text, rules);

    /// <summary>Reads a configuration file.</summary>
    public static JsonTree Read(byte[] content) => Read(TextOf(content), JsonRules.Configuration);

    /// <summary>A file as text, as .NET reads it: in the encoding of its byte order mark, which is no part of the text, else in UTF-8.</summary>
    public static string TextOf(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <summary>Line and column of an offset, both from 1; columns count UTF-16 code units.</summary>
    public (int Line, int Column) PositionOf(int offset) => new SourceText(Text, SourceText.NoPath).PositionOf(offset);
}
