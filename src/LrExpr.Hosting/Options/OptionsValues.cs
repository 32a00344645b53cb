namespace LrExpr.Options;

/// <summary>The schedules that options are being bound to on this thread: the binder of .NET asks for each by a text, which is its key path.</summary>
/// <param name="find">The schedule at a key path below the section; null where there is none.</param>
internal sealed class OptionsValues(Func<string, BoundSchedule?> find)
{
    /// <summary>Begins the text that stands for a schedule; no text of a configuration does.</summary>
    private const char Mark = '\u0001';

    /// <summary>Stands before each list of inputs, and <see cref="Comma"/> between them; no name has either.</summary>
    private const char Inputs = '\u0002';

    private const char Comma = '\u0003';

    [ThreadStatic]
    private static OptionsValues? t_current;

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public static OptionsValues? Current => t_current;

    /// <summary>The key paths that were asked for.</summary>
    public IReadOnlySet<string> Taken => _taken;

    /// <summary>The text that stands for the schedule at a key path.</summary>
    /// <param name="place">The key path.</param>
    /// <param name="inputs">The inputs that functions of it give.</param>
    public static string TextFor(string place, IEnumerable<IReadOnlyList<string>> inputs) => Mark + place + string.Concat(inputs.Select(names => Inputs + string.Join(Comma, names)));

    /// <summary>The schedule that a text stands for; null for another text.</summary>
    public BoundSchedule? FindByText(string text)
    {
        if (!text.StartsWith(Mark))
            return null;
        string[] parts = text[1..].Split(Inputs);
        return Find(parts[0]) is { } schedule ? schedule with { Inputs = [.. parts.Skip(1).Select(names => names.Split(Comma))] } : null;
    }

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
