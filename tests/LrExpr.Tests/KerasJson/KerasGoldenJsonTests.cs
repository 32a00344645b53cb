using System.Text.Json;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.KerasJson;

/// <summary>What Keras' own code writes and reads.</summary>
public sealed class KerasGoldenJsonTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Golden = Cases.Load(TestData.Json("golden/keras_serialization.json").GetProperty("cases").EnumerateArray());

    public static TheoryData<string> Ids => [.. Golden.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Json_OfArguments_IsWrittenByteForByteAsKerasWritesIt(string id)
    {
        var row = Golden[id];
        string arguments = $$"""{"class_name": "{{row.Text("kind")}}", "config": {{row.GetProperty("config").GetRawText()}}}""";

        Assert.Equal(JsonDumps.Of(row.GetProperty("serialized")), Schedule.FromKerasJson(arguments).ToKerasJson());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Json_InEitherForm_IsReadAndWrittenInTheCurrentOne(string id)
    {
        var row = Golden[id];
        string expected = JsonDumps.Of(row.GetProperty("serialized"));

        Assert.Equal(expected, Schedule.FromKerasJson(expected).ToKerasJson());
        Assert.Equal(expected, Schedule.FromKerasJson(row.GetProperty("serialized_legacy").GetRawText()).ToKerasJson());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Json_OfKeras3_KeepsTheNameItFillsIn(string id)
    {
        if (Golden[id].Member("keras3_config") is not { } config)
            return;
        string json = $$"""{"module": "keras.optimizers.schedules", "class_name": "{{Golden[id].Text("kind")}}", "config": {{JsonDumps.Of(config)}}, "registered_name": null}""";

        var schedule = Schedule.FromKerasJson(json);

        Assert.Equal(json, schedule.ToKerasJson());
        Assert.Equal(config.Text("name"), schedule.Name);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Json_InAConfiguration_IsTheSameSchedule(string id)
    {
        var row = Golden[id];
        string json = row.GetProperty("serialized").GetRawText();
        var setting = TestData.ToSetting("x", row.GetProperty("serialized"));

        var configured = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [setting])]))["x"];
        var read = Schedule.FromKerasJson(json);

        Assert.Equal(Enumerable.Range(0, 50).Select(step => configured.At(step)), Enumerable.Range(0, 50).Select(step => read.At(step)));
        Assert.Equal(read.ToKerasJson(), configured.ToKerasJson());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Json_OfAKindInCode_HasTheDefaultsAndNoName(string id)
    {
        var row = Golden[id];
        var parameters = new ScheduleParameters();
        foreach (var member in row.GetProperty("config").EnumerateObject().Where(member => member.Name != "name"))
            parameters[member.Name] = member.Value.GetRawText();
        string expected = JsonDumps.Of(row.GetProperty("serialized"));
        if (row.GetProperty("config").TryGetProperty("name", out var name))
            expected = expected.Replace(name.GetRawText(), "null", StringComparison.Ordinal);

        Assert.Equal(expected, Schedule.FromKind(row.Text("kind"), parameters).ToKerasJson());
    }
}
