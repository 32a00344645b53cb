using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>One provider of a configuration, and what people call it.</summary>
internal sealed class ConfigurationLayer
{
    private readonly bool _countsKeys;
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="provider">The provider.</param>
    /// <param name="source">What people call it.</param>
    /// <param name="entries">What it has of the sections; null where it must be asked.</param>
    /// <param name="sections">The paths of the sections that will be read.</param>
    public ConfigurationLayer(IConfigurationProvider provider, string source, LayerEntries? entries, IReadOnlyCollection<string> sections)
    {
        Provider = provider;
        Source = source;
        Entries = entries;
        foreach (string section in entries is null ? sections : [])
        {
            var keys = provider.GetChildKeys([], section).ToList();
            if (keys.Count > 0 || provider.TryGet(section, out _))
                _asked.Add(section);
            _countsKeys |= keys.Count > keys.Distinct(StringComparer.OrdinalIgnoreCase).Count();
        }
    }

    public IConfigurationProvider Provider { get; }

    public string Source { get; set; }

    /// <summary>What the provider has of the sections, key by key; null where it must be asked.</summary>
    public LayerEntries? Entries { get; }

    /// <summary>Whether anything of the sections comes from it.</summary>
    public bool HasSome => Entries?.HasSome ?? _asked.Count > 0;

    /// <summary>Whether anything of one of the sections comes from it.</summary>
    public bool Has(string section) => Entries?.Has(section) ?? _asked.Contains(section);

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
