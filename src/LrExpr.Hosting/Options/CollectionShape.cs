using LrExpr.Settings;
using LrExpr.Text;

namespace LrExpr.Options;

/// <summary>An array, a list or a dictionary.</summary>
/// <param name="type">Its type.</param>
/// <param name="element">What its members are.</param>
/// <param name="isByKey">Whether its members have keys; else they are in the order of an array.</param>
/// <param name="form">Makes it ahead of time; null where .NET does.</param>
internal sealed class CollectionShape(Type type, OptionsShape element, bool isByKey, CollectionForm? form) : OptionsShape
{
    public override IEnumerable<SchedulePlace> PlacesIn(Setting setting, string path) =>
        setting.Children.SelectMany(member => element.PlacesIn(member, Join(path, member.Key))).Select(place => place with { IsElement = place.IsElement || element is ScheduleShape });

    public override IEnumerable<OptionsFault> FaultsIn(Setting setting, string path, Func<string, bool> has)
    {
        string wanted = isByKey ? "an object" : "an array";
        if (setting is { IsText: true, IsNullOrEmpty: false })
            return [new("LRX3013", path, $"{wanted} of schedules is needed here, and this is a text")];
        if (!isByKey && element is ScheduleShape && Keys.OfSchedule.FirstOrDefault(key => key.IsForm && setting[key.Name] is not null) is { } key)
            return [new("LRX3013", path, $"an array of schedules is needed here, and this is one schedule, since it has {Printable.Quote(key.Name)}")];
        return setting.Children.SelectMany(member => Below(member, Join(path, member.Key)));

        IEnumerable<OptionsFault> Below(Setting member, string at) => !isByKey && element is ScheduleShape && !has(at)
            ? [new("LRX3013", at, "an element of an array of schedules cannot be null")]
            : element.FaultsIn(member, at, has);
    }

    public override IEnumerable<(string Path, Type Type)> ElementsIn(Setting setting, string path) =>
        setting.Children.SelectMany(member => element.ElementsIn(member, Join(path, member.Key)).Concat(element is ObjectShape { CanBeMade: true } made ? [(Join(path, member.Key), made.Type)] : []));

    public override bool HasSchedules(HashSet<OptionsShape> asked) => element.HasSchedules(asked);

    public override object Make(Setting setting, string path, Func<string, BoundSchedule?> find)
    {
        var members = new List<KeyValuePair<string, object>>(setting.Children.Count);
        foreach (var member in setting.Children)
        {
            if (element.Make(member, Join(path, member.Key), find) is { } value)
                members.Add(new(member.Key, value));
        }

        return (form ?? throw new InvalidOperationException($"{type.Name} is made by the binder of .NET")).From(members);
    }
}
