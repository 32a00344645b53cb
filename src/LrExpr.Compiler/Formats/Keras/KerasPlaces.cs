using LrExpr.Json;

namespace LrExpr.Formats.Keras;

/// <summary>Finds the place in a JSON text that a key path of its settings means.</summary>
internal sealed class KerasPlaces(JsonPart document, string root)
{
    private readonly Dictionary<JsonPart, Dictionary<string, JsonMember>> _members = new(ReferenceEqualityComparer.Instance);

    /// <summary>The member, or the whole document; null where the path leads elsewhere.</summary>
    public JsonMember? Find(string path)
    {
        if (!path.StartsWith(root, StringComparison.Ordinal))
            return null;
        var found = new JsonMember(root, null, document);
        var rest = path.AsSpan(root.Length);
        while (!rest.IsEmpty)
        {
            if (rest[0] != ':' || Longest(found.Value, rest[1..]) is not { } member)
                return null;
            found = member;
            rest = rest[(1 + member.Name.Length)..];
        }

        return found;
    }

    /// <summary>A name may have a colon in it, so the longest that fits is meant.</summary>
    private JsonMember? Longest(JsonPart part, ReadOnlySpan<char> path)
    {
        var members = MembersOf(part);
        for (int end = path.Length; end >= 0; end = path[..end].LastIndexOf(':'))
        {
            if (members.TryGetValue(path[..end], out var member))
                return member;
        }

        return null;
    }

    private Dictionary<string, JsonMember>.AlternateLookup<ReadOnlySpan<char>> MembersOf(JsonPart part)
    {
        if (!_members.TryGetValue(part, out var members))
            _members.Add(part, members = part.Members.ToDictionary(member => member.Name, StringComparer.Ordinal));
        return members.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
