using System.Globalization;
using System.Text;
using System.Text.Json;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Input;

/// <summary>Says in one line what is wrong with a JSON file, and where.</summary>
internal static class BrokenJson
{
    /// <param name="file">The file.</param>
    /// <param name="section">The section whose keys are the user's: one that stands twice is reported like other faults in it.</param>
    /// <param name="cause">What the JSON provider said.</param>
    public static Exception Describe(GivenFile file, string section, Exception cause)
    {
        byte[] content = ToUtf8(file.Content);
        for (var inner = cause; inner is not null; inner = inner.InnerException)
        {
            if (inner is JsonException { LineNumber: { } line, BytePositionInLine: { } column } broken)
                return At(file, content, StartOfLine(content, (int)line) + (int)column, "not valid JSON: " + Reason(broken));
        }

        if (FaultyText(content) is not { } fault)
            return new InputException($"{Printed.Line(file.Name)}: {Printed.Line((cause.InnerException ?? cause).Message)}");
        return fault.Key?.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase) == true
            ? DefinedTwice(file, fault.Key, PositionOf(content, fault.Offset))
            : At(file, content, fault.Offset, fault.Reason);
    }

    private static ScheduleException DefinedTwice(GivenFile file, string key, (int Line, int Column) second)
    {
        string name = Printed.Quote(key.AsSpan(key.LastIndexOf(':') + 1));
        string hint = string.Create(CultureInfo.InvariantCulture, $"the second one is in line {second.Line}, column {second.Column} of the file");
        return new ScheduleException([new Diagnostic("LRX3003", DiagnosticSeverity.Error, $"{name} is defined twice", key, file.Name, hint)]);
    }

    private static InputException At(GivenFile file, byte[] content, int offset, string reason)
    {
        var (line, column) = PositionOf(content, offset);
        return new InputException(string.Create(CultureInfo.InvariantCulture, $"{Printed.Line(file.Name)}({line},{column}): {reason}"));
    }

    private static (int Line, int Column) PositionOf(byte[] content, int offset)
    {
        var before = content.AsSpan(0, Math.Min(offset, content.Length));
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    private static int StartOfLine(ReadOnlySpan<byte> content, int line)
    {
        int start = 0;
        for (; line > 0; line--)
            start += content[start..].IndexOf((byte)'\n') + 1;
        return start;
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
        catch (InvalidOperationException cause)
        {
            return ((int)reader.TokenStartIndex, "not valid JSON: " + Printed.Line(cause.Message.TrimEnd('.')), null);
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
                return (offset, $"the key {Printed.Quote(key)} stands here for the second time", key);
        }

        return null;
    }

    private static string Join(string prefix, string key) => prefix.Length == 0 ? key : prefix + ":" + key;
}
