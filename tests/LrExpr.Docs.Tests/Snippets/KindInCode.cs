namespace LrExpr.Docs.Tests.Snippets;

internal static class KindInCode
{
    [Snippet("kind-in-code")]
    public static void Use()
    {
        #region kind-in-code
        var table = new ScheduleKind("Table", arguments =>
        {
            double[] rates = arguments.Array("rates");
            return step => rates[Math.Clamp(step, 0, rates.Length - 1)];
        })
        {
            Parameters = [ScheduleKindParameter.Array("rates")],
        };
        CompiledSchedule schedule = Schedule.FromKind(table, new() { ["rates"] = new double[] { 0.1, 0.05, 0.01 } });
        Console.WriteLine(schedule.At(1));     // 0.05
        Console.WriteLine(schedule.At(99));    // 0.01
        #endregion
    }
}
