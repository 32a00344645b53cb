using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Kinds;
using LrExpr.Running;
using LrExpr.Running.Emission;
using LrExpr.Text;

namespace LrExpr;

/// <summary>The values of the parameters of a kind written in C#, for one use of it. They have been checked.</summary>
/// <remarks>A name or type that the kind does not declare, or a value that was not given, is an <see cref="ArgumentException"/>.</remarks>
/// <example><code>new ScheduleKind("Twice", arguments => { double rate = arguments.Number("rate"); return step => 2 * rate; })</code></example>
public sealed class KindArguments
{
    private readonly string _kind;
    private readonly IReadOnlyDictionary<string, ParameterSymbol> _values;

    private readonly Func<ScheduleSymbol, Func<long, double>> _functionOf;

    internal KindArguments(string kind, IReadOnlyDictionary<string, ParameterSymbol> values, Func<ScheduleSymbol, Func<long, double>> functionOf)
    {
        _functionOf = functionOf;
        _kind = kind;
        _values = values;
    }

    /// <summary>Whether a parameter has a value; false only for an optional one that was not given.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>Whether it has one.</returns>
    public bool IsGiven(string name) => Find(name).State == ParameterState.Known;

    /// <summary>The value of a number.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The number, which is finite.</returns>
    public double Number(string name) => Find(name, KindParameterType.Number).Value.Number;

    /// <summary>The value of a boolean.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The boolean.</returns>
    public bool Boolean(string name) => Find(name, KindParameterType.Boolean).Value.Boolean;

    /// <summary>The value of an array of numbers.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>A copy of its elements, at least one and all finite.</returns>
    public double[] Array(string name) => [.. Find(name, KindParameterType.Array).Value.Array];

    /// <summary>The option of a choice.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The option as it was declared.</returns>
    public string Choice(string name) => Find(name, KindParameterType.Choice).Option;

    /// <summary>The rows of a table.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>Keys and values, by ascending key.</returns>
    public IReadOnlyList<KeyValuePair<double, double>> Table(string name)
    {
        var (keys, values) = Find(name, KindParameterType.Table).Table;
        return [.. keys.Zip(values, KeyValuePair.Create)];
    }

    /// <summary>A schedule.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>Its function. It can be called once the whole configuration is loaded, not while the kind creates its own function.</returns>
    public Func<long, double> Schedule(string name) => _functionOf(Find(name, KindParameterType.Schedule).Schedules[0]);

    /// <summary>A list of schedules.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>Their functions; see <see cref="Schedule"/>.</returns>
    public IReadOnlyList<Func<long, double>> Schedules(string name) => [.. Find(name, KindParameterType.Schedules).Schedules.Select(_functionOf)];

    private ParameterSymbol Find(string name) =>
        _values.TryGetValue(name, out var value) ? value : throw new ArgumentException($"the kind {_kind} declares no parameter {Printable.Quote(name)}", nameof(name));

    private ParameterSymbol Find(string name, KindParameterType type)
    {
        var value = Find(name);
        if (value.Type != type)
            throw new ArgumentException($"the parameter {value.Name} of the kind {_kind} is of the type {value.Type}, not {type}", nameof(name));
        return value.State == ParameterState.Known ? value : throw new ArgumentException($"the parameter {value.Name} of the kind {_kind} was not given", nameof(name));
    }
}
