namespace LrExpr.Docs.Tests.Documents;

/// <summary>
/// Compares what stands in a file of the documentation with what should. Where <c>LREXPR_UPDATE_DOCS</c> is 1, the file is
/// written instead.
/// </summary>
internal static class Documentation
{
    public static bool IsUpdated { get; } = Environment.GetEnvironmentVariable("LREXPR_UPDATE_DOCS") == "1";

    public static void Verify(string file, string expected)
    {
        string actual = Repository.Read(file);
        if (actual == expected)
            return;
        if (IsUpdated)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Repository.PathOf(file))!);
            File.WriteAllText(Repository.PathOf(file), expected);
            return;
        }

        Assert.Fail($"{file} is not what it should be. {FirstDifference(actual, expected)}\nIf that is right: LREXPR_UPDATE_DOCS=1 dotnet test tests/LrExpr.Docs.Tests");
    }

    private static string FirstDifference(string actual, string expected)
    {
        string[] has = actual.Split('\n'), should = expected.Split('\n');
        int line = Enumerable.Range(0, Math.Max(has.Length, should.Length)).First(i => has.ElementAtOrDefault(i) != should.ElementAtOrDefault(i));
        return $"Line {line + 1} is\n  {has.ElementAtOrDefault(line) ?? "(missing)"}\nand should be\n  {should.ElementAtOrDefault(line) ?? "(missing)"}";
    }
}
