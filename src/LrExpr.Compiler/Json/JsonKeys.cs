namespace LrExpr.Json;

/// <summary>The values of a JSON text by their key paths, as .NET configuration makes them: without regard to case, and objects of one path are one.</summary>
internal sealed class JsonKeys
{
    private readonly JsonTree _json;
    private readonly Dictionary<string, JsonMember> _members = new(StringComparer.OrdinalIgnoreCase);

    public JsonKeys(JsonTree json)
    {
        _json = json;
        foreach (var member in json.Root?.Members ?? [])
            Add(member.Name, member);
    }

    /// <summary>The first value whose key path had one before, which .NET refuses.</summary>
    public (string Path, JsonMember First, JsonMember Second)? Twice { get; private set; }

    /// <summary>The value of a key path; a text goes before an object. Null where there is none.</summary>
    public JsonMember? Find(string path) => _members.GetValueOrDefault(path);

    /// <summary>Where a key path stands, or a character of its text; null where there is no such key.</summary>
    /// <param name="path">The key path.</param>
    /// <param name="character">How many characters into the text. It counts where the text stands as it is, without anything escaped.</param>
    public (int Line, int Column)? PositionOf(string path, int character = 0) => Find(path) is not { } member ? null
        : _json.PositionOf(character > 0 && member.Value.Content is { } content ? content.Start + character : member.Start);

    /// <summary>Where a character of the last part of a key path stands; null where there is no such key.</summary>
    /// <param name="path">The key path.</param>
    /// <param name="character">How many characters into the part. It counts where the part stands as it is, without anything escaped.</param>
    public (int Line, int Column)? PositionInKey(string path, int character) => Find(path) is not { NameSpan: { } name } member ? PositionOf(path)
        : _json.PositionOf(name.Length == member.Name.Length + 2 ? name.Start + 1 + character : name.Start);

    private void Add(string path, JsonMember member)
    {
        var part = member.Value;
        if (!_members.TryGetValue(path, out var first) || (!part.IsContainer && first.Value.Members.Count > 0))
            _members[path] = member;
        else if (!part.IsContainer)
            Twice ??= (path, first, member);
        foreach (var child in part.Members)
            Add(path + ":" + child.Name, child);
    }
}
