namespace LrExpr.Benchmarks.Quick;

/// <summary>A page of documentation with tables that were measured, each between <c>&lt;!-- measured: name --&gt;</c> and <c>&lt;!-- end --&gt;</c>.</summary>
/// <param name="file">The file of the page.</param>
internal sealed class Page(string file)
{
    /// <summary>Writes a table where the page has a place for it.</summary>
    public void Replace(string name, IReadOnlyList<string> table)
    {
        var lines = File.ReadAllText(file).Split('\n').ToList();
        int start = lines.IndexOf($"<!-- measured: {name} -->");
        if (start < 0)
            return;
        int end = lines.IndexOf("<!-- end -->", start);
        lines.RemoveRange(start + 1, end - start - 1);
        lines.InsertRange(start + 1, table);
        File.WriteAllText(file, string.Join('\n', lines));
    }
}
