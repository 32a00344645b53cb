using System.Globalization;
using System.Text;
using System.Text.Json;
using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.Documents;

/// <summary>
/// A value of Python: numbers and their arithmetic, texts, lists, tuples, dictionaries, <c>dict(…)</c>, and names that were assigned before.
/// What only the program can say (a call, a comprehension) is a part that is undefined, with its text.
/// </summary>
/// <param name="text">The file.</param>
/// <param name="span">Where the value stands.</param>
/// <param name="names">What names mean.</param>
internal ref struct PythonValues(string text, TextSpan span, PythonNames names)
{
    private int _at = span.Start;
    private int _depth;

    /// <summary>The value, which takes all of the place.</summary>
    public JsonPart ReadWhole()
    {
        SkipBlanks();
        int start = _at;
        var value = ReadSum();
        return _at < span.End ? Unknown(start, span.End) : value;
    }

    private JsonPart ReadSum()
    {
        SkipBlanks();
        int start = _at;
        var value = ReadProduct();
        while (Peek() is '+' or '-')
        {
            char sign = text[_at++];
            value = Calculated(start, value, ReadProduct(), (a, b) => sign == '+' ? a + b : a - b);
        }

        return value;
    }

    private JsonPart ReadProduct()
    {
        SkipBlanks();
        int start = _at;
        var value = ReadSigned();
        while (Peek() is '*' or '/' or '%' && !(Peek() == '*' && Next() == '*'))
        {
            char sign = text[_at++];
            bool isWhole = sign == '/' && _at < span.End && text[_at] == '/';
            _at += isWhole ? 1 : 0;
            value = Calculated(start, value, ReadSigned(), (a, b) => sign switch
            {
                '*' => a * b,
                '%' => a - b * Math.Floor(a / b),
                _ => isWhole ? Math.Floor(a / b) : a / b,
            });
        }

        return value;
    }

    private JsonPart ReadSigned()
    {
        SkipBlanks();
        int start = _at;
        if (Peek() is not ('-' or '+'))
            return ReadPower();
        Enter();
        bool isMinus = text[_at++] == '-';
        var value = ReadSigned();
        _depth--;
        return Calculated(start, value, value, (a, _) => isMinus ? -a : a);
    }

    private JsonPart ReadPower()
    {
        SkipBlanks();
        int start = _at;
        var value = ReadPrimary();
        if (Peek() != '*' || Next() != '*')
            return value;
        _at += 2;
        Enter();
        var exponent = ReadSigned();
        _depth--;
        return Calculated(start, value, exponent, Math.Pow);
    }

    /// <summary>A value with what is called or looked up in it.</summary>
    private JsonPart ReadPrimary()
    {
        SkipBlanks();
        int start = _at;
        var value = ReadAtom();
        while (Peek() is '(' or '[' or '.')
        {
            bool isDict = text[_at] == '(' && text[start.._at].Trim() == "dict";
            if (isDict)
            {
                value = ReadMembers(start, ')', '=');
                continue;
            }

            if (text[_at] == '.')
            {
                _at++;
                ReadName();
            }
            else
            {
                SkipBrackets();
            }

            value = Unknown(start, _at);
        }

        return value;
    }

    private JsonPart ReadAtom()
    {
        char c = Peek();
        int start = _at;
        names.Budget.Spend(1, new TextSpan(start, 1));
        if (c == '{')
            return ReadMembers(start, '}', ':');
        if (c is '[' or '(')
            return ReadElements(c == '[' ? ']' : ')');
        if (c is '"' or '\'')
            return ReadText(start);
        if (c == '%')
            _at++;
        if (char.IsAsciiDigit(c) || c == '.')
            return ReadNumber();
        string name = ReadName();
        if (name.Length > 0 && Peek() is '"' or '\'' && text[_at - 1] == name[^1])
            return name is "f" or "F" ? Skipped(start) : ReadText(start);
        return name switch
        {
            "True" => new JsonPart(JsonValueKind.True, SpanFrom(start), null, []),
            "False" => new JsonPart(JsonValueKind.False, SpanFrom(start), null, []),
            "None" => new JsonPart(JsonValueKind.Null, SpanFrom(start), null, []),
            _ when names.Find(name, SpanFrom(start)) is { } known && Peek() != '(' => known,
            "" => Skipped(start),
            _ => Unknown(start, _at),
        };
    }

    private JsonPart ReadNumber()
    {
        int start = _at;
        while (_at < span.End && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '.' or '_' || (text[_at] is '+' or '-' && text[_at - 1] is 'e' or 'E')))
            _at++;
        return NumberWord.Of(text[start.._at]) is { } number ? new JsonPart(JsonValueKind.Number, SpanFrom(start), number, []) : Unknown(start, _at);
    }

    /// <summary>A text, or several that stand one behind the other.</summary>
    private JsonPart ReadText(int start)
    {
        var content = new StringBuilder();
        int end = _at;
        while (Peek() is '"' or '\'')
        {
            int quotes = text.AsSpan(_at).StartsWith("\"\"\"") || text.AsSpan(_at).StartsWith("'''") ? 3 : 1;
            int begin = _at + quotes;
            _at = end = PythonStatements.EndOfText(text, _at);
            for (int i = begin; i < _at - quotes; i++)
                content.Append(text[i] != '\\' ? text[i] : text[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
        }

        return new JsonPart(JsonValueKind.String, TextSpan.FromBounds(start, end), content.ToString(), []);
    }

    private JsonPart ReadElements(char close)
    {
        int start = _at++;
        Enter();
        var elements = new List<JsonMember>();
        bool isTuple = close == ']';
        while (Peek() != close)
        {
            elements.Add(new JsonMember(elements.Count.ToString(CultureInfo.InvariantCulture), null, ReadElement(close)));
            if (Peek() != ',')
                continue;
            _at++;
            isTuple = true;
        }

        _at++;
        _depth--;

        // What stands in parentheses without a comma is what it is without them.
        return isTuple || elements.Count != 1 ? new JsonPart(JsonValueKind.Array, SpanFrom(start), null, elements) : elements[0].Value;
    }

    /// <summary>A value between commas.</summary>
    private JsonPart ReadElement(char close)
    {
        SkipBlanks();
        int start = _at;
        var value = ReadSum();
        return Peek() == ',' || Peek() == close ? value : Skipped(start);
    }

    /// <summary><c>{'a': 1}</c>, or <c>dict(a=1)</c>; two asterisks before an object put its members in.</summary>
    private JsonPart ReadMembers(int start, char close, char sign)
    {
        _at++;
        Enter();
        var members = new OrderedDictionary<string, JsonMember>(StringComparer.Ordinal);
        var written = new HashSet<string>(StringComparer.Ordinal);
        bool isKnown = true;
        while (Peek() != close)
        {
            int begin = _at;
            if (Peek() == '*')
            {
                _at += Next() == '*' ? 2 : 1;
                var others = ReadElement(close);
                isKnown &= others.IsObject;
                names.Budget.Spend(others.Members.Count, SpanFrom(begin));
                foreach (var member in others.Members)
                    members[member.Name] = member;
            }
            else if ((sign == '=' ? ReadName() : ReadPrimary().Text) is { Length: > 0 } name && Peek() == sign)
            {
                var place = new TextSpan(begin, text[begin.._at].TrimEnd().Length);
                if (!written.Add(name))
                    throw FaultyDocumentException.Twice(place, name);
                _at++;
                members[name] = new JsonMember(name, place, ReadElement(close));
            }
            else
            {
                isKnown = false;
                Skipped(begin);
            }

            if (Peek() == ',')
                _at++;
        }

        _at++;
        _depth--;
        return isKnown ? new JsonPart(JsonValueKind.Object, SpanFrom(start), null, [.. members.Values]) : Unknown(start, _at);
    }

    private string ReadName()
    {
        SkipBlanks();
        int start = _at;
        while (_at < span.End && (char.IsLetterOrDigit(text[_at]) || text[_at] == '_'))
            _at++;
        return text[start.._at];
    }

    /// <summary>What cannot be read, up to the comma or the bracket behind it.</summary>
    private JsonPart Skipped(int start)
    {
        while (Peek() is not (',' or ')' or ']' or '}' or '\0'))
        {
            if (text[_at] is '(' or '[' or '{')
                SkipBrackets();
            else if (text[_at] is '"' or '\'')
                _at = PythonStatements.EndOfText(text, _at);
            else
                _at++;
        }

        return Unknown(start, _at);
    }

    private void SkipBrackets()
    {
        int open = 0;
        do
        {
            char c = Peek();
            open += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' or '\0' ? -1 : 0;
            _at = c is '"' or '\'' ? PythonStatements.EndOfText(text, _at) : _at + 1;
        }
        while (open > 0 && _at < span.End);
    }

    private JsonPart Calculated(int start, JsonPart a, JsonPart b, Func<double, double, double> calculate)
    {
        if (a.Kind != JsonValueKind.Number || b.Kind != JsonValueKind.Number)
            return Unknown(start, _at);
        double value = calculate(double.Parse(a.Text!, CultureInfo.InvariantCulture), double.Parse(b.Text!, CultureInfo.InvariantCulture));
        return double.IsFinite(value) ? new JsonPart(JsonValueKind.Number, SpanFrom(start), Syntax.NumberText.Of(value), []) : Unknown(start, _at);
    }

    private readonly JsonPart Unknown(int start, int end)
    {
        int last = Math.Min(end, span.End);
        while (last > start && char.IsWhiteSpace(text[last - 1]))
            last--;
        return new JsonPart(JsonValueKind.Undefined, TextSpan.FromBounds(start, Math.Max(start, last)), text[start..Math.Max(start, last)], []);
    }

    private readonly TextSpan SpanFrom(int start) => TextSpan.FromBounds(start, Math.Max(start, _at));

    private void Enter()
    {
        if (++_depth > JsonRules.MostNesting)
            throw FaultyDocumentException.TooDeep(new TextSpan(_at, 1));
    }

    /// <summary>The next character that is no blank and in no comment; a null character at the end.</summary>
    private char Peek()
    {
        SkipBlanks();
        return _at < span.End ? text[_at] : '\0';
    }

    private readonly char Next() => _at + 1 < span.End ? text[_at + 1] : '\0';

    private void SkipBlanks()
    {
        while (_at < span.End && (char.IsWhiteSpace(text[_at]) || text[_at] is '#' or '\\'))
        {
            if (text[_at] == '#')
            {
                int end = text.IndexOf('\n', _at);
                _at = end < 0 || end > span.End ? span.End : end;
            }
            else
            {
                _at++;
            }
        }
    }
}
