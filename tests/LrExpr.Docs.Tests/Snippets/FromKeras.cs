namespace LrExpr.Docs.Tests.Snippets;

internal static class FromKeras
{
    [Snippet("keras")]
    public static void ReadAndWrite()
    {
        #region keras
        CompiledSchedule schedule = Schedule.FromKerasJson(
            """{"class_name": "InverseTimeDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 1000, "decay_rate": 1.0}}""");
        Console.WriteLine(schedule.At(1000));    // 0.05
        string json = schedule.ToKerasJson();
        #endregion
        Assert.Equal(schedule.At(1000), Schedule.FromKerasJson(json).At(1000));
    }

    [Snippet("keras-write")]
    public static void Write()
    {
        #region keras-write
        var schedule = Schedule.FromKind("CosineDecay", new() { ["initial_learning_rate"] = 0.1, ["decay_steps"] = 1000 });
        Console.WriteLine(schedule.ToKerasJson());
        #endregion
    }

    [Snippet("keras-model")]
    public static void Model()
    {
        #region keras-model
        var schedule = Schedule.FromKerasJson(
            """
            {
              "class_name": "Adam",
              "config": {
                "learning_rate": {
                  "class_name": "PolynomialDecay",
                  "config": { "initial_learning_rate": 0.1, "decay_steps": 100, "end_learning_rate": 0.0 }
                }
              }
            }
            """);
        Console.WriteLine(schedule.At(75));    // 0.025
        #endregion
    }

    [Snippet("keras-own")]
    public static void OwnClass()
    {
        #region keras-own
        var warm = new ScheduleKind("Warm", arguments =>
        {
            double steps = arguments.Number("steps");
            return step => Math.Min(1, step / steps);
        })
        {
            Parameters = [ScheduleKindParameter.Number("steps")],
            Constraints = ["steps > 0"],
        };
        var schedule = Schedule.FromKerasJson(
            """{"class_name": "my_package>Warm", "config": {"steps": 100}}""",
            new KerasJsonOptions { Kinds = [warm] });
        Console.WriteLine(schedule.At(25));    // 0.25
        #endregion
    }

    [Snippet("keras-error")]
    public static void Error()
    {
        #region keras-error
        const string Json = """
            {
              "class_name": "CosineDecay",
              "config": { "initial_learning_rate": 0.1, "decay_stps": 1000 }
            }
            """;
        if (!Schedule.TryFromKerasJson(Json, null, out var schedule, out var diagnostics))
            Console.WriteLine(string.Join('\n', diagnostics));
        #endregion
    }
}
