using System.Diagnostics.CodeAnalysis;

namespace LrExpr.Options;

/// <summary>Where schedules stand in a type of options: what is neither of these shapes has none, and is left to the binder of .NET.</summary>
internal abstract class OptionsShape
{
    /// <summary>The key paths of the values that are schedules.</summary>
    /// <param name="setting">What stands there.</param>
    /// <param name="path">Its key path below the section; empty for the section.</param>
    public abstract IEnumerable<(string Path, ScheduleForm Form)> PlacesIn(Setting setting, string path);

    /// <summary>What code says that the configuration cannot do, or must and does not.</summary>
    /// <param name="setting">What stands there.</param>
    /// <param name="path">Its key path below the section; empty for the section.</param>
    public virtual IEnumerable<OptionsFault> FaultsIn(Setting setting, string path) => [];

    /// <summary>The value.</summary>
    /// <param name="current">The value there is; null for none.</param>
    /// <param name="setting">What stands there.</param>
    /// <param name="path">Its key path below the section; empty for the section.</param>
    /// <param name="values">Gives schedules, and binds what is none.</param>
    /// <returns>The value; null where there is no such schedule.</returns>
    public abstract object? Bind(object? current, Setting setting, string path, OptionsValues values);

    /// <summary>The shape of a type that is a schedule, or a collection of them, and of no other.</summary>
    public static OptionsShape? OfSchedules(Type type) =>
        ScheduleForm.Of(type) is { } form ? new ScheduleShape(form)
        : ScheduleForm.InCollection(type) is var (element, collection) ? new CollectionShape(new ScheduleShape(element), collection)
        : null;

    /// <summary>Whether it is a schedule or has one.</summary>
    /// <param name="asked">What has been asked already: types may contain themselves.</param>
    public abstract bool HasSchedules(HashSet<OptionsShape> asked);

    /// <summary>The key path of a member.</summary>
    protected static string Join(string path, string key) => path.Length == 0 ? key : $"{path}:{key}";

    /// <summary>The shapes of types that may have schedules deep inside.</summary>
    [RequiresUnreferencedCode(Reason)]
    [RequiresDynamicCode(Reason)]
    public static Func<Type, OptionsShape?> Nested()
    {
        var known = new Dictionary<Type, ObjectShape>();
        return type =>
        {
            var shape = Of(type);
            foreach (var members in known.Values)
                members.ForgetThoseWithout();
            return shape?.HasSchedules([]) == true ? shape : null;
        };

        OptionsShape? Of(Type type)
        {
            if (OfSchedules(type) is { } schedules)
                return schedules;
            if (ElementOf(type) is { } element)
                return Of(element) is { } shape && CollectionOf(element, type) is { } collection ? new CollectionShape(shape, collection) : null;
            if (!MayHaveSchedules(type))
                return null;
            if (!known.TryGetValue(type, out var members))
            {
                known.Add(type, members = new ObjectShape(type));
                members.Read(Of);
            }

            return members;
        }
    }

    private const string Reason = "Members of nested types are read by reflection. Ahead of time, bind each type by itself.";

    private static bool MayHaveSchedules(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsArray: false, ContainsGenericParameters: false }
        && type.Assembly != typeof(object).Assembly && !typeof(Delegate).IsAssignableFrom(type);

    private static Type? ElementOf(Type type) =>
        type.IsArray && type.GetArrayRank() == 1 ? type.GetElementType()
        : type is { IsGenericType: true, GenericTypeArguments: [var element] } ? element
        : type is { IsGenericType: true, GenericTypeArguments: [var key, var value] } && key == typeof(string) ? value
        : null;

    [RequiresUnreferencedCode(Reason)]
    [RequiresDynamicCode(Reason)]
    private static CollectionForm? CollectionOf(Type element, Type type) =>
        (CollectionForm?)typeof(CollectionForm).GetMethod(nameof(CollectionForm.Of))!.MakeGenericMethod(element).Invoke(null, [type]);
}

/// <summary>What is wrong between a type of options and the configuration.</summary>
/// <param name="Code">The code of the message.</param>
/// <param name="Path">The key path below the section.</param>
/// <param name="Message">The message.</param>
internal sealed record OptionsFault(string Code, string Path, string Message);
