using LrExpr.Binding;
using LrExpr.Text;

namespace LrExpr.Facts;

/// <summary>What a schedule is made of: the schedules, functions and kinds that it refers to, each with those that it refers to itself.</summary>
/// <param name="Name">The name.</param>
/// <param name="What">"schedule", "function" or "kind".</param>
/// <param name="Parts">What it refers to, each once; empty where that is shown before.</param>
/// <param name="IsShownBefore">Whether its parts are shown at another place.</param>
internal sealed record ReferenceTree(string Name, string What, IReadOnlyList<ReferenceTree> Parts, bool IsShownBefore)
{
    /// <summary>The file or provider it came from; null where that is not known.</summary>
    public string? File { get; init; }

    /// <summary>A tree is for people; one that is larger is cut.</summary>
    private const int MostNodes = 100;

    public static ReferenceTree Of(ScheduleSymbol schedule)
    {
        int room = MostNodes;
        return Of(schedule, [], ref room);
    }

    /// <summary>The parts as lines, indented below what they are part of; none where there are no parts.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var part in Parts)
        {
            yield return $"{Printable.Escape(part.Name)} ({part.What}){(part.IsShownBefore ? ", see above" : part.File is { } file ? $"    ({Printable.Escape(file)})" : "")}";
            foreach (string line in part.Lines())
                yield return "  " + line;
        }
    }

    private static ReferenceTree Of(DefinitionSymbol symbol, HashSet<DefinitionSymbol> shown, ref int room)
    {
        var targets = TargetsOf(symbol).Distinct().ToList();
        bool isShownBefore = !shown.Add(symbol) && targets.Count > 0;
        var parts = new List<ReferenceTree>();
        foreach (var target in isShownBefore ? [] : targets)
        {
            if (room-- > 0)
                parts.Add(Of(target, shown, ref room));
        }

        return new ReferenceTree(symbol.Name, symbol is ScheduleSymbol ? "schedule" : symbol is KindSymbol ? "kind" : "function", parts, isShownBefore) { File = symbol.Definition.File };
    }

    private static IEnumerable<DefinitionSymbol> TargetsOf(DefinitionSymbol symbol)
    {
        var references = symbol.References.Select(reference => reference.Target);
        if (symbol is not ScheduleSymbol schedule)
            return references;

        // A kind that refers to nothing is one of a catalogue.
        var kinds = schedule.Kind is { References.IsEmpty: false } kind ? [kind] : Array.Empty<DefinitionSymbol>();
        return [.. kinds, .. references, .. schedule.Parameters.SelectMany(parameter => parameter.Schedules)];
    }
}
