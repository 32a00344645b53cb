using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LrExpr.Definitions;
using LrExpr.Json;
using LrExpr.Keyframes;
using LrExpr.Kinds;
using LrExpr.Settings;
using LrExpr.Time;

namespace LrExpr.Formats.Schema;

/// <summary>
/// A schedule in any of its forms. Editors find the form by the one value that <c>Kind</c> has in it; a kind whose name is
/// spelled in another way, and one they cannot know, may have any parameters.
/// </summary>
/// <param name="kinds">The kinds that are known.</param>
/// <param name="isComplete">Whether what is required must be there.</param>
internal sealed class ScheduleSchema(ImmutableArray<KindDefinition> kinds, bool isComplete)
{
    private static readonly string[] Forms = [.. Keys.OfSchedule.Where(key => key.IsForm).Select(key => key.Name)];
    private static readonly string Parameters = Spelling.AnyCase("Parameters");

    /// <summary>What cannot stand together. Of the forms there is one.</summary>
    private static readonly ImmutableArray<(string, string)> Apart =
    [
        .. from first in Forms from second in Forms where Array.IndexOf(Forms, first) < Array.IndexOf(Forms, second) select (first, second),
        .. Forms.Where(form => form != "Keyframes").Select(form => (form, "Between")),
        .. Forms.Where(form => form is not ("Formula" or "Keyframes")).Select(form => (form, "Dialect")),
        .. Envelopes.All.Select(envelope => (envelope.Form.Name, "Parameters")),
    ];

    /// <summary>The keys, and what any kind may have.</summary>
    public JsonObject Outline()
    {
        var keys = Keys.OfSchedule.Concat(Envelopes.All.SelectMany(envelope => envelope.Keys)).DistinctBy(key => key.Name);
        var outline = SectionSchema.Object(keys, ShapeOf, Shape.Types(isComplete ? ["string", "number", "array", "object"] : ["string", "number", "array", "object", "null"]));
        foreach (var ignored in Envelopes.All.SelectMany(envelope => envelope.Ignored))
            outline["patternProperties"]![Spelling.AnyCase(ignored.Name)] = Shape.Any;
        var rules = new JsonArray(OneForm());
        if (isComplete)
            rules.Add((JsonNode)Shape.Has(Spelling.AnyCase(Forms), "a schedule needs one of " + string.Join(", ", Forms)));
        return Shape.With(outline, ("items", Line), ("allOf", rules));
    }

    private static JsonObject OneForm() => Shape.With(
        Shape.Not(Shape.AnyOf(Apart.Select(pair => Shape.Required(pair.Item1, pair.Item2)))),
        ("errorMessage", $"a schedule has one of {string.Join(", ", Forms)}, with Dialect only beside Formula and Keyframes, Between only beside Keyframes, config only beside class_name, and params only beside type"));

    /// <summary>The keys, and the parameters of the kind that is named.</summary>
    public JsonObject Whole() => new()
    {
        ["allOf"] = new JsonArray(Shape.Reference("outline")),
        ["anyOf"] = new JsonArray(
        [
            Form("Formula", null, Parameters, Shape.Reference("values"), isNeeded: false),
            Form("Keyframes", null, Parameters, Shape.Reference("values"), isNeeded: false),
            .. kinds.SelectMany(kind => NamesOf(kind).Select(name => OfKind("Kind", name, Parameters, kind))),
            .. from envelope in Envelopes.All
               from kind in KindsOf(envelope)
               from name in NamesIn(envelope, kind)
               select OfKind(envelope.Form.Name, name, Spelling.AnyCase(envelope.Parameters.Name), kind),
            Other(),
        ]),
    };

    /// <summary>A formula, also that of a function or a kind.</summary>
    public JsonObject Formula() => Shape.With(Shape.Types(isComplete ? ["string", "number", "array"] : ["string", "number", "array", "null"]), ("items", Line));

    /// <summary>A line of a formula. A boolean, too, is a text in .NET configuration.</summary>
    private static JsonObject Line => Shape.Types("string", "number", "boolean");

