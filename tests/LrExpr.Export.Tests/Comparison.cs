namespace LrExpr.Export.Tests;

/// <summary>Values of exported code against those of the schedule.</summary>
internal static class Comparison
{
    private const double Tolerance = 1e-12;

    /// <summary>
    /// The share of values that may differ because they hang on the last places of functions, which differ from library to library: as a rule one in ten thousand does,
    /// but a formula that hangs on them at all steps is one of four hundred.
    /// </summary>
    private const double MostExcused = 0.005;

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
        int excused = 0;
        for (int i = 0; i < subjects.Count; i++)
        {
            Assert.Equal(steps.Length, values[i].Length);
            var schedule = subjects[i].Schedule;
            for (int j = 0; j < steps.Length; j++)
            {
                double expected = schedule.At(steps[j]);
                if (AreClose(expected, values[i][j]))
                    continue;
                if (subjects[i].Neighbours.Any(neighbour => !AreClose(expected, neighbour.At(steps[j]))))
                {
                    excused++;
                    continue;
                }

                wrong.Add(FormattableString.Invariant($"{subjects[i]} at step {steps[j]}: {expected:R}, but exported {values[i][j]:R}"));
                break;
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {subjects.Count}:\n" + string.Join('\n', wrong.Take(20)));
        Assert.True(excused <= MostExcused * subjects.Count * steps.Length, $"{excused} values of {subjects.Count * steps.Length} hang on the last places of functions");
    }

    private static bool AreClose(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= Tolerance * Math.Abs(expected);
}
