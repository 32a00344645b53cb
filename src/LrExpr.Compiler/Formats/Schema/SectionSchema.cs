using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LrExpr.Definitions;
using LrExpr.Json;
using LrExpr.Kinds;
using LrExpr.Loading;
using LrExpr.Parameters;
using LrExpr.Parsing;
using LrExpr.Settings;
using LrExpr.Time;

namespace LrExpr.Formats.Schema;

/// <summary>The section and what stands in it.</summary>
/// <param name="kinds">The kinds that are known.</param>
/// <param name="isComplete">Whether what is required must be there.</param>
internal sealed class SectionSchema(ImmutableArray<KindDefinition> kinds, bool isComplete)
{
    private readonly ScheduleSchema _schedules = new(kinds, isComplete);

    /// <summary>The definitions that the section, <c>lrexpr.section</c>, is made of.</summary>
    public JsonObject Definitions()
    {
        var definitions = new JsonObject();
        Define("section", Section());
        Define("values", Shape.Members(Shape.Reference("value")));
        Define("value", Value());
        Define("formula", _schedules.Formula());
        Define("declaredKind", Object(Keys.OfKind, ShapeInKind, isComplete ? Shape.Types("object") : Shape.ObjectOrNothing, isComplete ? "Formula" : null));
        Define("declaration", Declaration());
        Define("output", Output());
        Define("expect", Object(Keys.OfExpect, ShapeInExpect, Shape.ObjectOrNothing));
        Define("total", Object(Keys.OfTotal, _ => Shape.Number, Shape.ObjectOrNothing));
        Define("input", Object(Keys.OfInput, key => key == "Description" ? Shape.Any : Shape.Number, Shape.Types("number", "string", "object", "null")));
        Define("state", Object(Keys.OfState, key => key == "Description" ? Shape.Any : Shape.Number, Shape.Types("number", "string", "object"), null));
        Define("test", Object(Keys.OfTest, key => key == "With" ? Shape.Members(Shape.Number) : Shape.Number, Shape.Types("object")));
        Define("keyframe", ScheduleSchema.Keyframe());
        Define("clock", Object(Keys.OfClock, ShapeInClock, Shape.ObjectOrNothing));
        Define("horizon", Object(Keys.OfHorizon, _ => Shape.Number, Shape.ObjectOrNothing));
        Define("windows", Shape.With(Shape.Types("array", "string", "object", "null"), ("items", Shape.Types("string")), ("additionalProperties", Shape.With(Shape.Types("array", "string", "null"), ("items", Shape.Types("string"))))));
        Define("schedule", _schedules.Whole());
        Define("outline", _schedules.Outline());
        foreach (var kind in kinds)
            Define("kind." + kind.Name, KindSchema.Of(kind, isComplete));
        return definitions;

        void Define(string name, JsonObject schema) => definitions[Shape.Definition(name)] = schema;
    }

    /// <summary>An object with certain keys and no others.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="shapeOf">What a key has.</param>
    /// <param name="types">What may stand there; of an object only what the keys say.</param>
    /// <param name="needed">A key that must be there.</param>
    public static JsonObject Object(IEnumerable<Key> keys, Func<string, JsonObject> shapeOf, JsonObject types, string? needed = null)
    {
        var names = new JsonObject();
        var spellings = new JsonObject();
        foreach (var key in keys)
        {
            names[key.Name] = Shape.Described(shapeOf(key.Name), key.Description);
            spellings[Spelling.Except(key.Name, Spelling.AnyCase(key.Name))] = shapeOf(key.Name);
        }

        var schema = Shape.With(types, ("properties", names), ("patternProperties", spellings), ("additionalProperties", false));
        return needed is null ? schema : Shape.With(schema, ("allOf", new JsonArray(Shape.Has(Spelling.AnyCase(needed), $"{needed} is missing"))));
    }

    /// <summary>A kind of a configuration hides the built-in one of its name. Where a file has such a kind, parameters are not looked at.</summary>
    private JsonObject Section()
    {
        var section = Object(Keys.OfSection, ShapeInSection, Shape.ObjectOrNothing);
        var known = Spelling.AnyCase(kinds.Where(kind => kind.Source is not null).SelectMany(kind => kind.Aliases.Prepend(kind.Name)));
        section["anyOf"] = new JsonArray(
            new JsonObject { ["patternProperties"] = new JsonObject { [Spelling.AnyCase("Schedules")] = Shape.Members(Shape.Reference("schedule")) } },
            Shape.Not(new JsonObject
            {
                ["patternProperties"] = new JsonObject { [Spelling.AnyCase("Kinds")] = new JsonObject { ["patternProperties"] = new JsonObject { [known] = Shape.Not(Shape.Any) } } },
            }));
        return section;
    }

