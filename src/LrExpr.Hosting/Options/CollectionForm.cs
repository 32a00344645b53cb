namespace LrExpr.Options;

/// <summary>A type of collection that the members of options can have.</summary>
/// <param name="isByKey">Whether its members have keys.</param>
/// <param name="from">Makes it of the keys and the members.</param>
internal sealed class CollectionForm(bool isByKey, Func<IReadOnlyList<KeyValuePair<string, object>>, object> from)
{
    /// <summary>Whether its members have keys; else they are in the order of an array.</summary>
    public bool IsByKey => isByKey;

    public object From(IReadOnlyList<KeyValuePair<string, object>> members) => from(members);

    /// <summary>The form of a type that is a collection of <typeparamref name="T"/>; null for any other.</summary>
    public static CollectionForm? Of<T>(Type type) =>
        type == typeof(T[]) ? new(false, members => members.Select(member => (T)member.Value).ToArray())
        : Lists<T>().Contains(type) ? new(false, members => members.Select(member => (T)member.Value).ToList())
        : Dictionaries<T>().Contains(type) ? new(true, members => members.ToDictionary(member => member.Key, member => (T)member.Value, StringComparer.OrdinalIgnoreCase))
        : null;

    private static Type[] Lists<T>() => [typeof(List<T>), typeof(IList<T>), typeof(ICollection<T>), typeof(IEnumerable<T>), typeof(IReadOnlyList<T>), typeof(IReadOnlyCollection<T>)];

    private static Type[] Dictionaries<T>() => [typeof(Dictionary<string, T>), typeof(IDictionary<string, T>), typeof(IReadOnlyDictionary<string, T>)];
}
