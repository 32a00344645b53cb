namespace LrExpr.Dashboard.Browser.Tests.Support;

/// <summary>Where things are.</summary>
internal static class Repository
{
    // tests/<project>/bin/<configuration>/<framework>
    private static readonly DirectoryInfo Built = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = Built.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>The tool, as it was built with these tests.</summary>
    public static string Tool { get; } = Path.Combine(Root, "src", "LrExpr.Cli", "bin", Built.Parent!.Name, Built.Name, "lrexpr.dll");

    /// <summary>The parts of the page.</summary>
    public static string Assets { get; } = Path.Combine(Root, "src", "LrExpr.Dashboard", "Assets");
}
