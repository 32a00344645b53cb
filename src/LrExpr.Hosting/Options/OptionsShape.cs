using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Options;

/// <summary>Where schedules stand in a type of options: what is none of these shapes has none.</summary>
internal abstract class OptionsShape
{
    /// <summary>The values that are schedules.</summary>
    /// <param name="setting">What stands there.</param>
    /// <param name="path">Its key path below the section; empty for the section.</param>
    public abstract IEnumerable<SchedulePlace> PlacesIn(Setting setting, string path);

    /// <summary>What code says that the configuration cannot do, or must and does not.</summary>
    /// <param name="setting">What stands there.</param>
    /// <param name="path">Its key path below the section; empty for the section.</param>
    /// <param name="has">Whether there is a schedule at a key path: a null in a higher source removes one.</param>
    public virtual IEnumerable<OptionsFault> FaultsIn(Setting setting, string path, Func<string, bool> has) => [];

    /// <summary>The members of collections that are objects with schedules. The binder of .NET leaves out one that it cannot make, and says nothing.</summary>
    /// <param name="setting">What stands there.</param>
    /// <param name="path">Its key path below the section; empty for the section.</param>
    public virtual IEnumerable<(string Path, Type Type)> ElementsIn(Setting setting, string path) => [];

    /// <summary>Whether it is a schedule or has one.</summary>
    /// <param name="asked">What has been asked already: types may contain themselves.</param>
    public abstract bool HasSchedules(HashSet<OptionsShape> asked);

    /// <summary>The value, where the binder of .NET cannot make it: ahead of time.</summary>
    /// <param name="setting">What stands there.</param>
    /// <param name="path">Its key path below the section.</param>
    /// <param name="find">The schedule at a key path below the section; null where there is none.</param>
    /// <returns>The value; null where there is no such schedule.</returns>
    public abstract object? Make(Setting setting, string path, Func<string, BoundSchedule?> find);

    /// <summary>The shape of a type that is a schedule, or a collection of them, and of no other.</summary>
    public static OptionsShape? OfSchedules(Type type, IReadOnlyList<string>? inputs) =>
        ScheduleForm.Of(type) is { } form ? new ScheduleShape(form, inputs)
        : ScheduleForm.InCollection(type) is var (element, collection) ? new CollectionShape(type, new ScheduleShape(element, inputs), collection.IsByKey, collection)
        : null;

    /// <summary>The key path of a member.</summary>
    protected static string Join(string path, string key) => path.Length == 0 ? key : $"{path}:{key}";

    /// <summary>The shapes of types that may have schedules deep inside.</summary>
    /// <param name="binder">What the binder of .NET is told.</param>
    [RequiresUnreferencedCode("Members of nested types are read by reflection. Ahead of time, bind each type by itself.")]
    public static ShapeOf Nested(BinderOptions binder)
    {
        var known = new Dictionary<Type, ObjectShape>();
        var walked = new HashSet<Type>();
        return (type, inputs) =>
        {
            var shape = Of(type, inputs);
            foreach (var members in known.Values)
                members.ForgetThoseWithout();
            return shape?.HasSchedules([]) == true ? shape : null;
        };

        OptionsShape? Of(Type type, IReadOnlyList<string>? inputs)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (ScheduleForm.Of(type) is { } form)
                return new ScheduleShape(form, inputs);
            if (known.TryGetValue(type, out var members))
                return members;

            // A collection may be one of itself, and a generic type may have a member of ever more arguments.
            if (walked.Count >= DeepestNesting || !walked.Add(type))
                return null;
            try
            {
                if (ElementOf(type) is var (element, isByKey))
                    return Of(element, inputs) is { } shape ? new CollectionShape(type, shape, isByKey, null) : null;
                if (!MayHaveSchedules(type))
                    return null;
                known.Add(type, members = new ObjectShape(type));
                members.Read(Of, binder.BindNonPublicProperties);
                return members;
            }
            catch (Exception exception) when (exception is IOException or TypeLoadException or BadImageFormatException)
            {
                // A member is of an assembly that is not there. Whoever binds the class does not need it.
                known.Remove(type);
                return null;
            }
            finally
            {
                walked.Remove(type);
            }
        }
    }

    /// <summary>How deep types are looked into.</summary>
    private const int DeepestNesting = 64;

    private static bool MayHaveSchedules(Type type) =>
        type is { IsPrimitive: false, IsEnum: false, IsPointer: false, IsByRef: false, IsArray: false, ContainsGenericParameters: false }
        && type.Assembly != typeof(object).Assembly && !typeof(Delegate).IsAssignableFrom(type);

    /// <summary>What the members of a collection are, as the binder of .NET sees it, and whether they have keys.</summary>
    [RequiresUnreferencedCode("Interfaces are read by reflection.")]
    private static (Type Element, bool IsByKey)? ElementOf(Type type)
    {
        return type.IsArray ? (type.GetElementType()!, false)
            : type == typeof(string) || type.IsValueType ? null
            : Find(typeof(IDictionary<,>)) is { } dictionary ? (dictionary.GenericTypeArguments[1], true)
            : type.IsInterface && Find(typeof(IReadOnlyDictionary<,>)) is { } readOnly ? (readOnly.GenericTypeArguments[1], true)
            : (Find(typeof(ICollection<>)) ?? (type.IsInterface ? Find(typeof(IEnumerable<>)) : null)) is { } collection ? (collection.GenericTypeArguments[0], false)
            : null;

        Type? Find(Type generic) => type.GetInterfaces().Prepend(type).FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == generic);
    }
}

/// <summary>A value of options that is a schedule.</summary>
/// <param name="Path">Its key path below the section.</param>
/// <param name="Form">What the options take it as.</param>
/// <param name="IsThere">Whether anything stands there but a null or an empty text.</param>
/// <param name="IsElement">Whether it is a member of a collection.</param>
internal readonly record struct SchedulePlace(string Path, ScheduleForm Form, bool IsThere, bool IsElement = false)
{
    /// <summary>The inputs that it gives, as the member says them; null where it says nothing.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }
}

/// <summary>The shape of a type; null where it has no schedules.</summary>
/// <param name="type">The type.</param>
/// <param name="inputs">The inputs that a member of that type says its functions give; null where it says nothing.</param>
internal delegate OptionsShape? ShapeOf(Type type, IReadOnlyList<string>? inputs = null);

/// <summary>What is wrong between a type of options and the configuration.</summary>
/// <param name="Code">The code of the message.</param>
/// <param name="Path">The key path below the section.</param>
/// <param name="Message">The message.</param>
internal sealed record OptionsFault(string Code, string Path, string Message);
