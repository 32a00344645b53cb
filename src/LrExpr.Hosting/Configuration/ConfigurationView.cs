using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>One look at the parts of a configuration that schedules are read from. The keys of each provider are gone through once.</summary>
internal sealed class ConfigurationView
{
    private readonly Dictionary<ConfiguredPart, IConfigurationRoot?> _roots;
    private readonly Dictionary<IConfigurationRoot, IReadOnlyList<string>> _paths;
    private readonly Dictionary<IConfigurationRoot, ConfigurationLayers> _layers;
    private readonly Dictionary<ConfiguredPart, PartLayers> _read = [];
    private readonly Dictionary<ConfiguredPart, PartLayers>? _readBefore;

    /// <param name="roots">The configuration that each part is of; null where it is not known.</param>
    /// <param name="before">The look before: what says the same now is not read again. Null for none.</param>
    public ConfigurationView(Dictionary<ConfiguredPart, IConfigurationRoot?> roots, ConfigurationView? before = null)
    {
        _roots = roots;
        _readBefore = before?._read;
        if (before?._roots == roots)
        {
            _paths = before._paths;
            _layers = _paths.ToDictionary(paths => paths.Key, paths => ConfigurationLayers.Of(paths.Key, paths.Value, before._layers[paths.Key]));
            if (EditedSince(before) is not { } edited)
                return;
            _read = new(before._read);
            foreach (var part in edited)
                _read.Remove(part);
            Edited = edited;
            return;
        }

        _paths = roots.Where(part => part.Value is not null)
            .GroupBy(part => part.Value!, part => part.Key.Path)
            .ToDictionary(paths => paths.Key, paths => (IReadOnlyList<string>)[.. paths.Distinct(StringComparer.OrdinalIgnoreCase)]);
        _layers = _paths.ToDictionary(paths => paths.Key, paths => ConfigurationLayers.Of(paths.Key, paths.Value));
    }

    /// <summary>The parts that have other values than at the look before; null where more may be different.</summary>
    public IReadOnlyList<ConfiguredPart>? Edited { get; }

    /// <summary>The layers that have a part in any of it, the one that is overridden by all others first; those of one configuration after those of another.</summary>
    public IReadOnlyList<ConfigurationLayer> Layers => [.. _layers.Values.SelectMany(layers => layers.Used)];

    /// <summary>Whether a part exists now, be it as a null or an empty object.</summary>
    public bool Has(ConfiguredPart part) => Look(part).Layers is { } layers ? layers.Count > 0 : part.Section.Exists();

    /// <summary>What each layer says of a part, the lowest first. Where the sources are not known, .NET's own merge is the only one.</summary>
    /// <returns>The very object of the look before, where that said the same.</returns>
    public IReadOnlyList<Setting> Read(ConfiguredPart part) => Look(part).Settings;

    private PartLayers Look(ConfiguredPart part)
    {
        if (_read.TryGetValue(part, out var read))
            return read;
        var layers = _roots[part] is { } root ? _layers[root].Used.Where(layer => layer.Has(part.Path)).ToList() : null;
        read = _readBefore?.GetValueOrDefault(part) is { } before && before.IsSame(layers) ? before
            : new PartLayers(layers, layers is null ? [SectionReader.ReadMerged(part.Section, part.TextOf)] : [.. layers.Select(layer => SectionReader.Read(layer, part.Path, part.TextOf))], part.Path);
        _read.Add(part, read);
        return read;
    }

    private List<ConfiguredPart>? EditedSince(ConfigurationView before)
    {
        var parts = new List<ConfiguredPart>();
        foreach (var (root, layers) in _layers)
        {
            if (layers == before._layers[root])
                continue;
            if (layers.Edited is not { } edited)
                return null;
            parts.AddRange(_roots.Where(part => part.Value == root && edited.Contains(part.Key.Path, StringComparer.OrdinalIgnoreCase)).Select(part => part.Key));
        }

        return _roots.ContainsValue(null) ? null : parts;
    }
}
