namespace LrExpr.Docs.Tests.Snippets;

internal static class WithoutContainer
{
    [Snippet("formula")]
    public static void Formula()
    {
        #region formula
        CompiledSchedule schedule = Schedule.Compile(
            "init * rate ^ floor(step / steps)",
            new() { ["init"] = 0.1, ["rate"] = 0.5, ["steps"] = 1000 });

        Func<long, double> learningRate = schedule.Function;
        Console.WriteLine(learningRate(0));            // 0.1
        Console.WriteLine(learningRate(2500));         // 0.025

        var epoch = new double[4];
        schedule.Fill(firstStep: 998, epoch);          // four steps at once
        Console.WriteLine(string.Join(" ", epoch));    // 0.1 0.1 0.05 0.05
        #endregion
    }

    [Snippet("kind")]
    public static void Kind()
    {
        #region kind
        CompiledSchedule cosine = Schedule.FromKind(
            "CosineDecay",
            new() { ["initial_learning_rate"] = 0.1, ["decay_steps"] = 1000 });
        Console.WriteLine(cosine.At(500));    // 0.05
        #endregion
    }

    [Snippet("try")]
    public static void TryCompile()
    {
        #region try
        if (!Schedule.TryCompile("0.1 * rat ^ step", new() { ["rate"] = 0.9 }, out var schedule, out var diagnostics))
        {
            foreach (Diagnostic diagnostic in diagnostics)
                Console.WriteLine(diagnostic);
        }
        #endregion
    }

    [Snippet("set")]
    public static void Set()
    {
        #region set
        var section = new Setting("LrExpr",
        [
            new Setting("Schedules",
            [
                new Setting("base", "0.1 * 0.5 ^ (step / 1000)"),
                new Setting("warmed", "min(1, step / 100) * base(step)"),
            ]),
        ]);
        ScheduleSet set = ScheduleSet.Load(section);
        Console.WriteLine(set["warmed"].At(50) / set["base"].At(50));    // 0.5
        #endregion
    }
}
