namespace LrExpr.Options;

/// <summary>The schedules that options are being bound to on this thread: the binder of .NET asks for each by a text, which is its key path.</summary>
/// <param name="find">The schedule at a key path below the section; null where there is none.</param>
internal sealed class OptionsValues(Func<string, BoundSchedule?> find)
{
    [ThreadStatic]
    private static OptionsValues? t_current;

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public static OptionsValues? Current => t_current;

    /// <summary>The key paths that were asked for.</summary>
    public IReadOnlySet<string> Taken => _taken;

    public BoundSchedule? Find(string place)
    {
        _taken.Add(place);
        return find(place);
    }

    /// <summary>Binds with these schedules.</summary>
    public T While<T>(Func<T> bind)
    {
        var outer = t_current;
        t_current = this;
        try
        {
            return bind();
        }
        finally
        {
            t_current = outer;
        }
    }
}
