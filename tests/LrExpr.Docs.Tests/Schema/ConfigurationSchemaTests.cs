using System.Globalization;
using System.Text.Json.Nodes;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Kinds;
using LrExpr.Formats.Schema;

namespace LrExpr.Docs.Tests.Schema;

public sealed class ConfigurationSchemaTests
{
    private const string File = "src/LrExpr.Hosting/ConfigurationSchema.json";

    private static readonly Validator Shipped = new(Repository.Read(File));
    private static readonly Validator Complete = new(ConfigurationSchema.Write(isComplete: true));

    public static TheoryData<string> GoodOnes => [.. Configurations.Good.Keys];

    /// <summary>Of the kinds one for each set of types that parameters have.</summary>
    public static TheoryData<string> VariedOnes => 
    [
        .. Configurations.Good.Keys.Where(id => id.StartsWith("corpus/", StringComparison.Ordinal) || id.StartsWith("schema/", StringComparison.Ordinal)),
        .. Catalogue.Kinds.DistinctBy(kind => string.Join(',', kind.Parameters.Select(parameter => parameter.Type).Distinct().Order(StringComparer.Ordinal))).Select(kind => "kind/" + kind.Name),
    ];

    public static TheoryData<string> Layers => [.. Configurations.Layers.Keys];

    public static TheoryData<string> WrongOnes => [.. Wrong.Keys];

    public static TheoryData<string> Kinds => [.. Catalogue.Kinds.Select(kind => kind.Name)];

    private static readonly Dictionary<string, JsonNode> Wrong = Configurations.Lines("schema/wrong.jsonl")
        .ToDictionary(line => line.GetProperty("id").GetString()!, line => JsonNode.Parse(line.GetRawText())!);

    [Fact]
    public void File_IsWhatTheTablesSay() => Documentation.Verify(File, ConfigurationSchema.Write());

    [Theory]
    [MemberData(nameof(GoodOnes))]
    public void GoodConfiguration_IsValid(string id)
    {
        AssertValid(Shipped, Configurations.Good[id]);
        AssertValid(Complete, Configurations.Good[id]);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layer_IsValidWithoutTheOthers(string id) => AssertValid(Shipped, Configurations.Layers[id]);

    /// <summary>Of the two schemas the stricter one: what it takes, the other takes.</summary>
    [Theory]
    [MemberData(nameof(VariedOnes))]
    public void ChangedConfiguration_ThatIsGoodStill_IsValid(string id)
    {
        foreach (string json in Mutations.Of(Configurations.Good[id]).Where(Configurations.Accepts))
            AssertValid(Complete, json);
    }

    /// <summary>What the compiler accepts as well would not be wrong.</summary>
    [Theory]
    [MemberData(nameof(WrongOnes))]
    public void WrongConfiguration_IsRefusedAtItsPlace(string id)
    {
        var line = Wrong[id];
        string json = Configurations.Around(line["config"]!.ToJsonString());
        Assert.False(Configurations.Accepts(json), "The compiler accepts it.");
        bool isMissing = (bool?)line["missing"] == true;
        string place = "LrExpr" + (line["place"]!.ToString() is { Length: > 0 } path ? "." + path : "");

        var found = (isMissing ? Complete : Shipped).Validate(json);

        Assert.Contains(found, error => error.StartsWith(place + ":", StringComparison.Ordinal));
        if (isMissing)
        {
            AssertValid(Shipped, json);
            return;
        }

        // Nothing else is wrong with it.
        Assert.NotEmpty(Complete.Validate(json));
        AssertValid(Shipped, Configurations.Around(Without(line["config"]!, line["place"]!.ToString().Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_EachParameterInAnySpelling_IsAccepted(string kind)
    {
        var example = KindExample.All[kind];
        foreach (var spell in new Func<string, string>[] { Pascal, name => name.ToUpperInvariant(), name => name.Replace("_", "", StringComparison.Ordinal), name => "_" + name.ToLowerInvariant() + "__" })
        {
            var schedule = JsonNode.Parse(example.Json)!.AsObject();
            var parameters = schedule["Parameters"]!.AsObject();
            schedule["Parameters"] = new JsonObject(parameters.Select(parameter => KeyValuePair.Create(spell(parameter.Key), parameter.Value?.DeepClone())));
            string json = Configurations.Around(new JsonObject { ["sCHEDULES"] = new JsonObject { ["x"] = schedule } }.ToJsonString());
            Assert.True(Configurations.Accepts(json), json);
            AssertValid(Shipped, json);
            AssertValid(Complete, json);
        }

        static string Pascal(string name) => string.Concat(name.Split('_').Select(part => part.Length == 0 ? "" : char.ToUpperInvariant(part[0]) + part[1..]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_WithAMisspeltParameter_IsRefusedThere(string kind)
    {
        var schedule = JsonNode.Parse(KindExample.All[kind].Json)!.AsObject();
        schedule["Parameters"]!.AsObject()["misspelt"] = 1;
        string json = Configurations.Around(new JsonObject { ["Schedules"] = new JsonObject { ["x"] = schedule } }.ToJsonString());
        Assert.Contains("LrExpr.Schedules.x.Parameters.misspelt: NoAdditionalPropertiesAllowed", Shipped.Validate(json));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_WithoutARequiredParameter_IsRefusedWhereNothingMayBeMissing(string kind)
    {
        foreach (var parameter in Catalogue.Kinds.Single(described => described.Name == kind).Parameters.Where(parameter => parameter.IsRequired))
        {
            var schedule = JsonNode.Parse(KindExample.All[kind].Json)!.AsObject();
            Assert.True(schedule["Parameters"]!.AsObject().Remove(parameter.Name));
            string json = Configurations.Around(new JsonObject { ["Schedules"] = new JsonObject { ["x"] = schedule } }.ToJsonString());
            AssertValid(Shipped, json);
            Assert.NotEmpty(Complete.Validate(json));
        }
    }

    private static string Without(JsonNode config, string place)
    {
        if (place.Length == 0)
            return "{}";
        string[] path = place.Split('.');
        var parent = path[..^1].Aggregate(config, (node, key) => node is JsonArray items ? items[int.Parse(key, CultureInfo.InvariantCulture)]! : node[key]!);
        if (parent is JsonArray array)
            array.RemoveAt(int.Parse(path[^1], CultureInfo.InvariantCulture));
        else
            Assert.True(parent.AsObject().Remove(path[^1]), place);
        return config.ToJsonString();
    }

    private static void AssertValid(Validator schema, string json)
    {
        var found = schema.Validate(json);
        Assert.True(found.Count == 0, json + "\n" + string.Join('\n', found));
    }

    /// <summary>Apart from the others, since changing it in a hundred ways would check a billion steps.</summary>
    [Fact]
    public void Expect_WithTheMostSteps_IsRoundedDownFirst()
    {
        string json = Configurations.Around("""{ "Schedules": { "x": { "Formula": "0.5", "Expect": { "Steps": 10000000.5, "Max": 1 } } } }""");
        Assert.True(Configurations.Accepts(json));
        AssertValid(Complete, json);
    }

    [Fact]
    public void Section_ByPath_IsWhereItIsSaid()
    {
        var nested = new Validator(ConfigurationSchema.Write("Training:Rates"));
        AssertValid(nested, """{ "Training": { "Rates": { "Schedules": { "a": "step" } }, "Epochs": 3 }, "LrExpr": 1 }""");
        Assert.NotEmpty(nested.Validate("""{ "training": { "rates": { "Schedule": { "a": "step" } } } }"""));
    }
}
