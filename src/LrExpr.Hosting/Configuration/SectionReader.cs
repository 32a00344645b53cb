using System.Runtime.CompilerServices;
using LrExpr.Settings;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>
/// A configuration section to settings. Unlike the options binder it drops nothing: a null, an empty text, an object and an
/// array stay what they are, a text below which there are members keeps both, and each value knows its source.
/// </summary>
internal static class SectionReader
{
    /// <summary>Reads a section with schedules and what they need.</summary>
    /// <param name="section">The section.</param>
    /// <param name="configuration">The configuration it was taken from, as far as is known; without it no source is known.</param>
    public static Setting Read(IConfigurationSection section, IConfiguration? configuration)
    {
        var part = new ConfiguredSection(section, configuration);
        return LayeredSettings.Merge(section.Path, new ConfigurationView(new PartRoots([part], null).Find()).Read(part));
    }

    /// <summary>What one layer says of a section.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="path">The key path of the section.</param>
    /// <param name="textOf">What a value of .NET is as a text.</param>
    public static Setting Read(ConfigurationLayer layer, string path, Func<string?, string?> textOf) => layer.Entries is { } entries
        ? Read(new KeyIndex(entries.In(path), path), layer.Source, path, path, mayHaveMembers: true, textOf)
        : Ask(layer, path, path, mayHaveMembers: true, textOf);

    /// <summary>What a section says whose sources are not known.</summary>
    public static Setting ReadMerged(IConfigurationSection section, Func<string?, string?> textOf) => Read(section, section.Path, textOf);

    /// <summary>The same with each text as JSON writes it.</summary>
    public static Setting AsWritten(Setting setting) => new(setting.Key, AsWritten(setting.Text), setting.Children.Select(AsWritten), setting.Source);

    /// <summary>JSON's <c>true</c>, of which .NET makes <c>True</c>.</summary>
    public static string? AsWritten(string? text) => text switch
    {
        "True" => "true",
        "False" => "false",
        _ => text,
    };

    private static Setting Read(KeyIndex index, string source, string path, string key, bool mayHaveMembers, Func<string?, string?> textOf)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return new Setting(
            key,
            textOf(index.ValueOf(path)),
            mayHaveMembers ? index.MembersOf(path).Select(member => Read(index, source, ConfigurationPath.Combine(path, member.Key), member.Key, member.MayHaveMembers, textOf)) : [],
            source);
    }

    /// <summary>What one layer says of a key, and below it, where its provider must be asked for every key.</summary>
    private static Setting Ask(ConfigurationLayer layer, string path, string key, bool mayHaveMembers, Func<string?, string?> textOf)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        layer.Provider.TryGet(path, out string? text);
        return new Setting(
            key,
            textOf(text),
            mayHaveMembers ? layer.Ask(path).Select(member => Ask(layer, ConfigurationPath.Combine(path, member.Key), member.Key, member.MayHaveMembers, textOf)) : [],
            layer.Source);
    }

    private static Setting Read(IConfigurationSection section, string key, Func<string?, string?> textOf)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return new Setting(key, textOf(section.Value), section.GetChildren().Select(child => Read(child, child.Key, textOf)), null);
    }
}
