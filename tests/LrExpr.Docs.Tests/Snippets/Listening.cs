namespace LrExpr.Docs.Tests.Snippets;

internal static class Listening
{
    [Snippet("controller")]
    public static void Controller()
    {
        CompiledSchedule schedule = Schedule.FromKind("torch.ReduceLROnPlateau", new() { ["base_lr"] = 0.1, ["patience"] = 1, ["factor"] = 0.5 });
        double[] losses = [0.9, 0.7, 0.7, 0.7, 0.7, 0.7];

        #region controller
        IScheduleController rate = schedule.CreateController();
        for (int epoch = 0; epoch < losses.Length; epoch++)
            rate.Report(epoch, losses[epoch]);
        Console.WriteLine(rate.Value);                                  // 0.025

        string saved = rate.Save();                                     // where training is interrupted …
        IScheduleController again = schedule.CreateController();
        again.Restore(saved);                                           // … and goes on
        Console.WriteLine(again.State["best"]);                         // 0.7
        #endregion
    }

    [Snippet("signals")]
    public static void Signals()
    {
        var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [new Setting("limit", [
            new Setting("Formula", "limit"),
            new Setting("State", [new Setting("limit", "100")]),
            new Setting("Update", [new Setting("limit", "errors > 0 ? limit / 2 : latency < 0.2 ? limit + 10 : limit")]),
            new Setting("Signals", [new Setting("latency", (string?)null), new Setting("errors", "0")]),
        ])])]));
        IScheduleController limit = set["limit"].CreateController();

        #region signals
        double more = limit.Report(1, ("latency", 0.1));
        double less = limit.Report(2, ("latency", 0.1), ("errors", 3));
        Console.WriteLine($"{more}, then {less}");                      // 110, then 55
        #endregion
    }
}
