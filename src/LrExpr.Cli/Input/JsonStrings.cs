using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LrExpr.Cli.Text;
using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.Cli.Input;

/// <summary>The texts of a JSON file by their key paths, and where they stand in it, so that one can be replaced and nothing else touched.</summary>
internal sealed class JsonStrings
{
    private readonly JsonTree _json;
    private readonly JsonKeys _keys;
    private readonly Encoding _encoding;
    private readonly SortedDictionary<int, (int Length, string Text)> _replaced = [];

    /// <param name="file">A file that is known to be JSON.</param>
    public JsonStrings(GivenFile file)
    {
        if (!Utf8.IsValid(file.Content) || file.Content.AsSpan().Contains((byte)0))
            throw new InputException($"{Printed.Line(file.Name)}: is not UTF-8 throughout, which is needed to change it");
        _json = JsonTree.Read(file.Content);
        _keys = new JsonKeys(_json);
        _encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: file.Content.AsSpan().StartsWith(Encoding.UTF8.Preamble));
    }

    /// <summary>The text at a key path; null where there is none.</summary>
    public string? Find(string path) => _keys.Find(path)?.Value is { Kind: JsonValueKind.String } part ? part.Text : null;

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
    public (int Line, int Column) PositionOf(string path) => _json.PositionOf(SpanOf(path).Start);

    public void Replace(string path, string text) => _replaced[SpanOf(path).Start] = (SpanOf(path).Length, text);

    /// <summary>The file with what was replaced; every other byte is as it was.</summary>
    public byte[] ToContent()
    {
        var result = new StringBuilder(_json.Text.Length + 64);
        int end = 0;
        foreach (var (start, (length, text)) in _replaced)
        {
            result.Append(_json.Text, end, start - end);
            result.Append('"').Append(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)).Append('"');
            end = start + length;
        }

        result.Append(_json.Text, end, _json.Text.Length - end);
        return [.. _encoding.Preamble, .. _encoding.GetBytes(result.ToString())];
    }

    private TextSpan SpanOf(string path) => _keys.Find(path)!.Value.Span;
}
