namespace LrExpr.Docs.Tests.Snippets;

internal static class OfKeyframes
{
    [Snippet("keyframes")]
    public static void Keyframes()
    {
        #region keyframes
        CompiledSchedule rate = Schedule.FromKeyframes(
            new() { Between = "cosine", [0] = 0, [500] = "init", ["0.8 * total"] = "0.3 * init", ["total"] = 0 },
            new() { ["init"] = 0.1, ["total"] = 10_000 });
        Console.WriteLine(rate.At(250));     // 0.05
        #endregion
    }
}
