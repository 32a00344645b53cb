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
    public const DynamicallyAccessedMemberTypes Members = DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.NonPublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors;

    private readonly List<Member> _members = [];

    /// <summary>What makes an object: the constructor without parameters, or else the only one.</summary>
    private ConstructorInfo? _constructor;

    public Type Type => type;

    /// <summary>Whether there is a constructor without parameters.</summary>
    public bool IsMadeOfNothing => type.IsValueType || _constructor?.GetParameters() is [];

    /// <summary>Whether an object can be made: nothing is of an abstract class.</summary>
    public bool CanBeMade => type is { IsAbstract: false, IsInterface: false };

    /// <summary>The keys of the schedules that must be there.</summary>
    public IEnumerable<string> RequiredKeys => _members.Where(member => member is { Shape: ScheduleShape, IsRequired: true }).Select(member => member.Key);

    /// <summary>Reads the members, as the binder of .NET does. Not done at once, since types may contain themselves.</summary>
    /// <param name="shapeOf">The shape of a member's type; null where it has no schedules.</param>
    /// <param name="isNonPublicBound">Whether properties that are not public are bound as well.</param>
    public void Read(ShapeOf shapeOf, bool isNonPublicBound)
    {
        var constructors = type.GetConstructors();
        _constructor = constructors.FirstOrDefault(one => one.GetParameters().Length == 0) ?? (constructors is [var only] ? only : null);
        foreach (var parameter in _constructor is null ? [] : _constructor.GetParameters())
            _members.Add(new Member(parameter.Name!, parameter.Name!, parameter.ParameterType, shapeOf(parameter.ParameterType, InputsOf(parameter))) { IsParameter = true, IsRequired = !parameter.HasDefaultValue });
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (property.GetIndexParameters().Length > 0 || !(IsBound(property.GetMethod) || IsBound(property.SetMethod)) || _members.Exists(member => member.IsParameter && member.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)))
                continue;
            string key = property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name is { Length: > 0 } name ? name : property.Name;
            _members.Add(new Member(property.Name, key, property.PropertyType, shapeOf(property.PropertyType, InputsOf(property)))
            {
                Property = property,
                HasGet = IsBound(property.GetMethod),
                HasSet = IsBound(property.SetMethod),
                IsRequired = property.IsDefined(typeof(RequiredMemberAttribute)),
            });
        }

        static IReadOnlyList<string>? InputsOf(ICustomAttributeProvider member) => ((ScheduleInputsAttribute?)member.GetCustomAttributes(typeof(ScheduleInputsAttribute), inherit: true).FirstOrDefault())?.Names;

        bool IsBound(MethodInfo? accessor) => accessor is not null && (accessor.IsPublic || isNonPublicBound);
    }

    public override bool HasSchedules(HashSet<OptionsShape> asked) => asked.Add(this) && _members.Exists(member => member.Shape?.HasSchedules(asked) == true);

    /// <summary>Forgets the shapes of what turned out to have no schedules, once all types have been read.</summary>
    public void ForgetThoseWithout()
    {
        for (int i = 0; i < _members.Count; i++)
        {
            if (_members[i].Shape?.HasSchedules([]) == false)
                _members[i] = _members[i] with { Shape = null };
        }
    }

    public override IEnumerable<SchedulePlace> PlacesIn(Setting setting, string path) =>
        from member in _members
        where member.Shape is not null && member.IsBound
        let value = setting[member.Key]
        where value is not null && (member.Shape is ScheduleShape || !value.IsNullOrEmpty)
        from place in member.Shape!.PlacesIn(value, Join(path, value.Key))
        select place;

    public override IEnumerable<OptionsFault> FaultsIn(Setting setting, string path, Func<string, bool> has)
    {
        if (path.Length > 0 && setting is { IsText: true, IsNullOrEmpty: false })
            return [new("LRX3013", path, $"an object is needed here, since {type.Name} has schedules, and this is a text")];
        return _members.SelectMany(member => FaultsOf(member, setting, path, has));
    }

    public override IEnumerable<(string Path, Type Type)> ElementsIn(Setting setting, string path) =>
        from member in _members
        where member.Shape is not null
        let value = setting[member.Key]
        where value is not null
        from element in member.Shape!.ElementsIn(value, Join(path, value.Key))
        select element;

    /// <summary>Sets the properties that are schedules or collections of them.</summary>
    public void Set(object instance, Setting setting, Func<string, BoundSchedule?> find)
    {
        foreach (var member in _members)
        {
            if (member is { Shape: { } shape, Property: { } property } && member.HasSet && setting[member.Key] is { IsNullOrEmpty: false } value && shape.Make(value, value.Key, find) is { } made)
                property.SetValue(instance, made);
        }
    }

    public override object? Make(Setting setting, string path, Func<string, BoundSchedule?> find) => throw new InvalidOperationException($"{type.Name} is made by the binder of .NET");

    /// <summary>An object whose constructor has a default for each parameter; null where it has not.</summary>
    public object? MakeOfDefaults() => _constructor?.GetParameters() is { } parameters && parameters.All(parameter => parameter.HasDefaultValue)
        ? _constructor.Invoke([.. parameters.Select(parameter => parameter.DefaultValue)])
        : null;

    private IEnumerable<OptionsFault> FaultsOf(Member member, Setting setting, string path, Func<string, bool> has)
    {
        var value = setting[member.Key];
        bool isThere = value is { IsNullOrEmpty: false };
        string at = Join(path, value?.Key ?? member.Key);
        string what = $"{(member.IsParameter ? "parameter" : "property")} {Printable.Quote(member.Name)} of {type.Name}";
        if (member.Shape is null)
            return isThere && LooksLikeASchedule(member.Type) ? [new("LRX3013", at, $"{what} has a type that no schedule has; one can be {string.Join(" or ", ScheduleForm.All.Select(form => form.Name))}")] : [];
        if (isThere && !member.IsBound)
            return [new("LRX3013", at, member.HasGet ? $"{what} has neither a set nor an init accessor" : $"{what} has no get accessor, without which the binder of .NET sets nothing")];
        if (isThere && _members.Find(other => other != member && other.Key.Equals(member.Key, StringComparison.OrdinalIgnoreCase) && !(other.Shape is ScheduleShape && member.Shape is ScheduleShape)) is { } twin)
            return [new("LRX3013", at, $"{what} has the key of {Printable.Quote(twin.Name)}, which is no schedule; give one of them another by [ConfigurationKeyName]")];
        if (isThere && member.Shape is ScheduleShape one && _members.Exists(other => other.Shape is ScheduleShape same && other.Key.Equals(member.Key, StringComparison.OrdinalIgnoreCase) && one.DiffersInInputs(same)))
            return [new("LRX3013", at, $"{what} gives other inputs than another member of its key and type; give one of them another type")];
        if (member.IsRequired && !(member.Shape is ScheduleShape ? has(at) : value is { HasChildren: true } or { Text: not null }))
            return [new("LRX3012", at, $"{type.Name} needs {(member.Shape is ScheduleShape ? "a schedule " : "")}{Printable.Quote(member.Key)}, which {(value is null ? "is not defined" + NearestNames.Suggest(member.Key, [.. setting.Children.Select(child => child.Key)]) : "is null")}")];
        return isThere ? member.Shape.FaultsIn(value!, at, has) : [];
    }

    /// <summary>A function of one number, a schedule of something, or a collection of schedules that the binder of .NET does not fill: whoever has such a property means a schedule.</summary>
    private static bool LooksLikeASchedule(Type type) =>
        type is { IsGenericType: true } && (type.GetGenericTypeDefinition() == typeof(ISchedule<>)
            || type.GenericTypeArguments.Any(argument => ScheduleForm.Of(argument) is not null)
            || (type.GetGenericTypeDefinition() is var generic && (generic == typeof(Func<,>) || generic == typeof(Func<,,>)) && type.GenericTypeArguments.All(argument => argument.IsPrimitive)));

    /// <param name="Name">Its name in C#.</param>
    /// <param name="Key">Its key in the configuration.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Shape">The shape of its type; null where that has no schedules.</param>
    private sealed record Member(string Name, string Key, Type Type, OptionsShape? Shape)
    {
        public bool IsParameter { get; init; }

        public PropertyInfo? Property { get; init; }

        public bool HasGet { get; init; }

        public bool HasSet { get; init; }

        public bool IsRequired { get; init; }

        /// <summary>Whether it can be given a value, or the object or collection it has can be filled.</summary>
        public bool IsBound => IsParameter || (HasGet && (HasSet || Shape is not ScheduleShape));
    }
}
