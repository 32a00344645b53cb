using System.Text;
using CsCheck;
using LrExpr.Json;

namespace LrExpr.Tests.Json;

public sealed class JsonTreeTests
{
    private static readonly JsonRules Strict = new(IsLenient: false, MostCharacters: 1000);

    [Fact]
    public void Parts_KnowTheirPlaces()
    {
        const string Text = "{ \"é\": [ 1.50, \"a\\nb\", \"c\" ] }";
        var list = JsonTree.Read(Text, Strict).Root!["é"]!;

        Assert.Equal("[ 1.50, \"a\\nb\", \"c\" ]", Cut(list));
        Assert.Equal(["1.50", "\"a\\nb\"", "\"c\""], list.Members.Select(element => Cut(element.Value)));
        Assert.Equal(["1.50", "a\nb", "c"], list.Members.Select(element => element.Value.Text));
        Assert.Equal(["1.50", null, "c"], list.Members.Select(element => element.Value.Content is { } content ? Text.Substring(content.Start, content.Length) : null));

        string Cut(JsonPart part) => Text.Substring(part.Span.Start, part.Span.Length);
    }

    [Theory]
    [InlineData("", "LRX3008", 1, 1, "not valid JSON: there is nothing in it")]
    [InlineData(" \n ", "LRX3008", 2, 2, "not valid JSON: there is nothing in it")]
    [InlineData("{ \"é\": 1,\n \"b\": 0.1e }", "LRX3008", 2, 11, "not valid JSON: ' ' is invalid within a number, immediately after a sign character ('+' or '-'). Expected a digit ('0'-'9')")]
    [InlineData("{ \"a\": 1,\n \"A\": 2 }", "LRX3003", 2, 2, "'A' and 'a' are the same name in one object")]
    [InlineData("[ \"\\udc00\" ]", "LRX3008", 1, 3, "not valid JSON: Cannot read invalid UTF-16 JSON text as string. Invalid surrogate value: '0xDC00'")]
    [InlineData("[ 1, ]", "LRX3008", 1, 6, "not valid JSON: The JSON array contains a trailing comma at the end which is not supported in this mode. Change the reader options")]
    public void Fault_OfStrictText_HasItsPlace(string text, string code, int line, int column, string reason)
    {
        var json = JsonTree.Read(text, Strict);

        Assert.Equal((code, reason), (json.Fault!.Code, json.Fault.Reason));
        Assert.Equal((line, column), json.PositionOf(json.Fault.Span.Start));
    }

    [Fact]
    public void Limits_AreThoseOfTheRules()
    {
        Assert.Equal("LRX5001", JsonTree.Read(new string(' ', 1001), Strict).Fault!.Code);
        Assert.Null(JsonTree.Read(Nested(64), Strict).Fault);
        var deep = JsonTree.Read(Nested(65), JsonRules.Configuration).Fault!;
        Assert.Equal(("LRX5002", 64), (deep.Code, deep.Span.Start));

        static string Nested(int depth) => new string('[', depth) + new string(']', depth);
    }

    [Fact]
    public void Root_OfTextWithAFault_HasWhatStandsBeforeIt()
    {
        var json = JsonTree.Read("{ \"a\": { \"b\": [ 1, 2, ! ] } }", Strict);

        Assert.NotNull(json.Fault);
        Assert.Equal(["1", "2"], json.Root!["a"]!["b"]!.Members.Select(element => element.Value.Text));
    }

    [Fact]
    public void File_OfAnyEncoding_IsRead()
    {
        const string Text = "{ \"é\": 1, // comment\n }";
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            var json = JsonTree.Read([.. encoding.Preamble, .. encoding.GetBytes(Text)]);
            Assert.Equal((Text, null), (json.Text, json.Fault));
            Assert.Equal((1, 3), new JsonKeys(json).PositionOf("É"));
        }
    }

    [Theory]
    [InlineData("""{ "a": { "b": 1 }, "A": { "c": 2 } }""", null)]
    [InlineData("""{ "a": { "b": 1 }, "A": { "B": 2 } }""", "a:B")]
    [InlineData("""{ "a": [ 1, 2 ], "A:1": 3 }""", "a:1")]
    [InlineData("""{ "a": {}, "a": 1 }""", "a")]
    [InlineData("""{ "a": 1, "a": {} }""", null)]
    [InlineData("""{ "": 1, "b": { "": 2 } }""", null)]
    public void Keys_ThatStandTwice_AreTold(string text, string? path)
    {
        var twice = new JsonKeys(JsonTree.Read(text, JsonRules.Configuration)).Twice;
        Assert.Equal(path, twice?.Path, ignoreCase: true);
        if (twice is var (_, first, second))
            Assert.True(first.Start < second.Start);
    }

    [Fact]
    public void AnyBytes_AreReadOrHaveAFault() => Gen.String[Gen.Char["{}[]\",:01 \\nu\u00e9"], 0, 60].Sample(text =>
    {
        // Beyond ASCII, one byte by itself is no UTF-8.
        var json = JsonTree.Read(Encoding.Latin1.GetBytes(text));
        _ = new JsonKeys(json).Twice;
        Assert.True(json.Fault is not null || json.Root is not null);
        Assert.InRange(json.Fault?.Span.End ?? 0, 0, json.Text.Length);
    });
}
