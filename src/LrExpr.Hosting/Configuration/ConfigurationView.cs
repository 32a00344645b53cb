using LrExpr.Settings;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>One look at the parts of a configuration that schedules are read from. The keys of each provider are gone through once.</summary>
internal sealed class ConfigurationView
{
    private readonly Dictionary<ConfiguredPart, IConfigurationRoot?> _roots = [];
    private Dictionary<IConfigurationRoot, IReadOnlyList<ConfigurationLayer>>? _layers;

    /// <param name="parts">The parts.</param>
    /// <param name="application">The configuration of the application, to which sections given by themselves may belong; null for none.</param>
    public ConfigurationView(IReadOnlyList<ConfiguredPart> parts, IConfiguration? application)
    {
        var configurations = parts.Select(part => part.Configuration).Append(application).OfType<IConfiguration>().Distinct().ToList();
        foreach (var part in parts)
            _roots.TryAdd(part, configurations.Select(configuration => ConfigurationLayers.RootOf(part.Section, configuration)).FirstOrDefault(root => root is not null));
    }

    /// <summary>The layers of each configuration, made when they are asked for: to know the providers, no key need be looked at.</summary>
    private Dictionary<IConfigurationRoot, IReadOnlyList<ConfigurationLayer>> LayersByRoot => _layers ??= _roots
        .Where(part => part.Value is not null)
        .GroupBy(part => part.Value!, part => part.Key.Path)
        .ToDictionary(paths => paths.Key, paths => ConfigurationLayers.Of(paths.Key, [.. paths]));

    /// <summary>The layers that have a part in any of it, the one that is overridden by all others first; those of one configuration after those of another.</summary>
    public IReadOnlyList<ConfigurationLayer> Layers => [.. LayersByRoot.Values.SelectMany(layers => layers)];

    /// <summary>All providers of the configurations, those that have no part in any of it among them.</summary>
    public IReadOnlyCollection<IConfigurationProvider> Providers => [.. _roots.Values.OfType<IConfigurationRoot>().Distinct().SelectMany(ConfigurationLayers.ProvidersOf)];

    /// <summary>Whether a part exists now, be it as a null or an empty object.</summary>
    public bool Has(ConfiguredPart part) => LayersOf(part)?.Any(layer => layer.Has(part.Path)) ?? part.Section.Exists();

    /// <summary>What each layer says of a part, the lowest first. Where the sources are not known, .NET's own merge is the only one.</summary>
    public IReadOnlyList<Setting> Read(ConfiguredPart part) => LayersOf(part) is { } layers
        ? [.. layers.Where(layer => layer.Has(part.Path)).Select(layer => SectionReader.Read(layer, part.Path))]
        : [SectionReader.Read(part.Section)];

    private IReadOnlyList<ConfigurationLayer>? LayersOf(ConfiguredPart part) => _roots[part] is { } root ? LayersByRoot[root] : null;
}
