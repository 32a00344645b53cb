using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>One provider of a configuration, and what people call it.</summary>
internal sealed class ConfigurationLayer
{
    private readonly bool _countsKeys;
    private readonly Dictionary<string, List<KeyValuePair<string, string?>>>? _entries;
    private readonly HashSet<string> _sections = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="provider">The provider.</param>
    /// <param name="source">What people call it.</param>
    /// <param name="sections">The paths of the sections that will be read.</param>
    public ConfigurationLayer(IConfigurationProvider provider, string source, IReadOnlyCollection<string> sections)
    {
        Provider = provider;
        Source = source;
        if (LayerEntries.Of(provider) is { } all)
        {
            _entries = LayerEntries.In(all, sections);
            _sections.UnionWith(_entries.Where(section => section.Value.Count > 0).Select(section => section.Key));
            return;
        }

        foreach (string section in sections)
        {
            var keys = provider.GetChildKeys([], section).ToList();
            if (keys.Count > 0 || provider.TryGet(section, out _))
                _sections.Add(section);
            _countsKeys |= keys.Count > keys.Distinct(StringComparer.OrdinalIgnoreCase).Count();
        }
    }

    public IConfigurationProvider Provider { get; }

    public string Source { get; set; }

    /// <summary>Whether anything of the sections comes from it.</summary>
    public bool HasSome => _sections.Count > 0;

    /// <summary>Whether anything of one of the sections comes from it.</summary>
    public bool Has(string section) => _sections.Contains(section);

    /// <summary>What the provider has of a section, key by key; null where it must be asked.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>>? EntriesOf(string section) => _entries?[section];

    /// <summary>The members below a path, and whether each may have members itself.</summary>
    /// <remarks>
    /// To ask for members, a provider goes through all its keys, so it pays not to ask below plain values, which are most of a section.
    /// Providers give a member once for each key below it. Where one shows that it does so, a member that has a value and is given once
    /// has nothing below it; otherwise everything is asked.
    /// </remarks>
    public IEnumerable<(string Key, bool MayHaveMembers)> Ask(string path) =>
        Provider.GetChildKeys([], path).CountBy(key => key, StringComparer.OrdinalIgnoreCase)
            .Select(member => (member.Key, !(_countsKeys && member.Value == 1 && Provider.TryGet(ConfigurationPath.Combine(path, member.Key), out _))));
}
