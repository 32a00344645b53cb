using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>
/// What stands below each path of a section, found in one pass over its entries. A provider that is asked for the members of a path goes
/// through all its keys each time, which takes a minute where there are a hundred thousand.
/// </summary>
internal sealed class KeyIndex
{
    private readonly Dictionary<string, List<string>> _members = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> _values;

    /// <param name="entries">The entries of a provider that are in the section.</param>
    /// <param name="section">The path of the section.</param>
    public KeyIndex(IReadOnlyList<KeyValuePair<string, string?>> entries, string section)
    {
        _values = new(entries.Count, StringComparer.OrdinalIgnoreCase);
        var members = _members.GetAlternateLookup<ReadOnlySpan<char>>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (key, value) in entries)
        {
            _values[key] = value;

            // From the end, since most keys have the path of the one before.
            for (int end = key.Length; end > section.Length && seen.Add(key.AsSpan(0, end));)
            {
                int colon = key.LastIndexOf(':', end - 1);
                var path = key.AsSpan(0, colon);
                if (!members.TryGetValue(path, out var below))
                    members[path] = below = [];
                below.Add(key[(colon + 1)..end]);
                end = colon;
            }
        }

        foreach (var below in _members.Values)
            below.Sort(ConfigurationKeyComparer.Instance);
    }

    /// <summary>The value at a path; null where there is none.</summary>
    public string? ValueOf(string path) => _values.GetValueOrDefault(path);

    /// <summary>The members below a path, in the order of configuration keys, and whether each has members itself.</summary>
    public IEnumerable<(string Key, bool MayHaveMembers)> MembersOf(string path) => !_members.TryGetValue(path, out var members) ? []
        : members.Select(key => (key, _members.ContainsKey(ConfigurationPath.Combine(path, key))));
}
