using System.Globalization;
using System.Text.Json;
using LrExpr.Json;
using LrExpr.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LrExpr.Documents;

/// <summary>YAML to parts. Plain words mean what they mean to PyYAML, but that <c>1e-4</c> is a number, which all who write it mean.</summary>
internal sealed class YamlReader
{
    private const string Merge = "<<";

    private static readonly string[] Nulls = ["", "~", "null", "Null", "NULL"];
    private static readonly string[] Trues = ["true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"];
    private static readonly string[] Falses = ["false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"];

    private readonly IParser _events;
    private readonly Dictionary<string, (JsonPart Part, int Parts)> _anchors = new(StringComparer.Ordinal);
    private readonly PartBudget _budget = new();

    private YamlReader(string text) => _events = new YamlDotNet.Core.Parser(new StringReader(text));

    public static JsonTree Read(string text)
    {
        var reader = new YamlReader(text);
        try
        {
            return new JsonTree(text, reader.ReadDocument(), null);
        }
        catch (FaultyDocumentException faulty)
        {
            return new JsonTree(text, null, faulty.Fault);
        }
        catch (YamlException faulty)
        {
            var span = SpanOf(faulty.Start, faulty.Start);
            return new JsonTree(text, null, new JsonFault("LRX3008", span with { Start = Math.Min(span.Start, text.Length) }, "not valid YAML: " + Printable.Cut(faulty.Message.TrimEnd('.'), 200)));
        }
        catch (Exception cause) when (cause is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // YamlDotNet does not say what is wrong with every text.
            var last = reader._events.Current is { } read ? SpanOf(read.End, read.End) : new TextSpan(0, 0);
            return new JsonTree(text, null, new JsonFault("LRX3008", last with { Start = Math.Min(last.Start, text.Length) }, "not valid YAML: what follows here cannot be read"));
        }
    }

    private JsonPart ReadDocument()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out var end))
            throw FaultyDocumentException.Unreadable(SpanOf(end.Start, end.End), "not valid YAML: there is nothing in it");
        _events.Consume<DocumentStart>();
        var part = ReadPart(0);
        _events.Consume<DocumentEnd>();
        return _events.Accept<DocumentStart>(out var second)
            ? throw FaultyDocumentException.Unreadable(SpanOf(second.Start, second.End), "there is a second document; one file has one")
            : part;
    }

    private JsonPart ReadPart(int depth)
    {
        int before = _budget.Spent;
        _budget.Spend(1, SpanOf(_events.Current!.Start, _events.Current.End));
        if (_events.TryConsume<AnchorAlias>(out var alias))
            return Repeated(alias);
        string? anchor = _events.Current is NodeEvent { Anchor.IsEmpty: false } named ? named.Anchor.Value : null;
        if (depth > JsonRules.MostNesting)
            throw FaultyDocumentException.TooDeep(SpanOf(_events.Current!.Start, _events.Current.End));
        var part = _events.TryConsume<Scalar>(out var scalar) ? ReadScalar(scalar)
            : _events.TryConsume<SequenceStart>(out var sequence) ? ReadSequence(sequence, depth)
            : ReadMapping(_events.Consume<MappingStart>(), depth);
        if (anchor is not null)
            _anchors[anchor] = (part, _budget.Spent - before);
        return part;
    }

    private JsonPart Repeated(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchored))
            throw FaultyDocumentException.Unreadable(SpanOf(alias.Start, alias.End), $"there is no anchor {Printable.Quote("&" + alias.Value.Value)} before this");
        _budget.Spend(anchored.Parts, SpanOf(alias.Start, alias.End));
        return anchored.Part;
    }

    private JsonPart ReadSequence(SequenceStart start, int depth)
    {
        var elements = new List<JsonMember>();
        while (!_events.Accept<SequenceEnd>(out _))
            elements.Add(new JsonMember(elements.Count.ToString(CultureInfo.InvariantCulture), null, ReadPart(depth + 1)));
        return new JsonPart(JsonValueKind.Array, SpanOf(start.Start, _events.Consume<SequenceEnd>().End), null, elements);
    }

    private JsonPart ReadMapping(MappingStart start, int depth)
    {
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var merged = new List<JsonPart>();
        while (!_events.Accept<MappingEnd>(out _))
        {
            if (!_events.TryConsume<Scalar>(out var key))
                throw FaultyDocumentException.Unreadable(SpanOf(_events.Current!.Start, _events.Current.End), "a name must be a text here");
            var span = SpanOf(key.Start, key.End);
            var value = ReadPart(depth + 1);
            if (key is { Value: Merge, Style: ScalarStyle.Plain })
                merged.AddRange(value.IsArray ? value.Members.Select(element => element.Value) : [value]);
            else if (names.Add(key.Value))
                members.Add(new JsonMember(key.Value, span, value));
            else
                throw FaultyDocumentException.Twice(span, key.Value);
        }

        members.AddRange(merged.SelectMany(other => other.Members).Where(member => names.Add(member.Name)));
        return new JsonPart(JsonValueKind.Object, SpanOf(start.Start, _events.Consume<MappingEnd>().End), null, members);
    }

    private static JsonPart ReadScalar(Scalar scalar)
    {
        var span = SpanOf(scalar.Start, scalar.End);
        bool isPlain = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty;
        return isPlain && Nulls.Contains(scalar.Value) ? new JsonPart(JsonValueKind.Null, span, null, [])
            : isPlain && Trues.Contains(scalar.Value) ? new JsonPart(JsonValueKind.True, span, null, [])
            : isPlain && Falses.Contains(scalar.Value) ? new JsonPart(JsonValueKind.False, span, null, [])
            : isPlain && NumberWord.Of(scalar.Value) is { } number ? new JsonPart(JsonValueKind.Number, span, number, [])
            : new JsonPart(JsonValueKind.String, span, scalar.Value, []);
    }

    private static TextSpan SpanOf(Mark start, Mark end) => TextSpan.FromBounds((int)start.Index, (int)Math.Max(start.Index, end.Index));
}
