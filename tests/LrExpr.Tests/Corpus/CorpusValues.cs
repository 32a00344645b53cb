using System.Text.Json;
using LrExpr.Binding;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Corpus;

/// <summary>Values stated by the corpus, compared for every way of evaluation.</summary>
internal static class CorpusValues
{
    public static void AssertEqual(JsonElement checks, CompiledSchedule schedule)
    {
        foreach (var check in checks.EnumerateArray())
        {
            long step = check[0].GetInt64();
            double expected = check[1].Number();
            AssertClose(expected, schedule.At(step), schedule, step);
            AssertClose(expected, BoundEvaluator.Evaluate(schedule.Symbol.Body, step), schedule, step);
            var filled = new double[1];
            schedule.Fill(step, filled);
            AssertClose(expected, filled[0], schedule, step);
        }
    }

    private static void AssertClose(double expected, double actual, CompiledSchedule schedule, long step)
    {
        if (expected.Equals(actual) || Math.Abs(expected - actual) <= Math.Max(1e-10 * Math.Abs(expected), 1e-12))
            return;
        Assert.Fail(FormattableString.Invariant($"{schedule.Name} at step {step}: expected {expected:R}, got {actual:R}\n{schedule.Explain()}"));
    }
}
