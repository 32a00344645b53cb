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
    public static Setting Read(IConfigurationSection section, IConfiguration? configuration) =>
        ConfigurationLayers.RootOf(section, configuration) is { } root
            ? Read(section.Path, section.Path, ConfigurationLayers.Of(root, section.Path))
            : Read(section, section.Path);

    private static Setting Read(string key, string path, IReadOnlyList<ConfigurationLayer> layers)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var members = new List<Member>();
        var byKey = new Dictionary<string, Member>(StringComparer.OrdinalIgnoreCase);
        var objects = new List<string>();
        foreach (var layer in layers)
        {
            var keys = layer.Provider.GetChildKeys([], path).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (keys.Count > 0)
                objects.Add(layer.Source);
            foreach (string child in keys)
            {
                // The spelling of the lowest layer is kept: an environment variable is often in capitals.
                if (!byKey.TryGetValue(child, out var member))
                    members.Add(byKey[child] = member = new Member(child, []));
                member.Layers.Add(layer);
            }
        }

        (string? text, string? source) = TextOf(path, layers);
        return new Setting(
            key,
            text,
            members.Select(member => Read(member.Key, path + ConfigurationPath.KeyDelimiter + member.Key, member.Layers)),
            text is null && objects.Count > 0 ? string.Join(" and ", objects) : source);
    }

    /// <summary>The text that the highest layer gives, which may be a null.</summary>
    private static (string? Text, string? Source) TextOf(string path, IReadOnlyList<ConfigurationLayer> layers)
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

    private sealed record Member(string Key, List<ConfigurationLayer> Layers);
}