    private static JsonObject ShapeInSection(string key) => key switch
    {
        "Parameters" => Shape.Reference("values"),
        "Inputs" => Shape.Members(Shape.Reference("input")),
        "Clock" => Shape.Reference("clock"),
        "Horizon" => Shape.Reference("horizon"),
        "Windows" => Shape.Reference("windows"),
        "Functions" => Shape.Members(Shape.Reference("formula")),
        "Kinds" => Shape.Members(Shape.Reference("declaredKind")),
        "Schedules" => Shape.Members(Shape.Reference("outline")),
        "EffectiveFrom" => Shape.With(Shape.Types("number", "string", "null"), ("multipleOf", 1)),
        _ => Shape.Any,
    };

    private static JsonObject ShapeInClock(string key) => key == "Unit"
        ? Shape.Word(TimeUnits.All.Select(unit => unit.Name), word => Spelling.AnyCase(word))
        : Shape.Types("string", "null");

    private static JsonObject ShapeInKind(string key) => key switch
    {
        "Formula" => Shape.Reference("formula"),
        "Parameters" => Shape.Members(Shape.Reference("declaration")),
        "Outputs" => Shape.Members(Shape.Reference("output")),
        "Horizon" => Object(Keys.OfKindHorizon, _ => Shape.Types("string", "null"), Shape.ObjectOrNothing),
        "State" => Shape.Members(Shape.Reference("state")),
        "Update" => Shape.Members(Shape.Reference("formula")),
        "Signals" => Signals(),
        "Until" => Shape.Types("number", "string", "null"),
        "Constraints" => Shape.With(Shape.Types("array", "string", "boolean", "null"), ("items", Shape.Types("string", "boolean"))),
        _ => Shape.Any,
    };

    /// <summary>Names, or what signals are by default.</summary>
    public static JsonObject Signals() => Shape.AnyOf(Shape.Members(Shape.Reference("input")), Shape.With(Shape.Types("array", "string"), ("items", Shape.Types("string"))));

    /// <summary>A formula, or the long form.</summary>
    private static JsonObject Output()
    {
        var output = Object(Keys.OfOutput, key => key == "Formula" ? Shape.Reference("formula") : key == "When" ? Shape.Types("string", "boolean", "null") : Shape.Any, Shape.Types("string", "number", "array", "object"));
        output["items"] = Shape.Types("string", "number", "boolean");
        return output;
    }

    /// <summary>A default, or the long form.</summary>
    private static JsonObject Declaration()
    {
        var declaration = Object(Keys.OfDeclaration, ShapeInDeclaration, Shape.Types("number", "boolean", "string", "array", "object", "null"));
        declaration["items"] = Shape.Types("number", "string");
        return declaration;
    }

    private static JsonObject ShapeInDeclaration(string key) => key switch
    {
        "Type" => Shape.Word(ParameterTypes.All.Select(type => type.Name), word => Spelling.AnyCase(word)),
        "Optional" => Shape.Boolean,
        "Options" => Shape.With(Shape.Types("array", "string", "number", "null"), ("items", Shape.Types("string", "number", "boolean"))),
        _ => Shape.Any,
    };

    private static JsonObject ShapeInExpect(string key) => key switch
    {
        // It is rounded down before it is held against its limit.
        "Steps" => Shape.With(Shape.Number, ("minimum", 1), ("exclusiveMaximum", ExpectReader.MostSteps + 1)),
        "Finite" => Shape.AnyOf(new JsonObject { ["enum"] = new JsonArray(true) }, Shape.Word(["true"], word => Spelling.AnyCase(word))),
        "Monotone" => Shape.Word(["increasing", "decreasing"], word => Spelling.AnyCase(word)),
        "Total" => Shape.Reference("total"),
        _ => Shape.Number,
    };

    private JsonObject Value() => Shape.With(
        Shape.Types(isComplete ? ["number", "boolean", "string", "array"] : ["number", "boolean", "string", "array", "null"]),
        ("items", Shape.Types("number", "string")),
        ("maxItems", FormulaLimits.ArrayElements));
}
