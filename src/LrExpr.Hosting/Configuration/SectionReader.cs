using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>
/// A configuration section to settings. Unlike the options binder it drops nothing: a null, an empty text, an object and an
/// array stay what they are, a text below which there are members keeps both, and each value knows its source.
/// </summary>
internal static class SectionReader
{
    /// <summary>Reads a section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="configuration">The configuration it was taken from, as far as is known; without it no source is known.</param>
    public static Setting Read(IConfigurationSection section, IConfiguration? configuration)
    {
        if (ConfigurationLayers.RootOf(section, configuration) is not { } root)
            return Read(section, section.Path);
        return Read(new Member(section.Path, ConfigurationLayers.Of(root, section.Path)), section.Path);
    }

    private static Setting Read(Member member, string path)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var members = new Dictionary<string, Member>(StringComparer.OrdinalIgnoreCase);
        var objects = new List<string>();
        foreach (var layer in member.Below)
        {
            foreach ((string key, bool mayHaveMembers) in layer.MembersOf(path))
            {
                if (!objects.Contains(layer.Source))
                    objects.Add(layer.Source);

                // The spelling of the lowest layer is kept: an environment variable is often in capitals.
                if (!members.TryGetValue(key, out var child))
                    members.Add(key, child = new Member(key, []));
                child.Add(layer, mayHaveMembers);
            }
        }

        (string? text, string? source) = TextOf(path, member.At);
        return new Setting(
            member.Key,
            text,
            members.Values.Select(child => Read(child, ConfigurationPath.Combine(path, child.Key))),
            text is null && objects.Count > 0 ? string.Join(" and ", objects) : source);
    }

    /// <summary>The text that the highest layer gives, which may be a null.</summary>
    private static (string? Text, string? Source) TextOf(string path, List<ConfigurationLayer> layers)
    {
        for (int i = layers.Count - 1; i >= 0; i--)
        {
            if (layers[i].Provider.TryGet(path, out string? text))
                return (text, layers[i].Source);
        }

        return default;
    }

    private static Setting Read(IConfigurationSection section, string key)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return new Setting(key, section.Value, section.GetChildren().Select(child => Read(child, child.Key)), null);
    }

    /// <summary>A key with the layers that have it, and those that may have something below it.</summary>
    private sealed class Member(string key, IEnumerable<ConfigurationLayer> layers)
    {
        public string Key => key;

        public List<ConfigurationLayer> At { get; } = [.. layers];

        public List<ConfigurationLayer> Below { get; } = [.. layers];

        public void Add(ConfigurationLayer layer, bool mayHaveMembers)
        {
            At.Add(layer);
            if (mayHaveMembers)
                Below.Add(layer);
        }
    }
}
