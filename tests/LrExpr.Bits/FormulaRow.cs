namespace LrExpr.Bits;

/// <summary>A thousand formulas that are made at random.</summary>
/// <param name="index">Which thousand.</param>
internal sealed class FormulaRow(int index) : BitsRow($"formulas {index}")
{
    private const int FormulasOfPortion = 10;
    private const int MostStepsInBits = 13;

    private protected override void Check(SplitMix random, BitsHash hash)
    {
        for (int i = 0; i < FormulasOfPortion; i++)
            Check(new SplitMix(random.Next()), new RandomFormula(random), hash);
    }

    /// <summary>Checks the next formula that is not refused.</summary>
    private static void Check(SplitMix random, RandomFormula formulas, BitsHash hash)
    {
        string formula;
        CompiledSchedule? schedule;
        do
            formula = formulas.Next();
        while (!Schedule.TryCompile(formula, null, out schedule, out _));
        try
        {
            new Ways(schedule.Code, random).CheckEverywhere((int)random.OfAnySize(MostStepsInBits), hash);
        }
        catch (BitsException exception)
        {
            throw new BitsException($"{formula}: {exception.Message}", exception);
        }
    }
}
