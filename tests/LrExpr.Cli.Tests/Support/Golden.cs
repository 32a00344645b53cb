namespace LrExpr.Cli.Tests.Support;

/// <summary>Files of <c>tests/data/plots</c> with what the tool printed. Where <c>LREXPR_UPDATE_DOCS</c> is 1, they are written instead; look at what changed.</summary>
internal static class Golden
{
    public static void Verify(string file, string actual)
    {
        string path = Path.Combine(Folder(), file);
        if (Environment.GetEnvironmentVariable("LREXPR_UPDATE_DOCS") == "1")
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{path} is not there.\nIf it should be: LREXPR_UPDATE_DOCS=1 dotnet test tests/LrExpr.Cli.Tests");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    /// <summary>In the sources, whose place the compiler does not tell where builds are to be the same everywhere.</summary>
    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Directory.Packages.props")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "tests", "data", "plots");
    }
}
