namespace LrExpr.Configuration;

/// <summary>What layers say of a part: key by key, and as settings.</summary>
/// <param name="layers">The layers, the lowest first; null where they are not known.</param>
/// <param name="settings">What each says; where they are not known, .NET's own merge.</param>
/// <param name="path">The key path of the part.</param>
internal sealed class PartLayers(IReadOnlyList<ConfigurationLayer>? layers, IReadOnlyList<Setting> settings, string path)
{
    public IReadOnlyList<ConfigurationLayer>? Layers => layers;

    public IReadOnlyList<Setting> Settings => settings;

    /// <summary>Whether layers say the same, entry by entry. What must be asked is asked anew.</summary>
    public bool IsSame(List<ConfigurationLayer>? others)
    {
        if (layers is null || others is null || layers.Count != others.Count)
            return false;
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].Source != others[i].Source || layers[i].Entries is not { } entries || others[i].Entries is not { } now || !AreSame(entries.In(path), now.In(path)))
                return false;
        }

        return true;
    }

    private static bool AreSame(IReadOnlyList<KeyValuePair<string, string?>> entries, IReadOnlyList<KeyValuePair<string, string?>> others)
    {
        if (ReferenceEquals(entries, others))
            return true;
        if (entries.Count != others.Count)
            return false;
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries[i].Key != others[i].Key || entries[i].Value != others[i].Value)
                return false;
        }

        return true;
    }
}
