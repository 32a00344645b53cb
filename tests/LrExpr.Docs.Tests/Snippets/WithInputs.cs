namespace LrExpr.Docs.Tests.Snippets;

internal static class WithInputs
{
    [Snippet("inputs")]
    public static void Inputs()
    {
        var set = ScheduleSet.Load(new Setting("LrExpr", [
            new Setting("Inputs", [new Setting("client", "0"), new Setting("load", "0"), new Setting("user", (string?)null)]),
            new Setting("Schedules", [
                new Setting("retry_delay", "uniform(client, step) * min(60, 0.5 * 2 ^ step) * (1 + load)"),
                new Setting("new_page", "uniform(user, 0) < ramp(0, 7, step) ? 1 : 0"),
            ]),
        ]));
        ISchedule retryDelay = set["retry_delay"], newPage = set["new_page"];

        #region inputs
        double wait = retryDelay.At(4, new() { ["client"] = 42, ["load"] = 0.5 });

        ISchedule mine = retryDelay.With("client", 42);                  // as live as the schedule
        Func<long, double, double> byLoad = mine.FunctionOf("load");     // allocates nothing
        Console.WriteLine(byLoad(4, 0.5) == wait);                       // True

        ISchedule forAda = newPage.With("user", Schedule.Hash("ada@example.org"));
        Console.WriteLine(forAda.At(7));                                 // 1
        #endregion
    }
}
