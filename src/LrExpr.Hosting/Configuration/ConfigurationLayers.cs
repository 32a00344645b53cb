using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>The providers of a configuration, and what they have of some sections.</summary>
internal sealed class ConfigurationLayers
{
    private readonly IReadOnlyList<ConfigurationLayer> _all;

    private ConfigurationLayers(IReadOnlyList<ConfigurationLayer> all, IReadOnlyList<string>? edited)
    {
        _all = all;
        Edited = edited;
        Used = [.. all.Where(layer => layer.HasSome)];
        foreach (var namesakes in Used.GroupBy(layer => layer.Source).Where(group => group.Count() > 1).ToList())
        {
            int number = 1;
            foreach (var layer in namesakes)
                layer.Source = SourceName.FullOf(layer.Provider) ?? FormattableString.Invariant($"{namesakes.Key} ({number++})");
        }
    }

    /// <summary>Those that have a part in the sections, the one that is overridden by all others first, each with a name of its own, since what was merged is told by its sources.</summary>
    public IReadOnlyList<ConfigurationLayer> Used { get; }

    /// <summary>The sections in which values are not what they were at the look before, where providers and keys are the same; null where more is different.</summary>
    public IReadOnlyList<string>? Edited { get; }

    /// <param name="root">The configuration.</param>
    /// <param name="sections">The paths of the sections.</param>
    /// <param name="before">The look before; null for none.</param>
    /// <returns>The very object of the look before, where nothing has changed.</returns>
    public static ConfigurationLayers Of(IConfigurationRoot root, IReadOnlyCollection<string> sections, ConfigurationLayers? before = null)
    {
        List<IConfigurationProvider> providers = [.. ProvidersOf(root)];
        List<string>? edited = providers.Count == before?._all.Count ? [] : null;
        var entries = new LayerEntries?[providers.Count];
        for (int i = 0; i < providers.Count; i++)
        {
            var known = i < before?._all.Count && before._all[i].Provider == providers[i] ? before._all[i].Entries : null;
            entries[i] = LayerEntries.Of(providers[i], sections, known);
            if (known is null || (entries[i] != known && entries[i]!.Edited is null))
                edited = null;
            else if (entries[i] != known)
                edited?.AddRange(entries[i]!.Edited!);
        }

        return edited is [] && entries.SequenceEqual(before!._all.Select(layer => layer.Entries)) ? before
            : new([.. providers.Select((provider, index) => new ConfigurationLayer(provider, SourceName.Of(provider), entries[index], sections))], edited);
    }

    /// <summary>
    /// The root a section belongs to, looked for in the configuration given and in those chained to it; null where it is none of them.
    /// </summary>
    /// <remarks>A section does not show its root, but hands out its root's change token. A reload in between exchanges it, hence the second try.</remarks>
    public static IConfigurationRoot? RootOf(IConfigurationSection section, IConfiguration? configuration) =>
        configuration is IConfigurationRoot root ? Find(section, root) ?? Find(section, root) : null;

    private static IConfigurationRoot? Find(IConfigurationSection section, IConfigurationRoot root) =>
        ReferenceEquals(root.GetReloadToken(), section.GetReloadToken())
            ? root
            : root.Providers.Select(Chained).OfType<IConfigurationRoot>().Select(chained => Find(section, chained)).FirstOrDefault(found => found is not null);

    /// <summary>All providers, those of chained configurations in their places.</summary>
    public static IEnumerable<IConfigurationProvider> ProvidersOf(IConfigurationRoot root) =>
        root.Providers.SelectMany(provider => Chained(provider) is { } chained ? ProvidersOf(chained) : [provider]);

    private static IConfigurationRoot? Chained(IConfigurationProvider provider) =>
        (provider as ChainedConfigurationProvider)?.Configuration as IConfigurationRoot;
}
