namespace LrExpr.Hosting.Tests;

/// <summary>Looks into settings.</summary>
internal static class Settings
{
    /// <summary>The setting below another by its relative key path.</summary>
    public static Setting At(this Setting setting, string path) =>
        path.Split(':').Aggregate(setting, (at, key) => at.Children.Single(child => child.Key == key));

    public static string Show(this Setting setting, string indent = "") =>
        indent + setting.Key + (setting.Text is { } text ? " = " + (text.Length == 0 ? "\"\"" : text) : "")
        + string.Concat(setting.Children.OrderBy(child => child.Key, StringComparer.OrdinalIgnoreCase).Select(child => "\n" + child.Show(indent + "  ")));
}
