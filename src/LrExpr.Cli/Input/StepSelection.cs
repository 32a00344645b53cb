namespace LrExpr.Cli.Input;

/// <summary>The steps that are drawn.</summary>
/// <param name="First">The first one.</param>
/// <param name="Last">The last one.</param>
/// <param name="Steps">Each of them in rising order; null where all from the first to the last are meant.</param>
internal sealed record StepSelection(long First, long Last, long[]? Steps)
{
    private const int MostRows = 1000;

    /// <summary>The steps for a table: each of them where there are not more than a thousand, else a thousand spread evenly, and the last one.</summary>
    public long[] ForTable()
    {
        if (Steps is not null)
            return Steps;
        var width = (Int128)Last - First;
        int rows = (int)Int128.Min(width, MostRows);
        return [.. Enumerable.Range(0, rows + 1).Select(row => (long)(First + width * row / Math.Max(1, rows)))];
    }
}
