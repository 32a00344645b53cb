using System.Globalization;
using System.Text;
using System.Text.Json;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Input;

/// <summary>Says in one line what is wrong with a JSON file, and where.</summary>
internal static class BrokenJson
{
    public static InputException Describe(GivenFile file, Exception cause)
    {
        byte[] content = ToUtf8(file.Content);
        for (var inner = cause; inner is not null; inner = inner.InnerException)
        {
            if (inner is JsonException { LineNumber: { } line, BytePositionInLine: { } column } broken)
                return At(file, content, (int)line, (int)column, "not valid JSON: " + Reason(broken));
        }

        return DuplicateKey(content) is { } duplicate
            ? At(file, content, duplicate.Line, duplicate.Column, $"the key {Printed.Quote(duplicate.Key)} stands here for the second time")
            : new InputException($"{Printed.Line(file.Name)}: {Printed.Line((cause.InnerException ?? cause).Message)}");
    }

    private static InputException At(GivenFile file, byte[] content, int line, int byteInLine, string reason)
    {
        var rest = content.AsSpan();
        for (int i = 0; i < line; i++)
            rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        int column = Encoding.UTF8.GetCharCount(rest[..Math.Min(byteInLine, rest.Length)]) + 1;
        return new InputException(string.Create(CultureInfo.InvariantCulture, $"{Printed.Line(file.Name)}({line + 1},{column}): {reason}"));
    }

    /// <summary>The reader's sentence without the position at its end, which counts from 0 and in bytes.</summary>
    private static string Reason(JsonException broken)
    {
        int position = broken.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string reason = position < 0 ? broken.Message : broken.Message[..position];
        return Printed.Line(reason.Trim().TrimEnd('.'));
    }

    /// <summary>As the JSON provider reads it: whatever the encoding, then without a byte order mark.</summary>
    private static byte[] ToUtf8(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }

    /// <summary>The first value whose key path, without regard to case, had a value before.</summary>
    private static (string Key, int Line, int Column)? DuplicateKey(byte[] content)
    {
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var path = new Stack<(string Prefix, int Index)>();
        string key = "";
        int keyOffset = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                key = Join(path.Peek().Prefix, reader.GetString()!);
                keyOffset = (int)reader.TokenStartIndex;
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                path.Pop();
                continue;
            }

            if (path.TryPeek(out var around) && around.Index >= 0)
            {
                path.Pop();
                path.Push((around.Prefix, around.Index + 1));
                key = Join(around.Prefix, around.Index.ToString(CultureInfo.InvariantCulture));
                keyOffset = (int)reader.TokenStartIndex;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                path.Push((key, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
            else if (!seen.Add(key))
                return (key, content.AsSpan(0, keyOffset).Count((byte)'\n'), keyOffset - (content.AsSpan(0, keyOffset).LastIndexOf((byte)'\n') + 1));
        }

        return null;
    }

    private static string Join(string prefix, string key) => prefix.Length == 0 ? key : prefix + ":" + key;
}
