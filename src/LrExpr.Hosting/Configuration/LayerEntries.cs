using System.Runtime.CompilerServices;
using LrExpr.ScheduleFiles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace LrExpr.Configuration;

/// <summary>The entries of a provider, by the sections they are in.</summary>
internal sealed class LayerEntries
{
    private static readonly List<KeyValuePair<string, string?>> None = [];

    private readonly IReadOnlyCollection<string> _sections;

    /// <summary>All entries, those of no section among them, and the sections that each is in.</summary>
    private readonly KeyValuePair<string, string?>[] _all;
    private readonly string[][] _sectionsOf;

    private readonly Dictionary<string, List<KeyValuePair<string, string?>>> _entries;

    private LayerEntries(IEnumerable<KeyValuePair<string, string?>> all, IReadOnlyCollection<string> sections)
    {
        _sections = sections;
        _all = [.. all];
        _sectionsOf = new string[_all.Length][];
        _entries = new(StringComparer.OrdinalIgnoreCase);
        var places = new SectionPaths(sections);
        for (int i = 0; i < _all.Length; i++)
        {
            _sectionsOf[i] = places.Of(_all[i].Key);
            foreach (string section in _sectionsOf[i])
            {
                if (!_entries.TryGetValue(section, out var list))
                    _entries.Add(section, list = []);
                list.Add(_all[i]);
            }
        }
    }

    private LayerEntries(LayerEntries before, List<int> changed, List<string?> values)
    {
        _sections = before._sections;
        _all = [.. before._all];
        _sectionsOf = before._sectionsOf;
        _entries = new(before._entries, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < changed.Count; i++)
            _all[changed[i]] = new(_all[changed[i]].Key, values[i]);
        Edited = [.. changed.SelectMany(index => _sectionsOf[index]).Distinct(StringComparer.OrdinalIgnoreCase)];
        foreach (string section in Edited)
            _entries[section] = [.. _all.Where((_, index) => _sectionsOf[index].Contains(section, StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>The sections in which values are not what they were at the look before, where the keys are the same; null where more is different.</summary>
    public IReadOnlyList<string>? Edited { get; }

    /// <summary>Whether there is an entry in any section.</summary>
    public bool HasSome => _entries.Count > 0;

    /// <summary>Whether there is an entry in a section.</summary>
    public bool Has(string section) => _entries.ContainsKey(section);

    /// <summary>The entries in a section, in the order of the provider: the very list of the look before, where no key has changed since then, and no value of the section.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> In(string section) => _entries.GetValueOrDefault(section) ?? None;

    /// <summary>What a provider has of some sections; null where it may have some that it does not keep, and must be asked.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="sections">The paths of the sections.</param>
    /// <param name="before">What it had at the look before; null for none.</param>
    /// <returns>The very object of the look before, where nothing has changed.</returns>
    public static LayerEntries? Of(IConfigurationProvider provider, IReadOnlyCollection<string> sections, LayerEntries? before = null) => All(provider) is not { } all ? null
        : before is not null && ReferenceEquals(before._sections, sections) ? before.Now(all)
        : new LayerEntries(all, sections);

    /// <summary>All entries of a provider; null where it may have some that it does not keep, and must be asked.</summary>
    /// <remarks>By the very type: what derives from one of these may answer otherwise.</remarks>
    public static IEnumerable<KeyValuePair<string, string?>>? All(IConfigurationProvider provider)
    {
        var type = provider.GetType();
        bool keepsAll = type == typeof(JsonConfigurationProvider)
            || type == typeof(JsonStreamConfigurationProvider)
            || type == typeof(ScheduleFileProvider)
            || type == typeof(MemoryConfigurationProvider)
            || type == typeof(EnvironmentVariablesConfigurationProvider);
        return keepsAll ? DataOf((ConfigurationProvider)provider) : null;
    }

    /// <summary>What it comes to where entries are these now. An edit mostly leaves the keys as they are, and then nothing is looked up.</summary>
    private LayerEntries Now(IEnumerable<KeyValuePair<string, string?>> all)
    {
        List<int> changed = [];
        List<string?> values = [];
        int count = 0;
        foreach (var (key, value) in all)
        {
            if (count == _all.Length || _all[count].Key != key)
                return new LayerEntries(all, _sections);
            if (_all[count].Value != value)
            {
                changed.Add(count);
                values.Add(value);
            }

            count++;
        }

        return count < _all.Length ? new LayerEntries(all, _sections)
            : changed.Count == 0 ? this
            : new LayerEntries(this, changed, values);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Data")]
    private static extern IDictionary<string, string?> DataOf(ConfigurationProvider provider);
}
