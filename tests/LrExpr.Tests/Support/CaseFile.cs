namespace LrExpr.Tests.Support;

/// <summary>Files of cases, one a line: <c>left ⇶ right</c>. An arrow that no formula can have stands between; <c>//</c> begins a comment.</summary>
internal static class CaseFile
{
    public static TheoryData<string, string> Read(string file)
    {
        var cases = new TheoryData<string, string>();
        foreach (string line in File.ReadLines(TestData.PathOf("cases/" + file)))
        {
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
                continue;
            string[] sides = line.Split('⇶', 2, StringSplitOptions.TrimEntries);
            cases.Add(sides[0], sides[1]);
        }

        return cases;
    }

    /// <summary>Blocks separated by blank lines; the first line of each, after <c>&gt; </c>, is the formula.</summary>
    public static TheoryData<string, string> ReadBlocks(string file)
    {
        var cases = new TheoryData<string, string>();
        foreach (string block in File.ReadAllText(TestData.PathOf("cases/" + file)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] lines = block.Trim('\n').Split('\n');
            if (lines[0].StartsWith("> ", StringComparison.Ordinal))
                cases.Add(lines[0][2..].Replace("\\n", "\n", StringComparison.Ordinal), string.Join('\n', lines[1..]));
        }

        return cases;
    }
}
