using System.Runtime.CompilerServices;
using LrExpr.ScheduleFiles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace LrExpr.Configuration;

/// <summary>The entries of a provider, by the sections they are in.</summary>
internal static class LayerEntries
{
    /// <summary>All entries of a provider; null where it may have some that it does not keep, and must be asked.</summary>
    /// <remarks>By the very type: what derives from one of these may answer otherwise.</remarks>
    public static IEnumerable<KeyValuePair<string, string?>>? Of(IConfigurationProvider provider)
    {
        var type = provider.GetType();
        bool keepsAll = type == typeof(JsonConfigurationProvider)
            || type == typeof(JsonStreamConfigurationProvider)
            || type == typeof(ScheduleFileProvider)
            || type == typeof(MemoryConfigurationProvider)
            || type == typeof(EnvironmentVariablesConfigurationProvider);
        return keepsAll ? DataOf((ConfigurationProvider)provider) : null;
    }

    /// <summary>The entries that are in one of some sections, in the order of the provider.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="sections">The paths of the sections.</param>
    public static Dictionary<string, List<KeyValuePair<string, string?>>> In(IEnumerable<KeyValuePair<string, string?>> entries, IReadOnlyCollection<string> sections)
    {
        var found = new Dictionary<string, List<KeyValuePair<string, string?>>>(StringComparer.OrdinalIgnoreCase);
        foreach (string section in sections)
            found.TryAdd(section, []);
        var lookup = found.GetAlternateLookup<ReadOnlySpan<char>>();

        // A key is in the section that it begins with, and there may be some of several depths.
        int[] depths = [.. sections.Select(section => section.Count(c => c == ':')).Distinct().Order()];
        foreach (var entry in entries)
        {
            int depth = 0, end = -1;
            foreach (int wanted in depths)
            {
                while (depth <= wanted && end < entry.Key.Length)
                {
                    end = entry.Key.IndexOf(':', end + 1) is >= 0 and var colon ? colon : entry.Key.Length;
                    depth++;
                }

                if (depth == wanted + 1 && lookup.TryGetValue(entry.Key.AsSpan(0, end), out var list))
                    list.Add(entry);
            }
        }

        return found;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Data")]
    private static extern IDictionary<string, string?> DataOf(ConfigurationProvider provider);
}
