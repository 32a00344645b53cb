namespace LrExpr.Export.Tests;

/// <summary>Values of exported code against those of the schedule.</summary>
internal static class Comparison
{
    private const double Tolerance = 1e-12;

    /// <summary>Steps from 0 on, with some before 0 and some that are very large.</summary>
    public static long[] Steps(int count) =>
    [
        .. Enumerable.Range(0, count - 500).Select(step => (long)step),
        .. Enumerable.Range(1, 480).Select(step => -(long)step),
        .. Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? 1 : -1) * (1L << (30 + i))),
    ];

    /// <param name="subjects">The schedules.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="values">The values of the exported code, by schedule and step.</param>
    public static void AssertEqual(IReadOnlyList<Subject> subjects, long[] steps, IReadOnlyList<double[]> values)
    {
        Assert.NotEmpty(subjects);
        Assert.Equal(subjects.Count, values.Count);
        var wrong = new List<string>();
        for (int i = 0; i < subjects.Count; i++)
        {
            Assert.Equal(steps.Length, values[i].Length);
            var schedule = subjects[i].Schedule;
            int first = Enumerable.Range(0, steps.Length).FirstOrDefault(
                j => !AreClose(schedule.At(steps[j]), values[i][j]) && subjects[i].Neighbours.All(neighbour => AreClose(schedule.At(steps[j]), neighbour.At(steps[j]))), -1);
            if (first >= 0)
                wrong.Add(FormattableString.Invariant($"{subjects[i]} at step {steps[first]}: {schedule.At(steps[first]):R}, but exported {values[i][first]:R}"));
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {subjects.Count}:\n" + string.Join('\n', wrong.Take(20)));
    }

    private static bool AreClose(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= Tolerance * Math.Abs(expected);
}
