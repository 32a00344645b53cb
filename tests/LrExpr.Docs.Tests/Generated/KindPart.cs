using LrExpr.Docs.Tests.Kinds;
using LrExpr.Kinds;

namespace LrExpr.Docs.Tests.Generated;

/// <summary>The catalogue of kinds: a table of the libraries, and a page for each.</summary>
internal static class KindPart
{
    public const string Folder = "docs/kinds";

    private static readonly ILookup<string, KindDescription> ByLibrary = Catalogue.Kinds.ToLookup(kind => PrefixOf(kind));

    public static string FileOf(string prefix) => $"{Folder}/{prefix}.md";

    public static string Write() => Markdown.Table(["library", "kinds"], ByLibrary.Select(Overview));

    public static string Page(string prefix)
    {
        var library = ByLibrary[prefix].ToList();
        string origins = string.Concat(library.Where(kind => kind.Version.Length > 0).GroupBy(kind => $"{kind.Library} {kind.Version}").Select(origin => $"The values are those of {origin.Key}.\n"));
        return $"# {library[0].Library}\n\n{(origins.Length == 0 ? "Kinds of this library itself.\n" : origins)}[All kinds](../kinds.md) says how to read this page.\n\n"
            + Markdown.Table(["kind", "what it does"], library.Select(kind => new[] { Link(kind, ""), FirstSentence(kind.Description) }))
            + string.Concat(library.Select(Entry));
    }

    /// <summary>What stands before the point; the names of Keras have nothing there.</summary>
    private static string PrefixOf(KindDescription kind) => BuiltInKinds.Libraries.First(library => library.Find(kind.Name) is not null).Prefix;

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is var end and >= 0 ? text[..(end + 1)] : text;

    private static string[] Overview(IGrouping<string, KindDescription> library) =>
        [$"[{library.First().Library}](kinds/{library.Key}.md) {library.First().Version}".TrimEnd(), string.Join(", ", library.Select(kind => Link(kind, $"kinds/{library.Key}.md")))];

    private static string Link(KindDescription kind, string page) => $"[{Markdown.Code(kind.Name)}]({page}#{kind.Name.Replace(".", "", StringComparison.Ordinal).ToLowerInvariant()})";

    private static string Entry(KindDescription kind)
    {
        var parts = new List<string>
        {
            $"## {kind.Name}",
            kind.Description,
            $"![The curve of the example](../curves/{kind.Name}.svg)",
        };
        if (kind.Parameters.Count > 0)
            parts.Add(Markdown.Table(["parameter", "type", "default", "unit", "meaning"], kind.Parameters.Select(Row)).TrimEnd());
        if (kind.Constraints.Count > 0)
            parts.Add("Must hold: " + string.Join(", ", kind.Constraints.Select(Markdown.Code)) + ".");
        if (kind.Until is { } until)
            parts.Add($"Ends at step {Markdown.Code(until)}; after it {kind.Beyond}.");
        parts.Add("```json schedule\n" + KindExample.All.GetValueOrDefault(kind.Name)?.Json + "\n```");
        parts.Add("```text\n" + kind.Formula.ReplaceLineEndings("\n").Trim('\n') + "\n```");
        if (kind.Listens)
            parts.Add(States(kind));
        parts.AddRange(kind.Outputs.Select(output => Output(kind, output)));
        string[] notes =
        [
            .. kind.Aliases.Count == 0 ? [] : new[] { "Also called " + string.Join(", ", kind.Aliases.Select(Markdown.Code)) + "." },
            .. kind.SeeAlso.Select(other => $"The same curve: {Markdown.Code(other.Key)}{(other.Value.Length == 0 ? "" : ", " + other.Value)}."),
            .. kind.Link.Length == 0 ? [] : new[] { $"[Its documentation]({kind.Link})." },
        ];
        if (notes.Length > 0)
            parts.Add(string.Join("\n", notes));
        return "\n" + string.Join("\n\n", parts) + "\n";
    }

    private static string Output(KindDescription kind, KindOutputDescription output)
    {
        string needs = output.Needs.Count == 0 ? "" : $" It needs {string.Join(", ", output.Needs.Select(Markdown.Code))}.";
        string when = output.When is { } condition ? $" There is one where {Markdown.Code(condition)}." : "";
        return $"Its [output](../configuration.md#outputs) {Markdown.Code(output.Name)}, by itself {Markdown.Code($"{kind.Name}.{output.Name}")}: {output.Description}{needs}{when}\n\n```text\n{output.Formula.ReplaceLineEndings("\n").Trim('\n')}\n```";
    }

    /// <summary>What it keeps, and which reports the curve is of.</summary>
    private static string States(KindDescription kind)
    {
        string signals = string.Join(" and ", kind.Signals.Select(Markdown.Code));
        string trace = KindExample.All.GetValueOrDefault(kind.Name)?.Signal is { } signal ? $" The curve is that of reports of {Markdown.Code(signal)}." : "";
        string states = string.Concat(kind.States.Select(state => $"{state.Name} = {state.Start}\n" + string.Concat(state.Update.Split('\n').Select(line => $"    {line}\n"))));
        return $"[It listens](../state.md){(signals.Length == 0 ? "; a report needs no signal" : " to " + signals)}. It keeps, and makes of it at each report:\n\n```text\n{states}```{(trace.Length == 0 ? "" : "\n\n" + trace.Trim())}";
    }

    private static string[] Row(KindParameterDescription parameter) =>
    [
        Markdown.Code(parameter.Name),
        parameter.Type,
        parameter.IsRequired ? "*required*" : parameter.Default is { } value ? Markdown.Code(value) : "*optional*",
        parameter.Unit ?? "",
        parameter.Description + (parameter.Options.Count == 0 ? "" : " One of " + string.Join(", ", parameter.Options.Select(Markdown.Code)) + ".")
            + (parameter.InFormula == parameter.Name ? "" : $" In the formula it is {Markdown.Code(parameter.InFormula)}."),
    ];
}
