using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LrExpr.Configuration;

/// <summary>Where in a JSON file the keys of a configuration stand.</summary>
internal sealed class JsonPlaces
{
    private readonly byte[] _content;
    private readonly Dictionary<string, Place> _places = new(StringComparer.OrdinalIgnoreCase);

    private JsonPlaces(byte[] content) => _content = content;

    /// <param name="content">The file.</param>
    /// <returns>The places; those before the fault where it is not valid.</returns>
    public static JsonPlaces Of(byte[] content)
    {
        var places = new JsonPlaces(content);
        try
        {
            places.Read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // It was written to since it was read; what was found will do.
        }

        return places;
    }

    /// <summary>The line and column of a key path, or of a spot in its text; null where the file has no such key.</summary>
    /// <param name="path">The key path.</param>
    /// <param name="spot">How many characters into the text.</param>
    public (int Line, int Column)? Find(string path, int spot)
    {
        if (!_places.TryGetValue(path, out var place))
            return null;
        bool isWithin = place.Text >= 0 && spot > 0;
        var before = _content.AsSpan(0, isWithin ? place.Text : place.Start);
        int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return (before.Count((byte)'\n') + 1, column + (isWithin ? spot : 0));
    }

    private void Read()
    {
        var reader = new Utf8JsonReader(_content.AsSpan(), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var around = new Stack<(string Path, int Index)>();
        string path = "";
        int name = 0;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    path = Join(around.Peek().Path, reader.GetString()!);
                    name = (int)reader.TokenStartIndex;
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    around.Pop();
                    continue;
            }

            if (around.TryPop(out var array))
            {
                if (array.Index >= 0)
                {
                    path = Join(array.Path, array.Index.ToString(CultureInfo.InvariantCulture));
                    name = (int)reader.TokenStartIndex;
                    array.Index++;
                }

                around.Push(array);
            }

            Add(path, name, ref reader);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                around.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
        }
    }

    /// <summary>A spot in a text can be told where the text stands in the file as it is.</summary>
    private void Add(string path, int start, ref Utf8JsonReader reader)
    {
        bool isPlain = reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && !reader.ValueSpan.ContainsAnyExceptInRange((byte)' ', (byte)'~');
        _places.TryAdd(path, new Place(start, isPlain ? (int)reader.TokenStartIndex + 1 : -1));
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : path + ":" + key;

    private readonly record struct Place(int Start, int Text);
}
