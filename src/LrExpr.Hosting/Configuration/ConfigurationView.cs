using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>One look at the parts of a configuration that schedules are read from. The keys of each provider are gone through once.</summary>
internal sealed class ConfigurationView
{
    private readonly Dictionary<ConfiguredPart, IConfigurationRoot?> _roots;
    private readonly Dictionary<IConfigurationRoot, IReadOnlyList<string>> _paths;
    private readonly Dictionary<ConfiguredPart, PartLayers> _read = [];
    private readonly Dictionary<ConfiguredPart, PartLayers>? _readBefore;
    private readonly Dictionary<IConfigurationRoot, ConfigurationLayers>? _layersBefore;

    /// <param name="parts">The parts.</param>
    /// <param name="application">The configuration of the application, to which sections given by themselves may belong; null for none.</param>
    /// <param name="before">The look before, at the same parts: what says the same now is not read again. Null for none.</param>
    public ConfigurationView(IReadOnlyList<ConfiguredPart> parts, IConfiguration? application, ConfigurationView? before = null)
    {
        (_readBefore, _layersBefore) = (before?._read, before?.LayersByRoot);
        if (before is not null && !before._roots.ContainsValue(null))
        {
            (_roots, _paths) = (before._roots, before._paths);
            return;
        }

        var configurations = parts.Select(part => part.Configuration).Append(application).OfType<IConfiguration>().Distinct().ToList();
        _roots = parts.ToDictionary(part => part, part => configurations.Select(configuration => ConfigurationLayers.RootOf(part.Section, configuration)).FirstOrDefault(root => root is not null));
        _paths = _roots.Where(part => part.Value is not null)
            .GroupBy(part => part.Value!, part => part.Key.Path)
            .ToDictionary(paths => paths.Key, paths => (IReadOnlyList<string>)[.. paths.Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Whether everything is as it was at the look before, as far as can be seen without reading it.</summary>
    public bool IsAsBefore => _layersBefore is not null && !_roots.ContainsValue(null) && LayersByRoot.All(layers => layers.Value == _layersBefore.GetValueOrDefault(layers.Key));

    /// <summary>The layers that have a part in any of it, the one that is overridden by all others first; those of one configuration after those of another.</summary>
    public IReadOnlyList<ConfigurationLayer> Layers => [.. LayersByRoot.Values.SelectMany(layers => layers.Used)];

    /// <summary>All providers of the configurations, those that have no part in any of it among them.</summary>
    public IReadOnlyCollection<IConfigurationProvider> Providers => [.. _paths.Keys.SelectMany(ConfigurationLayers.ProvidersOf)];

    /// <summary>The layers of each configuration, made when they are asked for: to know the providers, no key need be looked at.</summary>
    private Dictionary<IConfigurationRoot, ConfigurationLayers> LayersByRoot => field ??=
        _paths.ToDictionary(paths => paths.Key, paths => ConfigurationLayers.Of(paths.Key, paths.Value, _layersBefore?.GetValueOrDefault(paths.Key)));

    /// <summary>Whether a part exists now, be it as a null or an empty object.</summary>
    public bool Has(ConfiguredPart part) => Look(part).Layers is { } layers ? layers.Count > 0 : part.Section.Exists();

    /// <summary>What each layer says of a part, the lowest first. Where the sources are not known, .NET's own merge is the only one.</summary>
    /// <returns>The very object of the look before, where that said the same.</returns>
    public IReadOnlyList<Setting> Read(ConfiguredPart part) => Look(part).Settings;

    private PartLayers Look(ConfiguredPart part)
    {
        if (_read.TryGetValue(part, out var read))
            return read;
        var layers = _roots[part] is { } root ? LayersByRoot[root].Used.Where(layer => layer.Has(part.Path)).ToList() : null;
        read = _readBefore?.GetValueOrDefault(part) is { } before && before.IsSame(layers) ? before
            : new PartLayers(layers, layers is null ? [SectionReader.ReadMerged(part.Section, part.TextOf)] : [.. layers.Select(layer => SectionReader.Read(layer, part.Path, part.TextOf))], part.Path);
        _read.Add(part, read);
        return read;
    }

    /// <summary>What layers say of a part: key by key, and as settings.</summary>
    private sealed class PartLayers(IReadOnlyList<ConfigurationLayer>? layers, IReadOnlyList<Setting> settings, string path)
    {
        public IReadOnlyList<ConfigurationLayer>? Layers => layers;

        public IReadOnlyList<Setting> Settings => settings;

        /// <summary>Whether layers say the same, entry by entry. What must be asked is asked anew.</summary>
        public bool IsSame(List<ConfigurationLayer>? others)
        {
            if (layers is null || others is null || layers.Count != others.Count)
                return false;
            for (int i = 0; i < layers.Count; i++)
            {
                if (layers[i].Source != others[i].Source || layers[i].Entries is not { } entries || others[i].Entries is not { } now || !AreSame(entries.In(path), now.In(path)))
                    return false;
            }

            return true;
        }

        private static bool AreSame(IReadOnlyList<KeyValuePair<string, string?>> entries, IReadOnlyList<KeyValuePair<string, string?>> others)
        {
            if (ReferenceEquals(entries, others))
                return true;
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
