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
        var layers = ConfigurationLayers.Of(root, section.Path);
        return layers.Count == 0 ? new Setting(section.Path, []) : LayeredSettings.Merge([.. layers.Select(layer => Read(layer, section.Path, section.Path, mayHaveMembers: true))]);
    }

    /// <summary>What one layer says of a key, and below it.</summary>
    private static Setting Read(ConfigurationLayer layer, string path, string key, bool mayHaveMembers)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        layer.Provider.TryGet(path, out string? text);
        return new Setting(
            key,
            AsWritten(text),
            mayHaveMembers ? layer.MembersOf(path).Select(member => Read(layer, ConfigurationPath.Combine(path, member.Key), member.Key, member.MayHaveMembers)) : [],
            layer.Source);
    }

    private static Setting Read(IConfigurationSection section, string key)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return new Setting(key, AsWritten(section.Value), section.GetChildren().Select(child => Read(child, child.Key)), null);
    }

    /// <summary>JSON's <c>true</c>, of which .NET makes <c>True</c>.</summary>
    private static string? AsWritten(string? text) => text switch
    {
        "True" => "true",
        "False" => "false",
        _ => text,
    };
}
