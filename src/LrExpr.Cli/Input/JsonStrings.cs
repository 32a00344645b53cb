using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LrExpr.Cli.Output;

namespace LrExpr.Cli.Input;

/// <summary>The texts of a JSON file by their key paths, and where they stand in it, so that one can be replaced and nothing else touched.</summary>
internal sealed class JsonStrings
{
    private readonly byte[] _content;
    private readonly Dictionary<string, Place> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<int, (int Length, string Text)> _replaced = [];

    private JsonStrings(byte[] content) => _content = content;

    /// <param name="file">A file that is known to be JSON.</param>
    public static JsonStrings Of(GivenFile file)
    {
        int mark = file.Content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        if (!Utf8.IsValid(file.Content) || file.Content.AsSpan().Contains((byte)0))
            throw new InputException($"{Printed.Line(file.Name)}: is not UTF-8 throughout, which is needed to change it");
        var strings = new JsonStrings(file.Content);
        strings.Read(mark);
        return strings;
    }

    /// <summary>The text at a key path; null where there is none.</summary>
    public string? Find(string path) => _places.TryGetValue(path, out var place) ? place.Text : null;

    /// <summary>The texts of an array of texts; null where it is none.</summary>
    public IReadOnlyList<string>? FindLines(string path)
    {
        var lines = new List<string>();
        while (Find(Element(path, lines.Count)) is { } line)
            lines.Add(line);
        return lines.Count > 0 ? lines : null;
    }

    public static string Element(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}:{index}");

    /// <summary>The line and column a text begins at, from 1.</summary>
    public (int Line, int Column) PositionOf(string path)
    {
        var before = _content.AsSpan(0, _places[path].Start);
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        if (line.StartsWith(Encoding.UTF8.Preamble))
            line = line[Encoding.UTF8.Preamble.Length..];
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1);
    }

    public void Replace(string path, string text)
    {
        var place = _places[path];
        _replaced[place.Start] = (place.Length, text);
    }

    /// <summary>The file with what was replaced; every other byte is as it was.</summary>
    public byte[] ToContent()
    {
        using var result = new MemoryStream(_content.Length + 64);
        int end = 0;
        foreach (var (start, (length, text)) in _replaced)
        {
            result.Write(_content.AsSpan(end, start - end));
            result.Write(Encoding.UTF8.GetBytes("\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\""));
            end = start + length;
        }

        result.Write(_content.AsSpan(end));
        return result.ToArray();
    }

    private void Read(int start)
    {
        var reader = new Utf8JsonReader(_content.AsSpan(start), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var around = new Stack<(string Path, int Index)>();
        string path = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    path = Join(around.Peek().Path, reader.GetString()!);
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    around.Pop();
                    continue;
            }

            if (around.TryPeek(out var array) && array.Index >= 0)
            {
                path = Element(array.Path, array.Index);
                around.Pop();
                around.Push((array.Path, array.Index + 1));
            }

            if (reader.TokenType == JsonTokenType.String)
                _places.TryAdd(path, new Place(start + (int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex), reader.GetString()!));
            else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                around.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
        }
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : path + ":" + key;

    private readonly record struct Place(int Start, int Length, string Text);
}
