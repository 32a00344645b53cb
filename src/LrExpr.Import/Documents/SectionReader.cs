using System.Text.Json;
using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.Documents;

/// <summary>The files of thinc and spaCy: <c>[training.optimizer]</c> begins a section, <c>name = value</c> is a member of it, and a value is JSON or else a text.</summary>
internal sealed class SectionReader
{
    private static readonly JsonRules Values = new(IsLenient: false, DocumentForms.MostCharacters);

    private readonly string _text;
    private readonly Section _root = new(new TextSpan(0, 0));

    private SectionReader(string text) => _text = text;

    public static JsonTree Read(string text)
    {
        try
        {
            return new JsonTree(text, new SectionReader(text).ReadAll(), null);
        }
        catch (FaultyDocumentException faulty)
        {
            return new JsonTree(text, null, faulty.Fault);
        }
    }

    private JsonPart ReadAll()
    {
        var section = (Section?)null;
        for (int start = 0; start < _text.Length;)
        {
            var line = Line(start);
            string content = _text.Substring(line.Start, line.Length);
            start = line.End + 1;
            if (content.Trim() is not { Length: > 0 } trimmed || trimmed[0] is '#' or ';')
                continue;
            if (trimmed[0] == '[' && trimmed[^1] == ']')
            {
                section = SectionOf(trimmed[1..^1], line with { Length = content.TrimEnd().Length });
                continue;
            }

            int equals = content.IndexOf('=', StringComparison.Ordinal);
            if (section is null || equals < 0 || char.IsWhiteSpace(content[0]))
                throw FaultyDocumentException.Unreadable(line, section is null ? "a section in brackets must come first" : "a line must be '[section]' or 'name = value'");
            int end = EndOfValue(line.End);
            start = end + 1;
            section.Add(content[..equals].Trim(), new TextSpan(line.Start, content[..equals].TrimEnd().Length), ReadValue(TextSpan.FromBounds(line.Start + equals + 1, end)));
        }

        return _root.ToPart();
    }

    private TextSpan Line(int start)
    {
        int end = _text.IndexOf('\n', start);
        return TextSpan.FromBounds(start, end < 0 ? _text.Length : end);
    }

    /// <summary>Lines that begin with blanks go on with the value before them.</summary>
    private int EndOfValue(int end)
    {
        while (end + 1 < _text.Length && _text[end + 1] is ' ' or '\t' && Line(end + 1) is var next && !_text.AsSpan(next.Start, next.Length).IsWhiteSpace())
            end = next.End;
        return end;
    }

    private Section SectionOf(string path, TextSpan line)
    {
        string[] names = path.Split('.');
        if (names.Length > JsonRules.MostNesting)
            throw FaultyDocumentException.TooDeep(line);
        var section = _root;
        foreach (string name in names)
            section = section.Inner(name.Trim(), line);
        if (!section.TryOpen())
            throw FaultyDocumentException.Twice(line, path);
        return section;
    }

    private JsonPart ReadValue(TextSpan span)
    {
        string raw = _text.Substring(span.Start, span.Length);
        string text = raw.Trim();
        var place = new TextSpan(span.Start + raw.Length - raw.TrimStart().Length, text.Length);
        if (text.Length == 0)
            return new JsonPart(JsonValueKind.Null, place, null, []);
        var json = JsonTree.Read(text, Values);
        return json.Fault?.Code is "LRX3003" or "LRX5002" ? throw new FaultyDocumentException(json.Fault with { Span = json.Fault.Span with { Start = json.Fault.Span.Start + place.Start } })
            : json.Fault is null ? json.Root!.MovedBy(place.Start)
            : new JsonPart(JsonValueKind.String, place, text, []);
    }

    /// <summary>A section while the file is read, which may come back to it.</summary>
    private sealed class Section(TextSpan span)
    {
        private readonly List<JsonMember> _members = [];
        private readonly Dictionary<string, (Section Section, int Place)> _inner = new(StringComparer.Ordinal);
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);
        private bool _isOpen;

        public bool TryOpen() => !_isOpen && (_isOpen = true);

        public Section Inner(string name, TextSpan line)
        {
            if (_inner.TryGetValue(name, out var known))
                return known.Section;
            if (!_names.Add(name))
                throw FaultyDocumentException.Twice(line, name);
            var inner = new Section(line);
            _inner[name] = (inner, _members.Count);
            _members.Add(new JsonMember(name, line, new JsonPart(JsonValueKind.Null, line, null, [])));
            return inner;
        }

        public void Add(string name, TextSpan at, JsonPart value)
        {
            if (!_names.Add(name))
                throw FaultyDocumentException.Twice(at, name);
            _members.Add(new JsonMember(name, at, value));
        }

        public JsonPart ToPart()
        {
            foreach (var (inner, place) in _inner.Values)
                _members[place] = _members[place] with { Value = inner.ToPart() };
            return new JsonPart(JsonValueKind.Object, span, null, _members);
        }
    }
}
