using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.Documents;

/// <summary>What was assigned to the names of a file.</summary>
internal sealed class PythonNames
{
    private readonly Dictionary<string, (JsonMember Member, int Parts)> _assigned = new(StringComparer.Ordinal);

    public PartBudget Budget { get; } = new();

    public bool IsEmpty => _assigned.Count == 0;

    /// <summary>In the order of the file.</summary>
    public IEnumerable<JsonMember> Assigned => _assigned.Values.Select(one => one.Member).OrderBy(member => member.Start);

    public void Assign(JsonMember member, int parts) => _assigned[member.Name] = (member, parts);

    /// <summary>The value of a name, at the place that names it; null where nothing was assigned to it.</summary>
    public JsonPart? Find(string name, TextSpan at)
    {
        if (!_assigned.TryGetValue(name, out var known))
            return null;
        Budget.Spend(known.Parts, at);
        return known.Member.Value with { Span = at };
    }
}
