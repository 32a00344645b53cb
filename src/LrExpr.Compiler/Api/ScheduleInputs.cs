using System.Collections;

namespace LrExpr;

/// <summary>Values of inputs by name, for one call.</summary>
/// <example><code>double delay = retryDelay.At(attempt, new() { ["client"] = 42, ["load"] = 0.7 });</code></example>
public sealed class ScheduleInputs : IEnumerable<KeyValuePair<string, double>>
{
    private readonly List<KeyValuePair<string, double>> _values = [];

    /// <summary>Gives an input its value. Names are compared without regard to case; the last value of a name counts.</summary>
    /// <param name="name">The name of the input.</param>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    public double this[string name]
    {
        set
        {
            ArgumentNullException.ThrowIfNull(name);
            _values.RemoveAll(known => Syntax.Names.Same(known.Key, name));
            _values.Add(new(name, value));
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
