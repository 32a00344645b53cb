using LrExpr.Settings;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>One look at the parts of a configuration that schedules are read from. The keys of each provider are gone through once.</summary>
internal sealed class ConfigurationView
{
    private readonly Dictionary<ConfiguredPart, IConfigurationRoot?> _roots = [];
    private Dictionary<IConfigurationRoot, IReadOnlyList<ConfigurationLayer>>? _layers;

    private readonly Dictionary<ConfiguredPart, PartLayers> _read = [];
    private readonly Dictionary<ConfiguredPart, PartLayers>? _before;

    /// <param name="parts">The parts.</param>
    /// <param name="application">The configuration of the application, to which sections given by themselves may belong; null for none.</param>
    /// <param name="before">The look before: a part of which the same is said now is not read again. Null for none.</param>
    public ConfigurationView(IReadOnlyList<ConfiguredPart> parts, IConfiguration? application, ConfigurationView? before = null)
    {
        _before = before?._read;
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
    /// <returns>The very object of the look before, where that said the same.</returns>
    public IReadOnlyList<Setting> Read(ConfiguredPart part)
    {
        if (_read.TryGetValue(part, out var read))
            return read.Settings;
        var layers = LayersOf(part)?.Where(layer => layer.Has(part.Path)).ToList();
        read = _before?.GetValueOrDefault(part) is { } before && before.IsSame(layers) ? before
            : new PartLayers(layers, layers is null ? [SectionReader.ReadMerged(part.Section, part.TextOf)] : [.. layers.Select(layer => SectionReader.Read(layer, part.Path, part.TextOf))], part.Path);
        _read.Add(part, read);
        return read.Settings;
    }

    private IReadOnlyList<ConfigurationLayer>? LayersOf(ConfiguredPart part) => _roots[part] is { } root ? LayersByRoot[root] : null;

    /// <summary>What layers say of a part: key by key, and as settings.</summary>
    private sealed class PartLayers(IReadOnlyList<ConfigurationLayer>? layers, IReadOnlyList<Setting> settings, string path)
    {
        public IReadOnlyList<Setting> Settings => settings;

        /// <summary>Whether layers say the same, entry by entry. What must be asked is asked anew.</summary>
        public bool IsSame(IReadOnlyList<ConfigurationLayer>? others)
        {
            if (layers is null || others is null || layers.Count != others.Count)
                return false;
            for (int i = 0; i < layers.Count; i++)
            {
                if (layers[i].Source != others[i].Source || layers[i].EntriesOf(path) is not { } entries || others[i].EntriesOf(path) is not { } now || !AreSame(entries, now))
                    return false;
            }

            return true;
        }

        private static bool AreSame(IReadOnlyList<KeyValuePair<string, string?>> entries, IReadOnlyList<KeyValuePair<string, string?>> others)
        {
            if (entries.Count != others.Count)
                return false;
            for (int i = 0; i < entries.Count; i++)
            {
                if (entries[i].Key != others[i].Key || entries[i].Value != others[i].Value)
                    return false;
            }

            return true;
        }
    }
}
