using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LrExpr.Text;

namespace LrExpr.Formats.Keras;

/// <summary>
/// JSON text to values that know their places. It is strict: no comments, no commas at the end, no name twice in an object, of which
/// Python would silently take the last.
/// </summary>
internal ref struct JsonParts
{
    /// <summary>A schedule has some hundred characters, a large model some hundred thousand.</summary>
    public const int MostCharacters = 1024 * 1024;

    /// <summary>How deep objects and arrays may be nested.</summary>
    public const int MostNesting = 64;

    private static readonly string[] PythonNumbers = ["NaN", "Infinity", "-Infinity"];

    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;

    // Tokens come in order, so positions are counted on from the last one.
    private int _countedBytes;
    private int _countedCharacters;

    private JsonParts(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MostNesting + 1 });
    }

    /// <summary>The value; null where the text is no JSON, or too much of it, which is reported.</summary>
    public static JsonPart? Read(JsonFaults faults)
    {
        var source = faults.Source;
        if (source.Text.Length > MostCharacters)
        {
            faults.Add("LRX5001", new TextSpan(0, 0), FormattableString.Invariant($"JSON of {source.Text.Length} characters is longer than {MostCharacters}"));
            return null;
        }

        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(source.Text.Length));
        try
        {
            int length = Encoding.UTF8.GetBytes(source.Text, bytes);
            var json = new JsonParts(bytes.AsSpan(0, length));
            return json.ReadDocument();
        }
        catch (JsonFaultException fault)
        {
            faults.Add(fault.Code, fault.Span, fault.Message);
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private JsonPart ReadDocument()
    {
        Advance();
        var part = ReadValue();
        Advance();
        return part;
    }

    private JsonPart ReadValue() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(),
        JsonTokenType.StartArray => ReadArray(),
        JsonTokenType.String => Leaf(JsonValueKind.String, ReadText()),
        JsonTokenType.Number => Leaf(JsonValueKind.Number, Encoding.UTF8.GetString(_reader.ValueSpan)),
        JsonTokenType.True => Leaf(JsonValueKind.True, null),
        JsonTokenType.False => Leaf(JsonValueKind.False, null),
        _ => Leaf(JsonValueKind.Null, null),
    };

    private JsonPart ReadObject()
    {
        int start = Open();
        var members = new List<JsonMember>();
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (Advance(); _reader.TokenType != JsonTokenType.EndObject; Advance())
        {
            string name = ReadText();
            var span = SpanOfToken();
            if (!names.TryAdd(name, name))
                throw new JsonFaultException("LRX3003", span, $"{Printable.Quote(name)} and {Printable.Quote(names[name])} are the same name in one object");
            Advance();
            members.Add(new JsonMember(name, span, ReadValue()));
        }

        return new JsonPart(JsonValueKind.Object, TextSpan.FromBounds(start, SpanOfToken().End), null, members);
    }

    private JsonPart ReadArray()
    {
        int start = Open();
        var elements = new List<JsonMember>();
        for (Advance(); _reader.TokenType != JsonTokenType.EndArray; Advance())
            elements.Add(new JsonMember(elements.Count.ToString(CultureInfo.InvariantCulture), null, ReadValue()));
        return new JsonPart(JsonValueKind.Array, TextSpan.FromBounds(start, SpanOfToken().End), null, elements);
    }

    /// <summary>Where an object or array begins, if it is not nested too deep.</summary>
    private int Open() => _reader.CurrentDepth < MostNesting
        ? SpanOfToken().Start
        : throw new JsonFaultException("LRX5002", SpanOfToken(), FormattableString.Invariant($"JSON is nested more than {MostNesting} deep"));

    private JsonPart Leaf(JsonValueKind kind, string? text) => new(kind, SpanOfToken(), text, []);

    private string ReadText()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonFaultException("LRX3008", SpanOfToken(), "not valid JSON: a text has half a surrogate pair");
        }
    }

    private void Advance()
    {
        try
        {
            _reader.Read();
        }
        catch (JsonException cause)
        {
            throw Fault(cause);
        }
    }

    private JsonFaultException Fault(JsonException cause)
    {
        int line = (int)(cause.LineNumber ?? 0), offset = 0;
        for (; line > 0; line--)
            offset += _bytes[offset..].IndexOf((byte)'\n') + 1;
        offset = Math.Min(offset + (int)(cause.BytePositionInLine ?? 0), _bytes.Length);
        if (PythonNumberAt(offset) is { } number)
            return new JsonFaultException("LRX3001", SpanOf(number.Start, number.Text.Length), $"{number.Text} is Python's, and no value for a parameter, which must be finite; JSON has no such number");
        int end = cause.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string reason = end < 0 ? cause.Message : cause.Message[..end];
        bool isBlank = _bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0;
        return new JsonFaultException("LRX3008", SpanOf(offset, Math.Min(1, _bytes.Length - offset)), "not valid JSON: " + (isBlank ? "there is nothing in it" : Printable.Escape(Printable.Cut(reason.TrimEnd('.'), 200))));
    }

    /// <summary>The literal that the offset is in, whose sign is a token's beginning to the reader.</summary>
    private readonly (int Start, string Text)? PythonNumberAt(int offset)
    {
        foreach (string number in PythonNumbers)
        {
            for (int start = Math.Max(0, offset - number.Length); start <= offset; start++)
            {
                if (_bytes[start..].StartsWith(Encoding.ASCII.GetBytes(number)) && (start == 0 || _bytes[start - 1] != '-'))
                    return (start, number);
            }
        }

        return null;
    }

    private TextSpan SpanOfToken()
    {
        // The reader counts the colon to a name.
        int quotes = _reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0;
        int length = _reader.ValueSpan.Length + quotes;
        return SpanOf((int)_reader.TokenStartIndex, length);
    }

    private TextSpan SpanOf(int start, int length)
    {
        // Only a fault can lie before what was counted.
        if (start < _countedBytes)
            (_countedBytes, _countedCharacters) = (0, 0);
        _countedCharacters += Encoding.UTF8.GetCharCount(_bytes[_countedBytes..start]);
        _countedBytes = start;
        return new TextSpan(_countedCharacters, Encoding.UTF8.GetCharCount(_bytes.Slice(start, length)));
    }
}
