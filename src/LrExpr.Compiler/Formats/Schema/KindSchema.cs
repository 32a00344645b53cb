using System.Globalization;
using System.Text.Json.Nodes;
using LrExpr.Definitions;
using LrExpr.Json;
using LrExpr.Language;
using LrExpr.Parameters;

namespace LrExpr.Formats.Schema;

/// <summary>The parameters of a kind.</summary>
internal static class KindSchema
{
    /// <param name="kind">The kind.</param>
    /// <param name="isComplete">Whether what is required must be there.</param>
    public static JsonObject Of(KindDefinition kind, bool isComplete)
    {
        var names = new JsonObject();
        var spellings = new JsonObject();
        foreach (var parameter in kind.Parameters.OrderByDescending(parameter => parameter.IsRequired))
        {
            names[parameter.Name] = Documented(parameter, ShapeOf(kind, parameter));
            spellings[Spelling.Except(parameter.Name, Spelling.AnyCaseAndUnderscores(parameter.Name))] = ShapeOf(kind, parameter);
        }

        // Keras writes it among the parameters. It is accepted, but not offered.
        if (IsKeras(kind))
            spellings[Spelling.AnyCase("name")] = Shape.Any;
        var schema = Shape.With(
            Shape.Described(Shape.ObjectOrNothing, Summary(kind)),
            ("properties", names),
            ("patternProperties", spellings),
            ("additionalProperties", false));
        if (isComplete && kind.Parameters.Any(parameter => parameter.IsRequired))
        {
            schema["type"] = "object";
            schema["allOf"] = new JsonArray([
                .. kind.Parameters.Where(parameter => parameter.IsRequired)
                    .Select(parameter => Shape.Has(Spelling.AnyCaseAndUnderscores(parameter.Name), $"{kind.Name} needs the parameter {parameter.Name}")),
            ]);
        }

        return schema;
    }

    /// <summary>What a kind does, and where it is from.</summary>
    public static string Summary(KindDefinition kind) =>
        Plain((kind.Description + (kind.Source is { Version.Length: > 0 } source ? $" ({source.Library} {source.Version})" : "")).Trim());

    /// <summary>Whether it is a class that Keras writes.</summary>
    public static bool IsKeras(KindDefinition kind) => kind.Source?.Library == "Keras";

    private static JsonObject ShapeOf(KindDefinition kind, KindParameter parameter) =>
        parameter.Type is not { } type ? Shape.Reference("value")
        : type.Use.Type == FormulaType.Number ? Shape.With(type.Schema(parameter.Options), [.. NumberBounds.Of(kind, parameter)])
        : type.Schema(parameter.Options);

    private static JsonObject Documented(KindParameter parameter, JsonObject shape)
    {
        string unit = parameter.Unit is null ? "" : $" In {parameter.Unit}.";
        string description = Plain(((parameter.IsRequired ? "Required. " : "") + parameter.Description + unit).Trim());
        var documented = description.Length > 0 ? Shape.Described(shape, description) : shape;
        return DefaultOf(parameter) is { } value ? Shape.With(documented, ("default", value)) : documented;
    }

    private static JsonNode? DefaultOf(KindParameter parameter) => parameter.Default?.Setting switch
    {
        null => null,
        { IsArray: true } array => new JsonArray([.. array.Children.OrderBy(Setting.IndexOf).Select(element => ToJson(element.Text ?? ""))]),
        { Text: { } text } when parameter.Type?.Text is null or TextMeaning.Expression => ToJson(text),
        var setting => setting.Text,
    };

    private static JsonValue ToJson(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? JsonValue.Create(number)
        : bool.TryParse(text, out bool flag) ? JsonValue.Create(flag)
        : JsonValue.Create(text);

    /// <summary>Descriptions are Markdown, which not every editor shows.</summary>
    private static string Plain(string markdown) => markdown.Replace("`", "", StringComparison.Ordinal);
}
