namespace LrExpr.Bits;

/// <summary>
/// A row of <c>tests/data/bits/hashes.txt</c>: a function of numbers or of arrays, a kind, or a thousand formulas, in a hundred portions. The first portions of all rows are
/// the share that every build computes.
/// </summary>
/// <param name="name">What it is called in the file; what is drawn by chance follows from it.</param>
public abstract class BitsRow(string name)
{
    private const int Portions = 100;
    private const int FormulaRows = 100;

    /// <summary>Every row, in the order of the file.</summary>
    public static IReadOnlyList<BitsRow> All { get; } =
        [.. FunctionRow.OfTable(), .. TableRow.OfTable(), .. KindRow.OfCatalogue(), .. Enumerable.Range(0, FormulaRows).Select(i => new FormulaRow(i))];

    /// <summary>What it is called in the file.</summary>
    public string Name => name;

    /// <summary>A hash of the values of the first portion.</summary>
    public string Share() => Hashes().First();

    /// <summary>A hash of the values of the first portion, and one of all values.</summary>
    public (string Share, string Whole) ShareAndWhole()
    {
        var hashes = Hashes().ToList();
        return (hashes[0], hashes[^1]);
    }

    /// <summary>Compares all ways for a portion.</summary>
    /// <param name="random">What is drawn by chance in the portion.</param>
    /// <param name="hash">Receives the values.</param>
    private protected abstract void Check(SplitMix random, BitsHash hash);

    /// <summary>After each portion, a hash of the values up to there.</summary>
    private IEnumerable<string> Hashes()
    {
        var hash = new BitsHash();
        var seed = new BitsHash();
        foreach (char letter in name)
            seed.Add(letter);
        for (int portion = 0; portion < Portions; portion++)
        {
            try
            {
                Check(new SplitMix(SplitMix.Mix(seed.Value ^ (ulong)portion)), hash);
            }
            catch (BitsException exception)
            {
                throw new BitsException($"{name}, portion {portion}: {exception.Message}", exception);
            }

            yield return hash.ToString();
        }
    }
}
