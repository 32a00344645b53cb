namespace LrExpr.Docs.Tests.Snippets;

internal static class Imports
{
    [Snippet("import-one")]
    public static void One()
    {
        #region import-one
        var schedule = Schedule.FromDeepSpeed(
            """{ "scheduler": { "type": "WarmupLR", "params": { "warmup_max_lr": "auto", "warmup_type": "linear" } } }""",
            new() { ["warmup_max_lr"] = 0.1, ["base_lr"] = 0.1 });
        Console.WriteLine(schedule.At(501));    // 0.05
        #endregion
    }

    [Snippet("import-all")]
    public static void All()
    {
        #region import-all
        string text = """
            optimizer: SGD
            lr0: 0.02
            warmup_epochs: 2
            """;
        var import = ScheduleImport.Read(text, new() { Values = new() { ["batches_per_epoch"] = 100 } });
        Console.WriteLine(import.Dialect.Title);                        // Ultralytics
        Console.WriteLine(string.Join(", ", import.Names));             // learning_rate, bias_learning_rate, momentum
        Console.WriteLine(import.Schedules!["momentum"].At(200));       // 0.937
        Console.WriteLine(import.Fragment.Split('\n').Length > 20);     // True
        #endregion
    }
}
