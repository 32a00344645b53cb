using System.Collections;
using System.Collections.Immutable;

namespace LrExpr;

/// <summary>Values of parameters by name, given in code.</summary>
/// <example><code>Schedule.Compile("init * rate ^ step", new() { ["init"] = 0.1, ["rate"] = 0.9 })</code></example>
public sealed class ScheduleParameters : IEnumerable<KeyValuePair<string, ParameterValue>>
{
    private readonly List<KeyValuePair<string, ParameterValue>> _values = [];

    /// <summary>Gives a parameter its value. Names are compared without regard to case; one that is given twice is reported when the schedule is compiled.</summary>
    /// <param name="name">The name of the parameter.</param>
    public ParameterValue this[string name]
    {
        set
        {
            ArgumentNullException.ThrowIfNull(name);
            ArgumentNullException.ThrowIfNull(value);
            _values.Add(new(name, value));
        }
    }

    internal ImmutableArray<Setting> ToSettings()
    {
        var settings = ImmutableArray.CreateBuilder<Setting>(_values.Count);
        foreach (var (name, value) in _values)
            settings.Add(value.ToSetting(name));
        return settings.MoveToImmutable();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, ParameterValue>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