    private JsonObject ShapeOf(string key) => key switch
    {
        "Formula" => Shape.Reference("formula"),
        "Kind" => Shape.AnyOf(
            [.. kinds.Select(kind => Shape.Described(Shape.OneOf(kind.Name), KindSchema.Summary(kind))), AnyName]),
        _ when Envelopes.All.FirstOrDefault(envelope => envelope.Form.Name == key) is { } envelope =>
            Shape.AnyOf(Shape.OneOf(KindsOf(envelope).Select(kind => NamesIn(envelope, kind).First())), AnyName),
        "Parameters" or "config" or "params" => Shape.ObjectOrNothing,
        "Inputs" => Shape.Members(Shape.Reference("input")),
        "State" => Shape.Members(Shape.Reference("state")),
        "Update" => Shape.Members(Shape.Reference("formula")),
        "Signals" => SectionSchema.Signals(),
        "Keyframes" => Shape.Members(Shape.Reference("keyframe")),
        "Between" => Way,
        "Unit" => Shape.Word(TimeUnits.All.Select(unit => unit.Name), word => Spelling.AnyCase(word)),
        "Dialect" => Shape.Word(Enum.GetNames<Dialect>().Select(name => name.ToLowerInvariant()), word => Spelling.AnyCase(word)),
        "Clock" => Shape.Reference("clock"),
        "Horizon" => Shape.Reference("horizon"),
        "Windows" => Shape.Reference("windows"),
        "Expect" => Shape.Reference("expect"),
        "Tests" => Shape.With(Shape.Types("array", "null", "string"), ("maxLength", 0), ("items", Shape.Reference("test"))),
        _ => Shape.Any,
    };

    /// <summary>A keyframe: a value, or the long form. A null takes one away that a lower layer has.</summary>
    public static JsonObject Keyframe()
    {
        var keyframe = SectionSchema.Object(Keys.OfKeyframe, key => key == "Between" ? Way : Shape.Types("string", "number", "array"), Shape.Types("string", "number", "array", "object", "null"));
        return Shape.With(keyframe, ("items", Line));
    }

    /// <summary>The ways are offered as they are called; one may be spelled in other ways, and cubic-bezier has its points in it.</summary>
    private static JsonObject Way => Shape.AnyOf(Shape.OneOf(Ways.All.Select(way => way.Name)), Shape.Types("string", "null"));

    private JsonObject AnyName => isComplete ? Shape.Types("string") : Shape.Types("string", "null");

    private JsonObject OfKind(string key, string name, string parameters, KindDefinition kind) =>
        Form(key, Shape.OneOf(name), parameters, Shape.Reference("kind." + kind.Name), kind.Parameters.Any(parameter => parameter.IsRequired));

    private JsonObject Form(string key, JsonObject? value, string parameters, JsonObject shape, bool isNeeded)
    {
        var form = Shape.Required(key);
        if (value is not null)
            form["properties"] = new JsonObject { [key] = value };
        form["patternProperties"] = new JsonObject { [parameters] = shape };
        return isComplete && isNeeded ? Shape.With(form, ("allOf", new JsonArray(Shape.Has(parameters, "parameters that the kind needs are missing")))) : form;
    }

    /// <summary>None of the forms above: a formula without an object, a layer, a kind that is not known, or a known name in another spelling.</summary>
    private JsonObject Other() => new()
    {
        ["properties"] = new JsonObject
        {
            ["Formula"] = Shape.Not(Shape.Any),
            ["Keyframes"] = Shape.Not(Shape.Any),
            ["Kind"] = Shape.Not(Shape.OneOf(kinds.SelectMany(NamesOf))),
            ["class_name"] = NotOf(Envelopes.Keras),
            ["type"] = NotOf(Envelopes.DeepSpeed),
        },
    };

    private JsonObject NotOf(Envelope envelope) => Shape.Not(Shape.OneOf(KindsOf(envelope).SelectMany(kind => NamesIn(envelope, kind))));

    private IEnumerable<KindDefinition> KindsOf(Envelope envelope) =>
        envelope.Prefix.Length == 0 ? kinds.Where(KindSchema.IsKeras) : kinds.Where(kind => kind.Name.StartsWith(envelope.Prefix, StringComparison.Ordinal));

    private static IEnumerable<string> NamesIn(Envelope envelope, KindDefinition kind) => NamesOf(kind).Select(name => name[envelope.Prefix.Length..]);

    private static IEnumerable<string> NamesOf(KindDefinition kind) => kind.Aliases.Prepend(kind.Name);
}
