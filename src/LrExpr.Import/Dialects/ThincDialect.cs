using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;

namespace LrExpr.Dialects;

/// <summary>The sections of a configuration of thinc or spaCy that have <c>@schedules</c>. Each is a schedule, named as its section; rates come first.</summary>
internal static partial class ThincDialect
{
    private const string Mark = "@schedules", Rate = "learn_rate";

    public static ImportDialect Row { get; } = new(
        "thinc", "thinc", "config.cfg of spaCy or thinc", "sections with '@schedules'", root => Marked(root, [], 0).Any(), Read);

    private static void Read(ImportedFile file)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, part) in Marked(file.Root, [], 0).OrderBy(found => found.Path is [.., Rate] ? 0 : 1))
        {
            // The last part of a path is enough to tell most from each other.
            string name = Enumerable.Range(1, Math.Max(1, path.Length)).Select(count => string.Join('_', path[^Math.Min(count, path.Length)..])).FirstOrDefault(one => one.Length > 0 && !names.Contains(one)) ?? "learning_rate";
            names.Add(name);
            if (Schedule(file, part) is { } draft)
                file.Add(draft.ToGiven(name));
        }
    }

    private static Draft? Schedule(ImportedFile file, JsonPart part)
    {
        var type = part.At(Mark)!;
        if (file.KindOf("thinc", "thinc", type with { Text = type.Text is { } text ? Version().Replace(text, "") : null }) is not { } kind)
            return null;
        var draft = new Draft(file, kind, type);
        foreach (var member in part.Members.Where(member => member.Name != Mark))
        {
            var value = file.Followed(member.Value);
            if (value.At(Mark) is null)
                draft.Take(member);
            else if (Schedule(file, value) is { } inner)
                draft.Set(member.Name, [inner.ToGiven(member.Name)], value, isArray: false);
        }

        return draft;
    }

    /// <summary>The outermost objects that are schedules.</summary>
    private static IEnumerable<(ImmutableArray<string> Path, JsonPart Part)> Marked(JsonPart part, ImmutableArray<string> path, int depth)
    {
        if (part.At(Mark).IsText())
            return [(path, part)];
        return part.Kind == JsonValueKind.Object && depth <= JsonRules.MostNesting
            ? part.Members.SelectMany(member => Marked(member.Value, path.Add(member.Name), depth + 1))
            : [];
    }

    [GeneratedRegex(@"\.v[0-9]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Version();
}
