using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>One provider of a configuration, and what people call it.</summary>
internal sealed class ConfigurationLayer
{
    private readonly bool _countsKeys;
    private readonly Lazy<KeyIndex>? _index;

    /// <param name="provider">The provider.</param>
    /// <param name="source">What people call it.</param>
    /// <param name="path">The section that will be read.</param>
    public ConfigurationLayer(IConfigurationProvider provider, string source, string path)
    {
        Provider = provider;
        Source = source;
        if (KeyIndex.KeysOf(provider) is { } all)
        {
            HasSection = all.Any(key => KeyIndex.IsIn(path, key));
            _index = new(() => KeyIndex.Of(all, path), LazyThreadSafetyMode.None);
            return;
        }

        var keys = provider.GetChildKeys([], path).ToList();
        HasSection = keys.Count > 0 || provider.TryGet(path, out _);
        _countsKeys = keys.Count > keys.Distinct(StringComparer.OrdinalIgnoreCase).Count();
    }

    public IConfigurationProvider Provider { get; }

    public string Source { get; set; }

    /// <summary>Whether anything of the section comes from it.</summary>
    public bool HasSection { get; }

    /// <summary>The members below a path, and whether each may have members itself.</summary>
    public IEnumerable<(string Key, bool MayHaveMembers)> MembersOf(string path) => _index is null ? Ask(path) : _index.Value.MembersOf(path);

    /// <remarks>
    /// To ask for members, a provider goes through all its keys, so it pays not to ask below plain values, which are most of a section.
    /// Providers give a member once for each key below it. Where one shows that it does so, a member that has a value and is given once
    /// has nothing below it; otherwise everything is asked.
    /// </remarks>
    private IEnumerable<(string Key, bool MayHaveMembers)> Ask(string path) =>
        Provider.GetChildKeys([], path).CountBy(key => key, StringComparer.OrdinalIgnoreCase)
            .Select(member => (member.Key, !(_countsKeys && member.Value == 1 && Provider.TryGet(ConfigurationPath.Combine(path, member.Key), out _))));
}
