using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Examples;

namespace LrExpr.Docs.Tests.Snippets;

/// <summary>A region of compiled code that documents show.</summary>
/// <param name="Name">The name of the region.</param>
/// <param name="Lines">Its lines, moved to the left.</param>
/// <param name="Method">The method that runs it; null for a type, which such a method uses.</param>
internal sealed partial record Snippet(string Name, IReadOnlyList<string> Lines, MethodInfo? Method)
{
    /// <summary>Those of this project, which are run, and those of the sample, which its own tests run.</summary>
    public static IReadOnlyList<Snippet> All { get; } =
        [.. Repository.Sources("tests/LrExpr.Docs.Tests/Snippets").Concat(Repository.Sources("samples/WebApp")).SelectMany(ReadFile)];

    /// <summary>What the comments after <c>Console.WriteLine(…);</c> say it prints.</summary>
    public IEnumerable<string> PromisedLines => Lines.Select(line => Promise().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value);

    public static Snippet Find(string name) =>
        All.FirstOrDefault(snippet => snippet.Name == name) ?? throw new InvalidOperationException($"There is no snippet '{name}'.");

    /// <summary>Runs it beside the configuration that the first page shows, and returns what it printed.</summary>
    public string Run()
    {
        using var files = Workspace.Of("README.md", "appsettings.json");
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var (console, culture) = (Console.Out, CultureInfo.CurrentCulture);
        Console.SetOut(output);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            string[] args = ["--contentRoot", files.Folder, "--Logging:LogLevel:Default=None"];
            object? result = Method!.Invoke(null, Method.GetParameters().Length == 0 ? [] : [args]);
            (result as Task)?.GetAwaiter().GetResult();
        }
        finally
        {
            Console.SetOut(console);
            CultureInfo.CurrentCulture = culture;
        }

        return output.ToString();
    }

    private static IEnumerable<Snippet> ReadFile(string file)
    {
        var methods = typeof(Snippet).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.GetCustomAttribute<SnippetAttribute>() is not null)
            .ToDictionary(method => method.GetCustomAttribute<SnippetAttribute>()!.Name);
        foreach (Match region in Region().Matches(Repository.Read(file)))
        {
            string[] lines = region.Groups[2].Value.Trim('\n').Split('\n');
            int margin = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
            yield return new Snippet(
                region.Groups[1].Value,
                [.. lines.Select(line => line.Length < margin ? "" : line[margin..])],
                methods.GetValueOrDefault(region.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"^ *#region (\S+)\n(.*?)^ *#endregion", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"Console\.WriteLine\(.*\); +// (.*)$")]
    private static partial Regex Promise();
}
