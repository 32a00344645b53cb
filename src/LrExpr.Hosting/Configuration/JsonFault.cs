using System.Globalization;
using System.Text;
using System.Text.Json;
using LrExpr.Text;

namespace LrExpr.Configuration;

/// <summary>What is wrong with a JSON file that the JSON provider refused, and where.</summary>
/// <param name="Reason">What is wrong, in a sentence without an end; it may quote the file.</param>
/// <param name="Line">The line, from 1; null where the fault has no place.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
/// <param name="Key">The key path that stands twice; null for other faults.</param>
internal sealed record JsonFault(string Reason, int? Line = null, int? Column = null, string? Key = null)
{
    /// <summary>As <c>(3,14): not valid JSON: ...</c>, safe to show.</summary>
    public override string ToString() =>
        (Line is null ? "" : string.Create(CultureInfo.InvariantCulture, $"({Line},{Column})")) + ": " + Printable.Escape(Reason);

    /// <param name="content">The file.</param>
    /// <param name="cause">What the provider threw.</param>
    public static JsonFault Of(ReadOnlySpan<byte> content, Exception cause) => Locate(ToUtf8(content), cause);

    private static JsonFault Locate(byte[] content, Exception cause)
    {
        for (var inner = cause; inner is not null; inner = inner.InnerException)
        {
            if (inner is JsonException { LineNumber: { } line, BytePositionInLine: { } column } broken)
                return At(content, StartOfLine(content, (int)line) + (int)column, "not valid JSON: " + (IsBlank(content) ? "there is nothing in it" : ReasonOf(broken)));
        }

        return FaultyText(content) is { } fault
            ? At(content, fault.Offset, fault.Reason) with { Key = fault.Key }
            : new JsonFault((cause.InnerException ?? cause).Message);
    }

    private static JsonFault At(byte[] content, int offset, string reason)
    {
        var before = content.AsSpan(0, Math.Min(offset, content.Length));
        int line = before.Count((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new JsonFault(reason, line, column);
    }

    private static bool IsBlank(ReadOnlySpan<byte> content) => content.IndexOfAnyExcept(" \t\r\n"u8) < 0;

    private static int StartOfLine(ReadOnlySpan<byte> content, int line)
    {
        int start = 0;
        for (; line > 0; line--)
            start += content[start..].IndexOf((byte)'\n') + 1;
        return start;
    }

    /// <summary>The reader's sentence without the position at its end, which counts from 0 and in bytes.</summary>
    private static string ReasonOf(JsonException broken)
    {
        int position = broken.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string reason = position < 0 ? broken.Message : broken.Message[..position];
        return reason.Trim().TrimEnd('.');
    }

    /// <summary>As the JSON provider reads it: whatever the encoding, then without a byte order mark.</summary>
    private static byte[] ToUtf8(ReadOnlySpan<byte> content)
    {
        using var reader = new StreamReader(new MemoryStream(content.ToArray()), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }

    /// <summary>
    /// What the provider refuses in JSON that is well-formed: a text with half a surrogate pair, and a value whose key path,
    /// without regard to case, had a value before.
    /// </summary>
    private static (int Offset, string Reason, string? Key)? FaultyText(byte[] content)
    {
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            return DuplicateKey(ref reader);
        }
        catch (JsonException)
        {
            // It was written to since it was refused.
            return null;
        }
        catch (InvalidOperationException cause)
        {
            return ((int)reader.TokenStartIndex, "not valid JSON: " + cause.Message.TrimEnd('.'), null);
        }
    }

    private static (int Offset, string Reason, string? Key)? DuplicateKey(ref Utf8JsonReader reader)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var path = new Stack<(string Prefix, int Index)>();
        string key = "";
        int offset = 0;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    key = Join(path.Peek().Prefix, reader.GetString()!);
                    offset = (int)reader.TokenStartIndex;
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Pop();
                    continue;
                case JsonTokenType.String:
                    _ = reader.GetString();
                    break;
            }

            if (path.TryPeek(out var around) && around.Index >= 0)
            {
                path.Pop();
                path.Push((around.Prefix, around.Index + 1));
                key = Join(around.Prefix, around.Index.ToString(CultureInfo.InvariantCulture));
                offset = (int)reader.TokenStartIndex;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                path.Push((key, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
            else if (!seen.Add(key))
                return (offset, $"the key '{Printable.Cut(key, 80)}' stands here for the second time", key);
        }

        return null;
    }

    private static string Join(string prefix, string key) => prefix.Length == 0 ? key : prefix + ":" + key;
}
