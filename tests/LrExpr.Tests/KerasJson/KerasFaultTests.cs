using LrExpr.Tests.Support;

namespace LrExpr.Tests.KerasJson;

/// <summary>Faults of Keras' JSON. Where each is reported is marked in the JSON itself.</summary>
public sealed class KerasFaultTests
{
    public static TheoryData<string, string> Faults => new()
    {
        // What the table of Keras' own readers has.
        { "LRX3008", """{"module": null, "class_name": «"MyLRSchedule"», "config": {"initial_learning_rate": 0.1}, "registered_name": "MyLRSchedule"}""" },
        { "LRX3008", """{"class_name": «"CosinDecay"», "config": {"initial_learning_rate": 0.1, "decay_steps": 1000}}""" },
        { "LRX3008", """{"module": «null», "class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 1000}, "registered_name": null}""" },
        { "LRX3005", """«{»"module": "keras.optimizers.schedules", "config": {"initial_learning_rate": 0.1, "decay_steps": 1000}}""" },
        { "LRX3005", """{"class_name": «"CosineDecay"»}""" },
        { "LRX3005", """{"class_name": «"CosineDecay"», "config": {"decay_steps": 1000}}""" },
        { "LRX3004", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 1000, «"alhpa"»: 0.1}}""" },
        { "LRX3008", "«null»" },
        { "LRX3008", "«\"CosineDecay\"»" },
        { "LRX2011", """{"class_name": "PiecewiseConstantDecay", "config": {"boundaries": [10, 20], "values": «[»1, 2]}}""" },
        { "LRX3008", """{"class_name": «"LearningRateSchedule"», "config": {}}""" },

        // A class of one's own that has the name of a built-in one.
        { "LRX3008", """{"module": "mine", "class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 1000}, "registered_name": «"my_pkg>CosineDecay"»}""" },
        { "LRX3008", """{"class_name": «"my_pkg>CosineDecay"», "config": {"initial_learning_rate": 0.1, "decay_steps": 1000}}""" },

        // Shapes.
        { "LRX3008", """{"class_name": «5», "config": {}}""" },
        { "LRX3008", """{"class_name": "CosineDecay", "config": «[»]}""" },
        { "LRX3008", """{"class_name": "CosineDecay", "config": «null»}""" },
        { "LRX3004", """{"class_name": "CosineDecay", «"Formula"»: "step", "config": {"initial_learning_rate": 0.1, "decay_steps": 1000}}""" },
        { "LRX3004", """{"class_name": "CosineDecay", «"confg"»: 1, "config": {"initial_learning_rate": 0.1, "decay_steps": 1000}}""" },
        { "LRX3001", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": «"1000"»}}""" },
        { "LRX3001", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": «""»}}""" },
        { "LRX3001", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": «{»}}}""" },
        { "LRX3001", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": «[»1]}}""" },
        { "LRX3001", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": «true»}}""" },
        { "LRX3001", """{"class_name": "ExponentialDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 1, "decay_rate": 1, "staircase": «1»}}""" },
        { "LRX3001", """{"class_name": "PiecewiseConstantDecay", "config": {"boundaries": «[»], "values": [1]}}""" },
        { "LRX3001", """{"class_name": "PiecewiseConstantDecay", "config": {"boundaries": [10, «"20"»], "values": [1, 2, 3]}}""" },
        { "LRX3001", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": «1e999», "decay_steps": 1000}}""" },
        { "LRX3005", """{"class_name": «"CosineDecay"», "config": {"initial_learning_rate": 0.1, "decay_steps": null}}""" },

        // Values.
        { "LRX3009", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": «0»}}""" },
        { "LRX2012", """{"class_name": "PiecewiseConstantDecay", "config": {"boundaries": «[»20, 10], "values": [1, 2, 3]}}""" },

