using System.Text.Json.Nodes;
using LrExpr.Parsing;

namespace LrExpr.Json;

/// <summary>The words that schemas are written in.</summary>
/// <remarks>A node has one place in a tree, so that every use makes a new one.</remarks>
internal static class Shape
{
    private const string Prefix = "lrexpr.";

    /// <summary>Any value.</summary>
    public static JsonObject Any => [];

    /// <summary>The name of a definition, which must stay apart from those of other libraries where editors put schemas together.</summary>
    public static string Definition(string name) => Prefix + name;

    public static JsonObject Reference(string name) => new() { ["$ref"] = "#/definitions/" + Pointer(Definition(name)) };

    public static JsonObject Types(params string[] types) => new() { ["type"] = types is [var only] ? only : Texts(types) };

    /// <summary>A text or a number; a boolean is a text in .NET configuration as well, but no formula.</summary>
    public static JsonObject Number => Types("number", "string", "null");

    public static JsonObject Boolean => Types("boolean", "string", "null");

    /// <summary>An array of a number of elements that a formula can have, or a text with one.</summary>
    public static JsonObject Array => With(Types("array", "string", "null"), ("items", Types("number", "string")), ("maxItems", FormulaLimits.ArrayElements));

    /// <summary>One of several words, in any case.</summary>
    public static JsonObject Word(IEnumerable<string> words, Func<string, string> spelling) =>
        AnyOf([OneOf(words), .. words.Select(word => new JsonObject { ["type"] = "string", ["pattern"] = spelling(word) }), Nothing]);

    /// <summary>Null, or an empty text, which both are no value.</summary>
    public static JsonObject Nothing => With(Types("null", "string"), ("maxLength", 0));

    /// <summary>An object, or what is no value.</summary>
    public static JsonObject ObjectOrNothing => With(Types("object", "null", "string"), ("maxLength", 0));

    public static JsonObject OneOf(params IEnumerable<string> words) => new() { ["enum"] = Texts(words) };

    public static JsonObject AnyOf(params IEnumerable<JsonNode> shapes) => new() { ["anyOf"] = new JsonArray([.. shapes]) };

    public static JsonObject Not(JsonObject shape) => new() { ["not"] = shape };

    /// <summary>An object of which every member is of a shape.</summary>
    public static JsonObject Members(JsonObject member) => With(ObjectOrNothing, ("additionalProperties", member));

    /// <summary>An object that has a key, however it is spelled; anything else is let through.</summary>
    /// <param name="spelling">The pattern of the key.</param>
    /// <param name="message">What some editors say where it is missing.</param>
    public static JsonObject Has(string spelling, string message) =>
        With(Not(new JsonObject { ["type"] = "object", ["patternProperties"] = new JsonObject { [spelling] = Not(Any) } }), ("errorMessage", message));

    /// <summary>An object that has all of the keys, spelled as they are here.</summary>
    public static JsonObject Required(params string[] keys) => new() { ["type"] = "object", ["required"] = Texts(keys) };

    /// <summary>Says what it is. What stands beside a reference would not count.</summary>
    public static JsonObject Described(JsonObject shape, string description) =>
        shape.ContainsKey("$ref")
            ? new JsonObject { ["description"] = description, ["allOf"] = new JsonArray(shape) }
            : With(new JsonObject { ["description"] = description }, [.. shape.Select(member => (member.Key, member.Value?.DeepClone()))]);

    public static JsonObject With(JsonObject shape, params (string Keyword, JsonNode? Value)[] keywords)
    {
        foreach (var (keyword, value) in keywords)
            shape[keyword] = value;
        return shape;
    }

    /// <summary>As a part of a JSON pointer in a URI: a kind of a configuration can have any name.</summary>
    private static string Pointer(string name) =>
        Uri.EscapeDataString(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
