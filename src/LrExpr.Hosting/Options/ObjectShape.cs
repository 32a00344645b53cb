using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using LrExpr.Text;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Options;

/// <summary>A class with members that are schedules, or have some.</summary>
/// <param name="type">The class.</param>
internal sealed class ObjectShape(
    [DynamicallyAccessedMembers(ObjectShape.Members)] Type type) : OptionsShape
{
    /// <summary>What of a class is read.</summary>
    public const DynamicallyAccessedMemberTypes Members = DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors;

    private readonly List<Member> _members = [];

    /// <summary>What makes an object: the constructor without parameters, or else the only one.</summary>
    private ConstructorInfo? _constructor;

    /// <summary>Whether there is a constructor without parameters.</summary>
    public bool IsMadeOfNothing => _constructor?.GetParameters() is [];

    /// <summary>Reads the members. Not done at once, since types may contain themselves.</summary>
    /// <param name="shapeOf">The shape of a member's type; null where it has no schedules.</param>
    public void Read(Func<Type, OptionsShape?> shapeOf)
    {
        var constructors = type.GetConstructors();
        _constructor = constructors.FirstOrDefault(one => one.GetParameters().Length == 0) ?? (constructors is [var only] ? only : null);
        foreach (var parameter in _constructor is null ? [] : _constructor.GetParameters())
            _members.Add(new Member(parameter.Name!, parameter.Name!, parameter.ParameterType, shapeOf(parameter.ParameterType)) { Parameter = parameter, IsRequired = !parameter.HasDefaultValue });
        foreach (var property in type.GetProperties())
        {
            if (property.GetIndexParameters().Length > 0 || _members.Exists(member => member.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)))
                continue;
            string key = property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name;
            var member = new Member(property.Name, key, property.PropertyType, shapeOf(property.PropertyType)) { Property = property, IsRequired = property.IsDefined(typeof(RequiredMemberAttribute)) };
            if (member.Shape is not null || LooksLikeASchedule(property.PropertyType))
                _members.Add(member);
        }
    }

    public override bool HasSchedules(HashSet<OptionsShape> asked) => asked.Add(this) && _members.Exists(member => member.Shape?.HasSchedules(asked) == true);

    /// <summary>Leaves to the binder of .NET what turned out to have no schedules, once all types have been read.</summary>
    public void ForgetThoseWithout()
    {
        for (int i = _members.Count - 1; i >= 0; i--)
        {
            if (_members[i] is not { Shape: { } shape } member || shape.HasSchedules([]))
                continue;
            if (member.Parameter is null)
                _members.RemoveAt(i);
            else
                _members[i] = member with { Shape = null };
        }
    }

    public override IEnumerable<(string Path, ScheduleForm Form)> PlacesIn(Setting setting, string path) =>
        from member in _members
        where member.Shape is not null && member.IsBound
        let value = setting[member.Key]
        where value is { IsNullOrEmpty: false }
        from place in member.Shape!.PlacesIn(value, Join(path, value.Key))
        select place;

    public override IEnumerable<OptionsFault> FaultsIn(Setting setting, string path)
    {
        foreach (var member in _members)
        {
            var value = setting[member.Key];
            bool isThere = value is { IsNullOrEmpty: false };
            string at = Join(path, value?.Key ?? member.Key);
            if (member.Shape is null)
            {
                if (isThere && member.Parameter is null)
                    yield return new("LRX3013", at, $"property {Printable.Quote(member.Name)} of {type.Name} has a type that no schedule has; one can be {string.Join(" or ", ScheduleForm.All.Select(form => form.Name))}");
            }
            else if (isThere && !member.IsBound)
            {
                yield return new("LRX3013", at, $"property {Printable.Quote(member.Name)} of {type.Name} has neither a set nor an init accessor");
            }
            else if (isThere)
            {
                foreach (var fault in member.Shape.FaultsIn(value!, at))
                    yield return fault;
            }
            else if (member.IsRequired && member.Shape is ScheduleShape)
            {
                yield return new("LRX3012", at, $"{type.Name} needs a schedule {Printable.Quote(member.Key)}, which is not defined{NearestNames.Suggest(member.Key, [.. setting.Children.Select(child => child.Key)])}");
            }
        }
    }

    public override object? Bind(object? current, Setting setting, string path, OptionsValues values)
    {
        object instance = current ?? Create(setting, path, values);
        values.BindOthers(instance, Without(setting), path);
        foreach (var member in _members)
        {
            if (member is { Shape: { } shape, Property: { } property } && member.IsBound && setting[member.Key] is { IsNullOrEmpty: false } value)
                Set(instance, property, shape, value, Join(path, value.Key), values);
        }

        return instance;
    }

    private static void Set(object instance, PropertyInfo property, OptionsShape shape, Setting value, string path, OptionsValues values)
    {
        bool canSet = property.SetMethod is { IsPublic: true };
        object? current = shape is ObjectShape || !canSet ? property.GetValue(instance) : null;
        object? bound = shape.Bind(current, value, path, values);
        if (canSet && bound is not null)
            property.SetValue(instance, bound);
        else if (!canSet && current is null)
            throw new InvalidOperationException($"property {Printable.Quote(property.Name)} at '{values.PathOf(path)}' has no set accessor, and no object or collection that could be filled");
    }

    private object Create(Setting setting, string path, OptionsValues values)
    {
        if (_constructor is null)
            throw new InvalidOperationException($"{type.Name} at '{values.PathOf(path)}' has several constructors, and none without parameters");
        return _constructor.Invoke([.. _members.Where(member => member.Parameter is not null).Select(Argument)]);

        object? Argument(Member member)
        {
            var value = setting[member.Key];
            object? argument = value is not { IsNullOrEmpty: false } ? null
                : member.Shape is { } shape ? shape.Bind(null, value, Join(path, value.Key), values)
                : values.Other(member.Type, value, Join(path, value.Key));
            return argument ?? (member.Parameter!.HasDefaultValue ? member.Parameter.DefaultValue
                : member.Shape is not null ? null
                : throw new InvalidOperationException($"{type.Name} needs a value at '{values.PathOf(Join(path, member.Key))}'"));
        }
    }

    /// <summary>What is left to the binder of .NET.</summary>
    private Setting Without(Setting setting) => new(
        setting.Key,
        setting.Text,
        setting.Children.Where(child => !_members.Exists(member => (member.Shape is not null || member.Parameter is null) && member.Key.Equals(child.Key, StringComparison.OrdinalIgnoreCase))),
        setting.Source);

    /// <summary>A function of one number, or a schedule of something: whoever has such a property means a schedule.</summary>
    private static bool LooksLikeASchedule(Type type) =>
        type is { IsGenericType: true } && (type.GetGenericTypeDefinition() == typeof(ISchedule<>)
            || (type.GetGenericTypeDefinition() == typeof(Func<,>) && type.GenericTypeArguments.All(argument => argument.IsPrimitive)));

    /// <param name="Name">Its name in C#.</param>
    /// <param name="Key">Its key in the configuration.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Shape">The shape of its type; null where that has no schedules.</param>
    private sealed record Member(string Name, string Key, Type Type, OptionsShape? Shape)
    {
        public ParameterInfo? Parameter { get; init; }

        public PropertyInfo? Property { get; init; }

        public bool IsRequired { get; init; }

        /// <summary>Whether it can be given a value, or the object or collection it has can be filled.</summary>
        public bool IsBound => Parameter is not null || Shape is not ScheduleShape || Property?.SetMethod is { IsPublic: true };
    }
}
