using System.Globalization;

namespace LrExpr.Benchmarks.Formulas;

/// <summary>A race between two that compute different things says nothing, so it is refused.</summary>
internal static class EqualValues
{
    /// <summary>Relative to the largest value of the schedule: where <c>1 + cos</c> cancels, a last place is many of the rest.</summary>
    private const double Tolerance = 1e-15;

    public static void Check(SampleFormula formula)
    {
        var function = formula.Compile().Function;
        var tree = formula.Tree.Compile();
        double largest = Enumerable.Range(0, SampleFormulas.Steps).Max(step => Math.Abs(formula.HandWritten(step)));
        for (long step = 0; step < SampleFormulas.Steps; step++)
        {
            Check(formula, step, formula.HandWritten(step), function(step), largest);
            Check(formula, step, formula.HandWritten(step), tree(step), largest);
        }
    }

    /// <summary>The function of another library.</summary>
    public static void Check(SampleFormula formula, Func<long, double> function)
    {
        double largest = Enumerable.Range(0, SampleFormulas.Steps).Max(step => Math.Abs(formula.HandWritten(step)));
        for (long step = 0; step < SampleFormulas.Steps; step++)
            Check(formula, step, formula.HandWritten(step), function(step), largest);
    }

    public static void CheckFill(SampleFormula formula, int count)
    {
        double[] expected = new double[count], actual = new double[count];
        formula.HandWrittenLoop(0, expected);
        formula.Compile().Fill(0, actual);
        double largest = expected.Max(Math.Abs);
        for (int i = 0; i < count; i++)
            Check(formula, i, expected[i], actual[i], largest);
    }

    private static void Check(SampleFormula formula, long step, double expected, double actual, double largest)
    {
        // Written so that NaN fails.
        if (!(Math.Abs(expected - actual) <= Tolerance * largest))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{formula.Name} at {step}: {actual:R}, by hand {expected:R}"));
        }
    }
}
