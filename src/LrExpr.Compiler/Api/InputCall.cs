using LrExpr.Running;
using LrExpr.Binding;
using LrExpr.Text;

namespace LrExpr;

/// <summary>A call of a schedule with some of its inputs, in the order of their names.</summary>
internal sealed class InputCall
{
    private readonly OpenCode _code;

    /// <summary>The place of each argument.</summary>
    private readonly int[] _places;

    /// <summary>The inputs that are no arguments; in the places of those that are, whatever.</summary>
    private readonly double[] _others;
    private readonly double[] _low;
    private readonly double[] _high;

    // The same for one argument, which is what most calls have: fields need no look at an array.
    private readonly int _place;
    private readonly double _least;
    private readonly double _greatest;
    private readonly double _first;
    private readonly double _second;
    private readonly double _third;
    private readonly double _fourth;

    /// <param name="schedule">The schedule.</param>
    /// <param name="names">The names of the inputs.</param>
    public InputCall(CompiledSchedule schedule, params string[] names)
        : this(schedule, [.. names.Select(schedule.Places.Of)])
    {
        if (_places.Distinct().Count() < names.Length)
            throw new ArgumentException($"an input of {Printable.Quote(schedule.Name)} is named twice");
    }

    private InputCall(CompiledSchedule schedule, int[] places)
    {
        var inputs = schedule.Symbol.Inputs;
        var given = new ScheduleInputs();
        foreach (int place in places.Where(place => place < inputs.Length))
            given[inputs[place].Name] = 0;
        _others = [.. schedule.Complete(given), 0];
        _places = places;
        _low = [.. places.Select(place => place < inputs.Length ? inputs[place].Min : 0)];
        _high = [.. places.Select(place => place < inputs.Length ? inputs[place].Max : 0)];
        _code = schedule.Code.OfInputs;
        (_place, _least, _greatest) = (places[0], _low[0], _high[0]);
        (_first, _second, _third, _fourth) = (_others[0], _others[1], _others[2], _others[3]);
    }

    /// <summary>The same where inputs may have been taken away: what is given for them goes nowhere.</summary>
    public static InputCall OfThoseThere(CompiledSchedule schedule, string[] names) => new(
        schedule,
        [.. names.Select(name => InputPlaces.Find(schedule.Symbol.Inputs, name) is >= 0 and var place ? place : InputSymbol.Most)]);

    public double At(long step, double first)
    {
        first = first < _least ? _least : first > _greatest ? _greatest : first;
        return _place switch
        {
            0 => _code.Current(step, first, _second, _third, _fourth),
            1 => _code.Current(step, _first, first, _third, _fourth),
            2 => _code.Current(step, _first, _second, first, _fourth),
            3 => _code.Current(step, _first, _second, _third, first),
            _ => _code.Current(step, _first, _second, _third, _fourth),
        };
    }

    public double At(long step, double first, double second) => At(step, [Within(0, first), Within(1, second)]);

    public double At(long step, double first, double second, double third) => At(step, [Within(0, first), Within(1, second), Within(2, third)]);

    public double At(long step, double first, double second, double third, double fourth) =>
        At(step, [Within(0, first), Within(1, second), Within(2, third), Within(3, fourth)]);

    private double At(long step, ReadOnlySpan<double> given)
    {
        Span<double> values = [_others[0], _others[1], _others[2], _others[3], 0];
        for (int i = 0; i < given.Length; i++)
            values[_places[i]] = given[i];
        return _code.Current(step, values[0], values[1], values[2], values[3]);
    }

    private double Within(int index, double value) => value < _low[index] ? _low[index] : value > _high[index] ? _high[index] : value;
}
