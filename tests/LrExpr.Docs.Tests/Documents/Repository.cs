using System.Text.RegularExpressions;

namespace LrExpr.Docs.Tests.Documents;

/// <summary>The files of the repository that the tests run in, by their paths relative to its root.</summary>
internal static partial class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The documents that are tested, those of decisions apart, which stay as they were written.</summary>
    public static IReadOnlyList<string> Documents { get; } =
    [
        "README.md",
        "CHANGELOG.md",
        .. new[] { "docs", "docs/kinds" }.SelectMany(folder => Directory.EnumerateFiles(PathOf(folder), "*.md")).Select(Relative).Order(StringComparer.Ordinal),
    ];

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.Exists(PathOf(file)) ? File.ReadAllText(PathOf(file)).ReplaceLineEndings("\n") : "";

    /// <summary>The C# files below a folder, generated ones apart.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories).Where(file => !BuildOutput().IsMatch(file)).Select(Relative).Order(StringComparer.Ordinal);

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Directory.Packages.props")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"[/\\](obj|bin)[/\\]")]
    private static partial Regex BuildOutput();
}
