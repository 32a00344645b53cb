using System.Globalization;
using System.Text;
using System.Text.Json;
using LrExpr.Text;

namespace LrExpr.Json;

/// <summary>JSON text to values that know their places, up to the first fault.</summary>
internal ref struct JsonReader
{
    private readonly JsonRules _rules;
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;
    private JsonFault? _fault;

    // Tokens come in order, so positions are counted on from the last one.
    private int _countedBytes;
    private int _countedCharacters;

    private JsonReader(ReadOnlySpan<byte> bytes, JsonRules rules)
    {
        _rules = rules;
        _bytes = bytes;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            // One more, so that what is nested too deep is seen here.
            MaxDepth = JsonRules.MostNesting + 1,
            AllowTrailingCommas = rules.IsLenient,
            CommentHandling = rules.IsLenient ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
        });
    }

    public static JsonTree Read(string text, JsonRules rules)
    {
        if (text.Length > rules.MostCharacters)
            return new JsonTree(text, null, new JsonFault("LRX5001", new TextSpan(0, 0), FormattableString.Invariant($"JSON of {text.Length} characters is longer than {rules.MostCharacters}")));
        var json = new JsonReader(Encoding.UTF8.GetBytes(text), rules);
        var root = json.Advance() ? json.ReadValue() : null;
        json.Advance();
        return new JsonTree(text, root, json._fault);
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
        var names = _rules.AllowsNamesTwice ? null : new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (Advance() && _reader.TokenType != JsonTokenType.EndObject)
        {
            string? name = ReadText();
            var span = SpanOfToken();
            if (name is not null && names?.TryAdd(name, name) == false)
                Stop("LRX3003", span, $"{Printable.Quote(name)} and {Printable.Quote(names[name])} are the same name in one object");
            if (Advance())
                members.Add(new JsonMember(name!, span, ReadValue()));
        }

        return new JsonPart(JsonValueKind.Object, TextSpan.FromBounds(start, Close()), null, members);
    }

    private JsonPart ReadArray()
    {
        int start = Open();
        var elements = new List<JsonMember>();
        while (Advance() && _reader.TokenType != JsonTokenType.EndArray)
            elements.Add(new JsonMember(elements.Count.ToString(CultureInfo.InvariantCulture), null, ReadValue()));
        return new JsonPart(JsonValueKind.Array, TextSpan.FromBounds(start, Close()), null, elements);
    }

    private int Open()
    {
        var bracket = SpanOfToken();
        if (_reader.CurrentDepth >= JsonRules.MostNesting)
            Stop("LRX5002", bracket, FormattableString.Invariant($"JSON is nested more than {JsonRules.MostNesting} deep"));
        return bracket.Start;
    }

    /// <summary>Where an object or array ends; one that a fault is in ends there.</summary>
    private int Close() => _fault?.Span.Start ?? SpanOfToken().End;

    private JsonPart Leaf(JsonValueKind kind, string? text) => new(kind, SpanOfToken(), text, []);

    private string? ReadText()
    {
        try
        {
            return _reader.GetString();
        }
        catch (InvalidOperationException cause)
        {
            // A text of valid JSON may have half a surrogate pair.
            Stop("LRX3008", SpanOfToken(), "not valid JSON: " + cause.Message.TrimEnd('.'));
            return null;
        }
    }

    /// <returns>Whether there is a token; none follows a fault.</returns>
    private bool Advance()
    {
        try
        {
            return _fault is null && _reader.Read();
        }
        catch (JsonException cause)
        {
            int offset = 0;
            for (long line = cause.LineNumber ?? 0; line > 0; line--)
                offset += _bytes[offset..].IndexOf((byte)'\n') + 1;
            offset = Math.Min(offset + (int)(cause.BytePositionInLine ?? 0), _bytes.Length);
            Stop("LRX3008", SpanOf(offset, Math.Min(1, _bytes.Length - offset)), "not valid JSON: " + ReasonOf(cause));
            return false;
        }
    }

    private void Stop(string code, TextSpan span, string reason) => _fault ??= new JsonFault(code, span, reason);

    /// <summary>The sentence without the position at its end, which counts from 0 and in bytes.</summary>
    private readonly string ReasonOf(JsonException cause)
    {
        if (_bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            return "there is nothing in it";
        int end = cause.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return Printable.Cut((end < 0 ? cause.Message : cause.Message[..end]).Trim().TrimEnd('.'), 200);
    }

    private TextSpan SpanOfToken()
    {
        // The reader counts the colon to a name.
        int quotes = _reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0;
        return SpanOf((int)_reader.TokenStartIndex, _reader.ValueSpan.Length + quotes);
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
