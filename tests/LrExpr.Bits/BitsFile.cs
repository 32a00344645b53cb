namespace LrExpr.Bits;

/// <summary>The file <c>tests/data/bits/hashes.txt</c>: for each row a hash of its share, a hash of the whole, and its name.</summary>
public static class BitsFile
{
    /// <summary>The rows as the file has them.</summary>
    public static IReadOnlyList<(string Share, string Whole, string Name)> Read(string path) =>
        [.. File.ReadLines(path).Select(line => line.Split(' ', 3)).Select(words => (words[0], words[1], words[2]))];

    /// <summary>Writes the rows.</summary>
    public static void Write(string path, IEnumerable<(string Share, string Whole, string Name)> rows) =>
        File.WriteAllLines(path, rows.Select(row => $"{row.Share} {row.Whole} {row.Name}"));
}
