using Microsoft.Extensions.Configuration;

namespace LrExpr.Options;

/// <summary>What options are bound from: the content of their section, the schedules in it, and what binds all else.</summary>
/// <param name="path">The key path of the section.</param>
/// <param name="find">The schedule at a key path below the section; null where there is none.</param>
/// <param name="binder">Binds what is no schedule.</param>
internal sealed class OptionsValues(string path, Func<string, BoundSchedule?> find, OtherBinder binder)
{
    public BoundSchedule? Find(string below) => find(below);

    public void BindOthers(object instance, Setting setting, string below) => binder.Bind(SectionOf(setting, below), instance);

    public object? Other(Type type, Setting setting, string below) => binder.Get(SectionOf(setting, below), type);

    /// <summary>The whole key path.</summary>
    public string PathOf(string below) => below.Length == 0 ? path : $"{path}:{below}";

    private SettingSection SectionOf(Setting setting, string below) => new(setting, setting.Key, PathOf(below));
}

/// <summary>Binds what is no schedule, as .NET does.</summary>
/// <param name="Bind">Sets the members of an object.</param>
/// <param name="Get">Makes a value of a type.</param>
internal sealed record OtherBinder(Action<IConfigurationSection, object> Bind, Func<IConfigurationSection, Type, object?> Get);
