using LrExpr.Cli.Text;

namespace LrExpr.Cli.Input;

/// <summary>The files of an environment, as a host names them: <c>appsettings.Production.json</c> over <c>appsettings.json</c>.</summary>
internal static class EnvironmentFile
{
    /// <summary>The files, each with that of the environment over it where there is one.</summary>
    /// <exception cref="InputException">There is none, so the name is probably misspelt.</exception>
    public static IReadOnlyList<string> Over(IReadOnlyList<string> files, string environment)
    {
        var result = new List<string>();
        if (files.All(file => file == GivenFile.Dash))
            throw new InputException("stdin: has no environments; give a file");
        foreach (string file in files)
        {
            result.Add(file);
            if (file == GivenFile.Dash)
                continue;
            string over = PathOf(file, environment);
            if (File.Exists(over))
                result.Add(over);
        }

        return result.Count > files.Count ? result : throw new InputException($"{Printed.Line(PathOf(files.First(file => file != GivenFile.Dash), environment))}: no such file");
    }

    private static string PathOf(string file, string environment) =>
        Path.Combine(Path.GetDirectoryName(file) ?? "", $"{Path.GetFileNameWithoutExtension(file)}.{environment}{Path.GetExtension(file)}");
}
