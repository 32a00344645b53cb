namespace LrExpr.Architecture.Tests;

/// <summary>Folders and the arrows among them; a folder in another is one of its own, and so is the root of a project.</summary>
public sealed class FolderGraph(IEnumerable<Arrow> arrows)
{
    private readonly Dictionary<(string From, string To), List<Arrow>> _arrows = arrows
        .Where(arrow => arrow.From.Folder != arrow.To.Folder)
        .GroupBy(arrow => (arrow.From.Folder, arrow.To.Folder))
        .ToDictionary(group => group.Key, group => group.ToList());

    /// <summary>The arrows that are part of a cycle, those of the fewest names first: they are the ones to cut.</summary>
    public IEnumerable<string> Cyclic()
    {
        var reached = _arrows.Keys.Select(pair => pair.From).Distinct().ToDictionary(folder => folder, ReachedFrom);
        return _arrows
            .Where(pair => reached.TryGetValue(pair.Key.To, out var back) && back.Contains(pair.Key.From))
            .OrderBy(pair => pair.Value.Count)
            .Select(pair => Describe(pair.Value));
    }

    /// <summary>All arrows between two folders in a line.</summary>
    public static string Describe(IReadOnlyList<Arrow> arrows) =>
        FormattableString.Invariant($"{arrows[0].From.Folder} -> {arrows[0].To.Folder}, {arrows.Count} names: {string.Join("; ", arrows.DistinctBy(arrow => (arrow.From, arrow.To)).Take(3))}");

    private HashSet<string> ReachedFrom(string folder)
    {
        var reached = new HashSet<string>();
        var next = new Queue<string>([folder]);
        while (next.TryDequeue(out string? from))
        {
            foreach (string to in _arrows.Keys.Where(pair => pair.From == from && !reached.Contains(pair.To)).Select(pair => pair.To))
            {
                reached.Add(to);
                next.Enqueue(to);
            }
        }

        return reached;
    }
}
