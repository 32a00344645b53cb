using System.Collections;

namespace LrExpr.Options;

/// <summary>An array, a list or a dictionary.</summary>
/// <param name="element">What its members are.</param>
/// <param name="collection">What it is itself.</param>
internal sealed class CollectionShape(OptionsShape element, CollectionForm collection) : OptionsShape
{
    public override IEnumerable<(string Path, ScheduleForm Form)> PlacesIn(Setting setting, string path) =>
        setting.Children.SelectMany(member => element.PlacesIn(member, Join(path, member.Key)));

    public override IEnumerable<OptionsFault> FaultsIn(Setting setting, string path) =>
        setting.Children.SelectMany(member => element.FaultsIn(member, Join(path, member.Key)));

    public override bool HasSchedules(HashSet<OptionsShape> asked) => element.HasSchedules(asked);

    public override object Bind(object? current, Setting setting, string path, OptionsValues values)
    {
        var members = new List<KeyValuePair<string, object>>(setting.Children.Count);
        foreach (var member in setting.Children)
        {
            if (element.Bind(null, member, Join(path, member.Key), values) is { } value)
                members.Add(new(member.Key, value));
        }

        return current is null ? collection.From(members) : Fill(current, members);
    }

    /// <summary>A collection without a set accessor is filled, as the binder of .NET does.</summary>
    private static object Fill(object current, List<KeyValuePair<string, object>> members)
    {
        foreach (var (key, value) in members)
        {
            if (current is IDictionary dictionary)
                dictionary[key] = value;
            else if (current is IList { IsFixedSize: false } list)
                list.Add(value);
            else
                throw new InvalidOperationException($"a {current.GetType().Name} without a set accessor cannot be filled");
        }

        return current;
    }
}
