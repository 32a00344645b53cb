using System.Runtime.CompilerServices;
using LrExpr.Parameters;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr;

/// <summary>The values of the parameters of a kind written in C#, for one use of it. They have been checked.</summary>
/// <remarks>A name or type that the kind does not declare, or a value that was not given, is an <see cref="ArgumentException"/>.</remarks>
/// <example><code>new ScheduleKind("Twice", arguments => { double rate = arguments.Number("rate"); return step => 2 * rate; })</code></example>
public sealed class KindArguments
{
    private readonly string _kind;
    private readonly Dictionary<string, KindArgument> _values;
    private readonly Func<IScheduleArgument, Func<long, double>> _functionOf;

    internal KindArguments(string kind, IEnumerable<KindArgument> values, Func<IScheduleArgument, Func<long, double>> functionOf)
    {
        _kind = kind;
        _values = values.ToDictionary(value => value.Name, Names.Comparer);
        _functionOf = functionOf;
    }

    /// <summary>Whether a parameter has a value; false only for an optional one that was not given.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>Whether it has one.</returns>
    public bool IsGiven(string name) => Find(name).Argument.State == ParameterState.Known;

    /// <summary>The value of a number.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The number, which is finite.</returns>
    public double Number(string name) => Find<double>(name);

    /// <summary>The value of a boolean.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The boolean.</returns>
    public bool Boolean(string name) => Find<bool>(name);

    /// <summary>The value of an array of numbers.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>A copy of its elements, at least one and all finite.</returns>
    public double[] Array(string name) => Find<double[]>(name);

    /// <summary>The option of a choice.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The option as it was declared.</returns>
    public string Choice(string name) => Find<string>(name);

    /// <summary>The options of a list of choices.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The options as they were declared, in the order in which they were given.</returns>
    public IReadOnlyList<string> Choices(string name) => Find<IReadOnlyList<string>>(name);

    /// <summary>The rows of a table, points, rules, or the two ends of a number that may fall.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>Keys and values, by ascending key. Of points, two keys can be equal. The keys of rules are the steps before which the values hold; the last one is infinity.</returns>
    public IReadOnlyList<KeyValuePair<double, double>> Table(string name) => Find<IReadOnlyList<KeyValuePair<double, double>>>(name);

    /// <summary>A schedule.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>Its function. It can be called once the whole configuration is loaded, not while the kind creates its own function.</returns>
    public Func<long, double> Schedule(string name) => Find<Func<long, double>>(name);

    /// <summary>A list of schedules.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>Their functions; see <see cref="Schedule"/>.</returns>
    public IReadOnlyList<Func<long, double>> Schedules(string name) => Find<IReadOnlyList<Func<long, double>>>(name);

    private KindArgument Find(string name) =>
        _values.TryGetValue(name, out var value) ? value : throw new ArgumentException($"the kind {_kind} declares no parameter {Printable.Quote(name)}", nameof(name));

    private T Find<T>(string name, [CallerMemberName] string method = "")
    {
        var value = Find(name);
        if (value.Type is not ParameterType<T> type)
            throw new ArgumentException($"the parameter {value.Name} of the kind {_kind} is of the type {value.Type}, not {method}", nameof(name));
        return value.Argument.State == ParameterState.Known
            ? type.ForCode(value.Argument, _functionOf)
            : throw new ArgumentException($"the parameter {value.Name} of the kind {_kind} was not given", nameof(name));
    }
}

/// <summary>A parameter with what it was given.</summary>
internal sealed record KindArgument(string Name, ParameterType Type, Argument Argument);
