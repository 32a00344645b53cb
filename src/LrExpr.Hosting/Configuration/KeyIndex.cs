using System.Runtime.CompilerServices;
using LrExpr.ScheduleFiles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace LrExpr.Configuration;

/// <summary>
/// What stands below each path of a provider's sections, found in one pass over its keys. A provider that is asked for the members of a path goes
/// through all its keys each time, which takes a minute where there are a hundred thousand.
/// </summary>
internal sealed class KeyIndex
{
    private readonly Dictionary<string, List<string>> _members = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _paths = new(StringComparer.OrdinalIgnoreCase);

    private KeyIndex(IEnumerable<string> keys, IEnumerable<string> sections)
    {
        var members = _members.GetAlternateLookup<ReadOnlySpan<char>>();
        var seen = _paths.GetAlternateLookup<ReadOnlySpan<char>>();
        var firsts = sections.Select(section => FirstOf(section).ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string key in keys)
        {
            // There may be a hundred sections, and far more keys: those that share the first part are told apart when they are looked up.
            if (!firsts.Contains(FirstOf(key)))
                continue;

            // From the end, since most keys have the path of the one before.
            for (int end = key.Length; end >= 0 && seen.Add(key.AsSpan(0, end));)
            {
                int colon = end == 0 ? -1 : key.LastIndexOf(':', end - 1);
                if (colon < 0)
                    break;
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

    /// <param name="keys">The keys of a provider.</param>
    /// <param name="sections">The paths of the sections.</param>
    public static KeyIndex Of(IEnumerable<string> keys, IEnumerable<string> sections) => new(keys, sections);

    /// <summary>All keys of a provider; null where it may have some that it does not keep, and must be asked.</summary>
    /// <remarks>By the very type: what derives from one of these may answer otherwise.</remarks>
    public static IEnumerable<string>? KeysOf(IConfigurationProvider provider)
    {
        var type = provider.GetType();
        bool keepsAll = type == typeof(JsonConfigurationProvider)
            || type == typeof(JsonStreamConfigurationProvider)
            || type == typeof(ScheduleFileProvider)
            || type == typeof(MemoryConfigurationProvider)
            || type == typeof(EnvironmentVariablesConfigurationProvider);
        return keepsAll ? DataOf((ConfigurationProvider)provider).Keys : null;
    }

    /// <summary>Whether anything has this path or stands below it.</summary>
    public bool Has(string path) => _paths.Contains(path);

    /// <summary>The members below a path, in the order of configuration keys, and whether each has members itself.</summary>
    public IEnumerable<(string Key, bool MayHaveMembers)> MembersOf(string path) => !_members.TryGetValue(path, out var members) ? []
        : members.Select(key => (key, _members.ContainsKey(ConfigurationPath.Combine(path, key))));

    private static ReadOnlySpan<char> FirstOf(string key) => key.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? key.AsSpan(0, colon) : key;

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Data")]
    private static extern IDictionary<string, string?> DataOf(ConfigurationProvider provider);
}
