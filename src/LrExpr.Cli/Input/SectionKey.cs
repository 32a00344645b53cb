using LrExpr.Cli.Text;
using LrExpr.Text;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Cli.Input;

/// <summary>The key path of a section, and what was probably meant where there is none.</summary>
internal static class SectionKey
{
    /// <summary>An empty object counts: it is a section without schedules.</summary>
    public static bool Exists(IConfiguration root, string path)
    {
        int last = path.LastIndexOf(':');
        var parent = last < 0 ? root : root.GetSection(path[..last]);
        return parent.GetChildren().Any(child => string.Equals(child.Path, path, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The values at a key path, in which <c>*</c> stands for any one key.</summary>
    public static IEnumerable<IConfigurationSection> Find(IConfiguration root, string path)
    {
        IEnumerable<IConfiguration> found = [root];
        foreach (string key in path.Split(':'))
            found = found.SelectMany(parent => parent.GetChildren().Where(child => key == "*" || child.Key.Equals(key, StringComparison.OrdinalIgnoreCase)));
        return found.Cast<IConfigurationSection>();
    }

    /// <summary>The key path that was probably meant.</summary>
    public static string Nearest(IConfiguration root, string path) => NearestNames.Suggest(path, [.. Descendants(root).Select(section => section.Path)]);

    /// <summary>The sections that have schedules, else names alike; nothing where neither exists.</summary>
    public static string Suggest(IConfiguration root, string path)
    {
        var withSchedules = Descendants(root).Where(section => section.GetSection("Schedules").GetChildren().Any()).Select(section => section.Path).Take(3).ToList();
        return withSchedules.Count > 0
            ? $"; there are schedules in {string.Join(" and ", withSchedules.Select(section => Printed.Quote(section)))}, try --section {Printed.Line(withSchedules[0])}"
            : NearestNames.Suggest(path, root.GetChildren().Select(section => section.Path));
    }

    private static IEnumerable<IConfigurationSection> Descendants(IConfiguration configuration)
    {
        foreach (var child in configuration.GetChildren())
        {
            yield return child;
            foreach (var descendant in Descendants(child))
                yield return descendant;
        }
    }
}
