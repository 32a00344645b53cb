using LrExpr.Registry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Options;

/// <summary>What was read of a section, as a section that never changes.</summary>
/// <param name="setting">What was read; null where there is nothing.</param>
/// <param name="key">Its key.</param>
/// <param name="path">Its key path.</param>
internal sealed class SettingSection(Setting? setting, string key, string path) : IConfigurationSection
{
    private static readonly IChangeToken Never = new ChangeSource().Token;

    public string Key => key;

    public string Path => path;

    public string? Value
    {
        get => setting?.Text;
        set => throw new NotSupportedException("what options are bound from is read only");
    }

    public string? this[string key]
    {
        get => GetSection(key).Value;
        set => throw new NotSupportedException("what options are bound from is read only");
    }

    public IConfigurationSection GetSection(string key) => key.Split(ConfigurationPath.KeyDelimiter).Aggregate(this, (section, part) => section.Child(part));

    public IEnumerable<IConfigurationSection> GetChildren() => setting?.Children.Select(child => Child(child.Key)) ?? [];

    public IChangeToken GetReloadToken() => Never;

    private SettingSection Child(string part) => new(setting?[part], part, ConfigurationPath.Combine(path, part));
}
