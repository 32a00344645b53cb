using System.Collections.Immutable;
using LrExpr.Json;

namespace LrExpr.Documents;

/// <summary>The notations that files are written in.</summary>
internal static class DocumentForms
{
    /// <summary>How long a text may be. What logs its progress, as <c>trainer_state.json</c> does, has some millions of characters.</summary>
    public const int MostCharacters = 16 * 1024 * 1024;

    private static readonly JsonRules Json = new(IsLenient: true, MostCharacters) { AllowsNamesTwice = false };

    /// <summary>Each before those that would take its texts for something of their own.</summary>
    public static ImmutableArray<DocumentForm> All { get; } =
    [
        new([".json", ".jsonc", ".json5"], text => JsonTree.Read(text, Json)),
        new([".cfg", ".ini"], SectionReader.Read),
        new([".yaml", ".yml", ".json"], YamlReader.Read),
        new([".py", ".gin"], PythonReader.Read),
        new([".txt"], ReadText),
    ];

    /// <summary>
    /// A text in the notations it may be in. The name of the file says which; where there is none, all are tried. JSON of Python may have NaN in
    /// it, which only YAML takes.
    /// </summary>
    public static IEnumerable<JsonTree> Readings(string text, string? file)
    {
        string ending = Path.GetExtension(file ?? "");
        var named = All.Where(form => form.Endings.Contains(ending, StringComparer.OrdinalIgnoreCase)).ToList();
        foreach (var form in named.Count > 0 ? named : [.. All])
        {
            var tree = Bounded(form, text);
            yield return tree;

            // What is JSON is nothing else.
            if (tree.Fault is null && form == All[0])
                yield break;
        }
    }

    private static JsonTree Bounded(DocumentForm form, string text) => text.Length <= MostCharacters
        ? form.Read(text)
        : new JsonTree(text, null, new JsonFault("LRX5001", new(0, 0), FormattableString.Invariant($"a file of {text.Length} characters is longer than {MostCharacters}")));

    private static JsonTree ReadText(string text) =>
        new(text, new JsonPart(System.Text.Json.JsonValueKind.String, new(text.Length - text.TrimStart().Length, text.Trim().Length), text.Trim(), []), null);
}
