using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>The providers that have a part in some sections, the one that is overridden by all others first.</summary>
internal static class ConfigurationLayers
{
    /// <summary>The layers of sections, each with a name of its own, since what was merged is told by its sources.</summary>
    public static IReadOnlyList<ConfigurationLayer> Of(IConfigurationRoot root, params IReadOnlyCollection<string> sections)
    {
        var layers = ProvidersOf(root)
            .Select(provider => new ConfigurationLayer(provider, SourceName.Of(provider), sections))
            .Where(layer => layer.HasSome)
            .ToList();
        foreach (var namesakes in layers.GroupBy(layer => layer.Source).Where(group => group.Count() > 1).ToList())
        {
            int number = 1;
            foreach (var layer in namesakes)
                layer.Source = SourceName.FullOf(layer.Provider) ?? FormattableString.Invariant($"{namesakes.Key} ({number++})");
        }

        return layers;
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