        // Names that stand twice; Python takes the last.
        { "LRX3003", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 1000, «"decay_steps"»: 2000}}""" },
        { "LRX3003", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 1000, «"DecaySteps"»: 2000}}""" },
        { "LRX3003", """{"class_name": "CosineDecay", «"class_name"»: "ExponentialDecay", "config": {}}""" },

        // Python's JSON, and broken JSON.
        { "LRX3001", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": «NaN», "decay_steps": 1000}}""" },
        { "LRX3001", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": «Infinity», "decay_steps": 1000}}""" },
        { "LRX3001", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": «-Infinity», "decay_steps": 1000}}""" },
        { "LRX3001", """{"class_name": "PiecewiseConstantDecay", "config": {"boundaries": [1], "values": [1, «NaN»]}}""" },
        { "LRX3008", """{"class_name": «'»CosineDecay'}""" },
        { "LRX3008", """{"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1}«»""" },
        { "LRX3008", """{"class_name": "CosineDecay"} «{»}""" },
        { "LRX3008", """{"class_name": "CosineDecay", "config": {"decay_steps": 1, «}»}""" },
        { "LRX3008", "«»" },
        { "LRX3008", """{"class_name": "é", "config": {"x": «"\ud800"»}}""" },

        // Optimizers.
        { "LRX3008", """{"class_name": "Adam", "config": {"name": "Adam", "learning_rate": «0.001»}}""" },
        { "LRX3008", """«{»"class_name": "Adam", "config": {"name": "Adam"}}""" },
        { "LRX3008", """{"optimizer": {"class_name": "Adam", "config": {"learning_rate": «"CosineDecay"»}}}""" },
        { "LRX3008", """{"a": {"learning_rate": «{»"class_name": "CosineDecay", "config": {}}}, "b": {"learning_rate": 0.1}}""" },
        { "LRX3009", """{"optimizer": {"class_name": "Adam", "config": {"learning_rate": {"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": «-1»}}}}}""" },
        { "LRX3008", """{"class_name": «"MyWarmUp"», "config": {"learning_rate": {"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 10}}}}""" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_InJson_IsOneErrorAtItsPlace(string code, string marked)
    {
        string json = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        int start = marked.IndexOf('«', StringComparison.Ordinal), length = marked.IndexOf('»', StringComparison.Ordinal) - start - 1;

        bool isRight = Schedule.TryFromKerasJson(json, null, out var schedule, out var diagnostics);

        Assert.False(isRight);
        Assert.Null(schedule);
        var error = Assert.Single(diagnostics);
        Assert.Equal((code, 1, start + 1, length), (error.Code, error.Line, error.Column, error.Length));
        Assert.True(json.Length == 0 || error.ToString().Contains('^', StringComparison.Ordinal), error.ToString());
        Assert.Throws<ScheduleException>(() => Schedule.FromKerasJson(json));
    }

    [Fact]
    public void Fault_OnALaterLine_IsShownWithItsLine()
    {
        const string json = """
            {
              "class_name": "ExponentialDecay",
              "config": {
                "name": "größer",
                "initial_learning_rate": 0.1,
                "decay_steps": 0,
                "staircas": true
              }
            }
            """;

        Schedule.TryFromKerasJson(json, new KerasJsonOptions { Source = "keras.json" }, out _, out var diagnostics);

        Assert.Equal(
            """
            keras(2,17): error LRX3005: kind 'ExponentialDecay' needs the parameter 'decay_rate'
                "class_name": "ExponentialDecay",
                              ^^^^^^^^^^^^^^^^^^
              in keras.json
            keras:config:staircas(7,5): error LRX3004: kind 'ExponentialDecay' has no parameter 'staircas'; did you mean 'staircase'?
                  "staircas": true
                  ^^^^^^^^^^
              in keras.json
            """,
            string.Join("\n", diagnostics));
    }

    [Fact]
    public void ClassThatIsUnknown_IsAnErrorThatNamesTheNearestAndWhatToDo()
    {
        Schedule.TryFromKerasJson("""{"class_name": "CosineDecayRestart", "config": {}}""", null, out _, out var diagnostics);

        Assert.Equal(
            """
            keras:class_name(1,16): error LRX3008: unknown kind 'CosineDecayRestart'; did you mean 'CosineDecayRestarts'?
              {"class_name": "CosineDecayRestart", "config": {}}
                             ^^^^^^^^^^^^^^^^^^^^
              hint: define the class as a kind, and give it as in Keras' custom_objects
            """,
            string.Join("\n", diagnostics));
    }

    [Theory]
    [InlineData("/optimizer/config/learning_rate/config", "LRX3008")]
    [InlineData("/optimizer/lerning_rate", "LRX3008")]
    [InlineData("optimizer", "LRX3008")]
    [InlineData("/", "LRX3008")]
    [InlineData("/loss", "LRX3008")]
    public void Pointer_ThatLeadsToNoSchedule_IsAnError(string pointer, string code)
    {
        const string json = """{"optimizer": {"class_name": "Adam", "config": {"learning_rate": {"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 10}}}}, "loss": "mse"}""";

        Schedule.TryFromKerasJson(json, new KerasJsonOptions { Pointer = pointer }, out _, out var diagnostics);

        Assert.Equal(code, Assert.Single(diagnostics).Code);
    }
}
