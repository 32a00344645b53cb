using System.Runtime.CompilerServices;
using LrExpr.ScheduleFiles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace LrExpr.Configuration;

/// <summary>
/// What stands below each path of a provider's section, found in one pass over its keys. A provider that is asked for the members of a path goes
/// through all its keys each time, which takes a minute where there are a hundred thousand.
/// </summary>
internal sealed class KeyIndex
{
    private readonly Dictionary<string, List<string>> _members = new(StringComparer.OrdinalIgnoreCase);

    private KeyIndex(IEnumerable<string> keys, string section)
    {
        var members = _members.GetAlternateLookup<ReadOnlySpan<char>>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string key in keys)
        {
            if (!IsIn(section, key))
                continue;

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

    /// <param name="keys">The keys of a provider.</param>
    /// <param name="section">The path of the section.</param>
    public static KeyIndex Of(IEnumerable<string> keys, string section) => new(keys, section);

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

    /// <summary>Whether a key is that of the section or stands below it.</summary>
    public static bool IsIn(string section, string key) =>
        key.StartsWith(section, StringComparison.OrdinalIgnoreCase) && (key.Length == section.Length || key[section.Length] == ':');

    /// <summary>The members below a path, in the order of configuration keys, and whether each has members itself.</summary>
    public IEnumerable<(string Key, bool MayHaveMembers)> MembersOf(string path) => !_members.TryGetValue(path, out var members) ? []
        : members.Select(key => (key, _members.ContainsKey(ConfigurationPath.Combine(path, key))));

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Data")]
    private static extern IDictionary<string, string?> DataOf(ConfigurationProvider provider);
}
