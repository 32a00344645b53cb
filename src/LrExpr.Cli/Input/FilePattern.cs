using LrExpr.Cli.Text;
using Microsoft.Extensions.FileSystemGlobbing;

namespace LrExpr.Cli.Input;

/// <summary>Paths with <c>*</c> and <c>**</c>, for where the shell has not replaced them by the files that match.</summary>
internal static class FilePattern
{
    /// <summary>Whether it is one; a file that has such a name is a file.</summary>
    public static bool Is(string path) => path.Contains('*', StringComparison.Ordinal) && !File.Exists(path);

    /// <summary>The files that match, by name; at least one.</summary>
    public static IReadOnlyList<string> Match(string pattern, IEnumerable<string> excluded)
    {
        string[] parts = pattern.Replace('\\', '/').Split('/');
        int first = Array.FindIndex(parts, part => part.Contains('*', StringComparison.Ordinal));
        string folder = string.Concat(parts[..first].Select(part => part + "/"));
        var matcher = new Matcher(OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        matcher.AddInclude(string.Join('/', parts[first..]));
        foreach (string other in excluded)
            matcher.AddExclude(other);
        try
        {
            var found = matcher.Execute(new SearchedFolder(new DirectoryInfo(folder.Length == 0 ? "." : folder))).Files;
            string[] files = [.. found.Select(file => folder + file.Path).Order(StringComparer.Ordinal)];
            return files.Length > 0 ? files : throw new InputException($"no file matches {Printed.Quote(pattern)}");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{Printed.Quote(pattern)}: folders cannot be read ({Printed.Line(cause.Message)})");
        }
    }
}
