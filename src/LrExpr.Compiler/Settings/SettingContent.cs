namespace LrExpr.Settings;

/// <summary>Compares what two readings of a configuration say, and where it stands.</summary>
internal static class SettingContent
{
    public static IEqualityComparer<Setting> Comparer { get; } = EqualityComparer<Setting>.Create((left, right) => IsSame(left!, right!), setting => setting.Key.Length);

    public static bool IsSame(Setting left, Setting right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left.Key != right.Key || left.Text != right.Text || left.Source != right.Source)
            return false;
        return AreSame(left.Children, right.Children) && AreSame(left.Replaced, right.Replaced);
    }

    private static bool AreSame(IReadOnlyList<Setting> left, IReadOnlyList<Setting> right)
    {
        if (left.Count != right.Count)
            return false;
        for (int i = 0; i < left.Count; i++)
        {
            if (!IsSame(left[i], right[i]))
                return false;
        }

        return true;
    }
}
